"""What staff can do with the collection of a claim, and how it stands on the page of a person."""

from collections.abc import Iterator

from django import forms
from django.http import HttpRequest

from duo_portal.berichten.opmaak import centen
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.toegang.beheer.dossier import Paneel, Rij
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.services.stel_verjaring_vast import stel_verjaring_vast
from duo_portal.vorderingen.services.verleen_uitstel import verleen_uitstel
from duo_portal.vorderingen.stand import Inningsstand, inningsstanden_van

BEHANDELAARS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})


class Uitstelformulier(forms.Form):
    tot = forms.DateField(label="Uitstel tot en met", widget=datumveld())
    reden = forms.CharField(label="Waarom?", max_length=200)


class Tegenhoudformulier(forms.Form):
    tot = forms.DateField(label="Tot en met (leeg: tot iemand de rem eraf haalt)", required=False, widget=datumveld())
    reden = forms.CharField(label="Waarom?", max_length=200)


def _verleen(request: HttpRequest, vordering: Vordering, antwoorden: Gegevens) -> str:
    uitstel = verleen_uitstel(vordering.pk, antwoorden["tot"], reden=antwoorden["reden"], door=medewerker_van(request))
    verteld = "De burger krijgt bericht." if uitstel.bericht_id else "Er is niemand om te schrijven: vertel het zelf."
    return f"Er is uitstel tot en met {uitstel.tot:%d-%m-%Y}. {verteld}"


def _houd_tegen(request: HttpRequest, vordering: Vordering, antwoorden: Gegevens) -> str:
    zet_rem(
        vordering.persoon_id,
        Remsoort.HANDMATIG,
        vordering_id=vordering.pk,
        toelichting=antwoorden["reden"],
        tot=antwoorden["tot"],
        door=medewerker_van(request),
    )
    return "De inning van deze vordering staat stil. Wat het CJIB of de deurwaarder al heeft, roept u apart terug."


def _verjaard(request: HttpRequest, vordering: Vordering, _: Gegevens) -> str:
    stel_verjaring_vast(vordering.pk, door=medewerker_van(request))
    return "De vordering is verjaard. Wij innen haar niet meer."


INNING_HANDELINGEN = {
    "verleen-uitstel": Handeling("Uitstel geven", BEHANDELAARS, _verleen, Uitstelformulier, uitleg="Tot die dag gebeurt er niets."),
    "houd-tegen": Handeling("Inning tegenhouden", BEHANDELAARS, _houd_tegen, Tegenhoudformulier),
    "stel-verjaring-vast": Handeling("Verjaring vaststellen", BEHANDELAARS, _verjaard, uitleg="Kan alleen na de laatste dag."),
}


def _rijen(persoon: int) -> Iterator[Rij]:
    """The claims on which something is open or was collected."""
    for stand in inningsstanden_van(persoon):
        if stand.open > 0 or stand.stap is not None:
            yield Rij(_cellen(stand), Vordering, stand.vordering_id, let_op=bool(stand.remmen) or stand.verjaard)


def _cellen(stand: Inningsstand) -> tuple[object, ...]:
    komt = "" if stand.volgende is None else stand.volgende.label if stand.volgende_op else f"{stand.volgende.label}, na verzending"
    return (
        stand.vordering_id,
        centen(stand.open),
        f"{stand.stap.label} {stand.stap_op:%d-%m-%Y}" if stand.stap else "",
        komt,
        stand.volgende_op or "",
        ", ".join(rem.label for rem in stand.remmen),
        stand.verjaart_op,
    )


PANEEL = Paneel("Inning", ("vordering", "open", "stand", "daarna", "niet voor", "remmen", "verjaart na"), _rijen, Vordering, 42)
