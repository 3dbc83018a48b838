"""Staff pages: brakes, set and lifted by their own use cases."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierhandelingen, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import medewerker_van

# Set by their own flows, never by hand.
NIET_MET_DE_HAND = {Remsoort.MAATWERK, Remsoort.MENS_KIJKT_MEE, Remsoort.OVERLEDEN}


class Remformulier(forms.Form):
    soort = forms.TypedChoiceField(
        label="Soort rem", coerce=lambda w: Remsoort(int(w)), choices=[(s.value, s.label) for s in Remsoort if s not in NIET_MET_DE_HAND]
    )
    lijn = forms.CharField(label="Alleen voor deze dienst (leeg: alle)", required=False, max_length=20)
    toelichting = forms.CharField(label="Waarom", max_length=200)
    tot = forms.DateField(label="Tot en met (leeg: tot iemand de rem eraf haalt)", required=False, widget=datumveld())


class Opheffenformulier(forms.Form):
    reden = forms.CharField(label="Waarom kan de rem eraf?", max_length=180)


def _zet(request: HttpRequest, persoon: Persoon, antwoorden: Gegevens) -> str:
    zet_rem(persoon.pk, door=medewerker_van(request), **antwoorden)
    return "De rem staat erop. Automatische stappen wachten nu."


def _hef_op(request: HttpRequest, rem: Rem, antwoorden: Gegevens) -> str:
    hef_rem_op(rem.pk, reden=antwoorden["reden"], door=medewerker_van(request))
    return "De rem is eraf."


@admin.register(Rem)
class RemAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "soort", "lijn", "van", "tot", "toelichting", "vervangen_op")
    list_filter = ("soort",)
    handelingen = {
        "hef-op": Handeling(
            "Rem eraf halen", BEHANDELING, _hef_op, Opheffenformulier, kan=lambda rem: rem.vervangen_op is None, naar_lijst=True
        )
    }


def _remmen(persoon: int) -> Iterator[Rij]:
    dag = vandaag()
    for rem in Rem.objects.filter(persoon=persoon, vervangen_op__isnull=True).order_by("-pk")[:20]:
        werkt = rem.van <= dag and (rem.tot is None or rem.tot >= dag)
        waarop = f"besluit {rem.besluit_id}" if rem.besluit_id else f"vordering {rem.vordering_id}" if rem.vordering_id else "de persoon"
        cellen = (rem.get_soort_display(), waarop, rem.lijn or "alle diensten", rem.van, rem.tot, rem.toelichting or rem.reden)
        yield Rij(cellen, Rem, rem.pk, let_op=werkt)


dossierpanelen.meld_aan(
    "remmen",
    Paneel("Remmen", ("soort", "op", "dienst", "van", "tot en met", "toelichting"), _remmen, Rem, 10, "Er staat geen rem op deze persoon."),
)
dossierhandelingen["rem"] = Handeling("Rem zetten", BEHANDELING, _zet, Remformulier)
