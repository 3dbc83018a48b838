"""Staff acts on the requests of this line: a parent out of the picture, a parent's data, another year."""

from django import forms
from django.http import HttpRequest

from duo_portal.aanvragen.handelingen import aanvraaghandelingen
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Uitkomst
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from studiefinanciering.aanvragen import uit_beeld
from studiefinanciering.models import Buitenbeschouwing
from studiefinanciering.ouders import gegevens, verlegging
from studiefinanciering.services.beoordeel_ouder_uit_beeld import LANGSTE_UITLEG, Uitbeeldoordeel, beoordeel_ouder_uit_beeld
from studiefinanciering.services.beoordeel_oudergegevens import Ouderoordeel, beoordeel_oudergegevens
from studiefinanciering.services.toets_verlegging import toets_verlegging

BESLISSERS = frozenset({Rol.BEHANDELAAR_STUDIEFINANCIERING, Rol.TEAMLEIDER})


class Uitlegformulier(forms.Form):
    uitleg = forms.CharField(
        label="Uitleg voor de burger",
        help_text="Deze tekst komt in de brief. Schrijf kort en gewoon. Noem niets van een ander.",
        widget=forms.Textarea({"rows": 4}),
        min_length=20,
        max_length=LANGSTE_UITLEG,
    )


class Uitbeeldformulier(Uitlegformulier):
    grond = forms.TypedChoiceField(
        label="Op welke grond?",
        coerce=lambda waarde: Buitenbeschouwing(int(waarde)),
        choices=[(int(grond), grond.label) for grond in Buitenbeschouwing if grond != Buitenbeschouwing.OPGEVRAAGD],
    )
    vanaf = forms.DateField(label="Vanaf welke maand?", widget=datumveld(), help_text="Hoogstens twee jaar voor de aanvraag.")
    tot = forms.DateField(label="Tot en met welke maand?", widget=datumveld(), required=False, help_text="Leeg: tot het verandert.")
    alimentatie = forms.DecimalField(
        label="Alimentatie die de rechter vaststelde, per maand",
        help_text="In euro's. Komt in de plaats van de bijdrage van deze ouder.",
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
    )


def _stel_buiten(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    oordeel = Uitbeeldoordeel(
        aanvraag.pk,
        Uitkomst.TOEGEKEND,
        antwoorden["uitleg"],
        antwoorden["vanaf"],
        antwoorden["tot"],
        antwoorden["grond"],
        int((antwoorden["alimentatie"] or 0) * 100),
    )
    beoordeel_ouder_uit_beeld(oordeel, medewerker_van(request))
    return "Deze ouder telt niet mee. De student krijgt een besluit, en een nieuwe berekening."


def _blijft_tellen(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    beoordeel_ouder_uit_beeld(Uitbeeldoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, antwoorden["uitleg"]), medewerker_van(request))
    return "Deze ouder blijft meetellen. De student krijgt een besluit en kan bezwaar maken."


def _neem_over(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    beoordeel_oudergegevens(Ouderoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, antwoorden["uitleg"]), medewerker_van(request))
    return "De opgave is overgenomen. De beurs van de kinderen is opnieuw berekend."


def _neem_niet_over(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    beoordeel_oudergegevens(Ouderoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, antwoorden["uitleg"]), medewerker_van(request))
    return "De opgave is niet overgenomen. De ouder krijgt een besluit en kan bezwaar maken."


def _toets(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    oordeel = toets_verlegging(aanvraag.pk, medewerker_van(request))
    return f"De daling is getoetst: {oordeel.get_uitkomst_display()}. Wie het vroeg, krijgt bericht."


def _open(aanvraag: Aanvraag, soort: str) -> bool:
    return aanvraag.soort == soort and aanvraag.staat == Aanvraagstaat.NAAR_MENS


aanvraaghandelingen["ouder-buiten-beschouwing"] = Handeling(
    "Deze ouder telt niet mee",
    BESLISSERS,
    _stel_buiten,
    Uitbeeldformulier,
    kan=lambda aanvraag: _open(aanvraag, uit_beeld.SOORT),
    uitleg="Vraag eerst gegevens op bij de ouder. Een verklaring van een decaan is genoeg bewijs.",
)
aanvraaghandelingen["ouder-telt-mee"] = Handeling(
    "Deze ouder blijft meetellen",
    BESLISSERS,
    _blijft_tellen,
    Uitlegformulier,
    kan=lambda aanvraag: _open(aanvraag, uit_beeld.SOORT),
    uitleg="De student krijgt een besluit en kan bezwaar maken.",
)
aanvraaghandelingen["oudergegevens-overnemen"] = Handeling(
    "Opgave van de ouder overnemen",
    BESLISSERS,
    _neem_over,
    Uitlegformulier,
    kan=lambda aanvraag: _open(aanvraag, gegevens.SOORT),
    uitleg="Kijk eerst het bewijs na. De beurs van de kinderen wordt meteen opnieuw berekend.",
)
aanvraaghandelingen["oudergegevens-niet-overnemen"] = Handeling(
    "Opgave van de ouder niet overnemen",
    BESLISSERS,
    _neem_niet_over,
    Uitlegformulier,
    kan=lambda aanvraag: _open(aanvraag, gegevens.SOORT),
    uitleg="De ouder krijgt een besluit en kan bezwaar maken.",
)
aanvraaghandelingen["verlegging-toetsen"] = Handeling(
    "Daling toetsen",
    BESLISSERS,
    _toets,
    kan=lambda aanvraag: _open(aanvraag, verlegging.SOORT),
    uitleg="Kijk eerst het bewijs na. De regel toetst beide inkomens samen; de uitkomst noemt geen bedrag.",
)
