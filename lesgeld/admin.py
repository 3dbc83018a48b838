"""Staff pages of lesgeld: judging a request for a refund, and the reasons that were recognised."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.aanvragen.handelingen import aanvraaghandelingen
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from lesgeld.beslissing_vragen import SOORT as BESLISSING_GEVRAAGD
from lesgeld.codes import Reden
from lesgeld.models import TE_ERKENNEN, ErkendeReden, Redenintrekking
from lesgeld.services.beslis_op_vraag import Antwoord, beslis_dat_het_klopt, rond_vraag_af
from lesgeld.services.ken_verzoek_toe import Toekenning, ken_verzoek_toe
from lesgeld.services.rond_verzoek_af_met_maatwerk import rond_verzoek_af_met_maatwerk
from lesgeld.services.trek_reden_in import trek_reden_in
from lesgeld.services.wijs_verzoek_af import LANGSTE_UITLEG, WAAROM, Afwijzing, wijs_verzoek_af
from lesgeld.terugvragen import SOORT

BESLISSERS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})


class Toekenningsformulier(forms.Form):
    reden = forms.TypedChoiceField(
        label="Welke reden erkent u?",
        coerce=lambda waarde: Reden(int(waarde)),
        choices=[(int(reden), tekst) for reden, tekst in TE_ERKENNEN.items()],
    )
    vanaf = forms.DateField(
        label="Op welke dag begon de reden?",
        widget=datumveld(),
        help_text="Een dag waarop de student nog was ingeschreven. Weet u het niet: de laatste schooldag.",
    )
    motivering = forms.CharField(label="Waarom kent u dit toe?", widget=forms.Textarea({"rows": 5}), min_length=20, max_length=5000)


class Afwijzingsformulier(forms.Form):
    waarom = forms.ChoiceField(label="Waarom wijst u af?", choices=list(WAAROM.items()))
    uitleg = forms.CharField(
        label="Uitleg voor de student",
        help_text="Deze tekst komt in de brief. Schrijf kort en gewoon, en noem geen ziekte.",
        widget=forms.Textarea({"rows": 4}),
        min_length=20,
        max_length=LANGSTE_UITLEG,
    )


def _ken_toe(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    toekenning = Toekenning(aanvraag.pk, antwoorden["reden"], antwoorden["vanaf"], antwoorden["motivering"])
    oordeel = ken_verzoek_toe(toekenning, medewerker_van(request))
    if oordeel.besluit is None:
        return "De reden is erkend. Er staat een rem op deze persoon: het besluit volgt als de rem eraf is."
    return f"De aanvraag is toegekend: besluit {oordeel.besluit.kenmerk}."


def _wijs_af(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    wijs_verzoek_af(Afwijzing(aanvraag.pk, antwoorden["waarom"], antwoorden["uitleg"]), medewerker_van(request))
    return "De aanvraag is afgewezen. De student krijgt een besluit."


def _met_maatwerk(request: HttpRequest, aanvraag: Aanvraag, _: Gegevens) -> str:
    rond_verzoek_af_met_maatwerk(aanvraag.pk, medewerker_van(request))
    return "De aanvraag is afgerond met het maatwerk."


def _te_beoordelen(aanvraag: Aanvraag) -> bool:
    return aanvraag.soort == SOORT and aanvraag.staat == Aanvraagstaat.NAAR_MENS


aanvraaghandelingen["ken-toe"] = Handeling(
    "Teruggave toekennen",
    BESLISSERS,
    _ken_toe,
    Toekenningsformulier,
    kan=lambda aanvraag: _te_beoordelen(aanvraag) and not aanvraag.gegevens.get("te_laat"),
    uitleg="U erkent de reden. De regel rekent uit hoeveel er teruggaat.",
)
aanvraaghandelingen["wijs-af"] = Handeling(
    "Teruggave afwijzen",
    BESLISSERS,
    _wijs_af,
    Afwijzingsformulier,
    kan=_te_beoordelen,
    uitleg="De student krijgt een besluit en kan bezwaar maken.",
)
aanvraaghandelingen["met-maatwerk"] = Handeling("Afronden met het besloten maatwerk", BESLISSERS, _met_maatwerk, kan=_te_beoordelen)


class Antwoordformulier(forms.Form):
    uitleg = forms.CharField(
        label="Uitleg",
        help_text="Deze tekst komt in de brief als het lesgeld klopt. Schrijf kort en gewoon.",
        widget=forms.Textarea({"rows": 4}),
        min_length=20,
        max_length=LANGSTE_UITLEG,
    )


def _het_klopt(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    oordeel = beslis_dat_het_klopt(Antwoord(aanvraag.pk, antwoorden["uitleg"]), medewerker_van(request))
    return f"Besloten: {oordeel.besluit.kenmerk if oordeel.besluit else ''}. De student krijgt een besluit en kan bezwaar maken."


def _is_verbeterd(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    rond_vraag_af(Antwoord(aanvraag.pk, antwoorden["uitleg"]), medewerker_van(request))
    return "De vraag is afgerond met het nieuwe besluit."


def _te_beslissen(aanvraag: Aanvraag) -> bool:
    return aanvraag.soort == BESLISSING_GEVRAAGD and aanvraag.staat == Aanvraagstaat.NAAR_MENS


aanvraaghandelingen["het-klopt"] = Handeling(
    "Beslissen dat het lesgeld klopt",
    BESLISSERS,
    _het_klopt,
    Antwoordformulier,
    kan=_te_beslissen,
    uitleg="De student krijgt een besluit en kan bezwaar maken. De inning gaat daarna verder.",
)
aanvraaghandelingen["is-verbeterd"] = Handeling(
    "Afronden met het besluit dat het verbeterde", BESLISSERS, _is_verbeterd, Antwoordformulier, kan=_te_beslissen
)


class Intrekformulier(forms.Form):
    waarom = forms.CharField(label="Waarom is dit toch geen reden?", widget=forms.Textarea, min_length=20, max_length=1000)


def _trek_in(request: HttpRequest, reden: ErkendeReden, antwoorden: Gegevens) -> str:
    besloten = trek_reden_in(reden.pk, antwoorden["waarom"], medewerker_van(request))
    if besloten:
        return "De reden is ingetrokken. De student krijgt een nieuw besluit en kan bezwaar maken."
    return "De reden is ingetrokken. Het lesgeld is niet anders, of een rem houdt het besluit nog tegen."


@admin.register(ErkendeReden)
class ErkendeRedenAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    handelingen = {
        "trek-in": Handeling(
            "Trek deze reden in",
            BESLISSERS,
            _trek_in,
            Intrekformulier,
            kan=lambda reden: reden.vervangen_op is None,
            uitleg="Het lesgeld wordt opnieuw berekend, en kan hoger worden. Spreek de student eerst.",
        )
    }
    list_display = ("persoon", "schooljaar", "erkend", "vanaf", "medewerker", "vervangen_op")


def _redenen(persoon: int) -> Iterator[Rij]:
    for reden in ErkendeReden.objects.filter(persoon=persoon).select_related("medewerker").order_by("-pk")[:10]:
        staat = "vervangen" if reden.vervangen_op else ""
        cellen = (reden.schooljaar, reden.get_erkend_display(), reden.vanaf, str(reden.medewerker), staat)
        yield Rij(cellen, ErkendeReden, reden.pk)


dossierpanelen.meld_aan(
    "erkende_redenen", Paneel("Erkende redenen", ("schooljaar", "reden", "vanaf", "door", "staat"), _redenen, ErkendeReden, 32)
)


@admin.register(Redenintrekking)
class RedenintrekkingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("persoon", "schooljaar", "waarom", "medewerker", "vastgelegd_op")
