"""Staff acts on a request to correct data."""

from django import forms
from django.http import HttpRequest

from duo_portal.aanvragen.correctie import SOORT
from duo_portal.aanvragen.handelingen import aanvraaghandelingen
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Uitkomst
from duo_portal.aanvragen.services.beoordeel_correctie import LANGSTE_UITLEG, Correctieoordeel, beoordeel_correctie
from duo_portal.aanvragen.services.verleng_correctie import verleng_correctie
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling
from duo_portal.toegang.rollen import Rol, medewerker_van

BESLISSERS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})


class Uitlegformulier(forms.Form):
    uitleg = forms.CharField(
        label="Uitleg voor de burger",
        help_text="Deze tekst komt in de brief. Schrijf kort en gewoon.",
        widget=forms.Textarea({"rows": 4}),
        min_length=20,
        max_length=LANGSTE_UITLEG,
    )


def _verbeterd(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    beoordeel_correctie(Correctieoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, antwoorden["uitleg"]), medewerker_van(request))
    return "De aanvraag is afgerond. De burger krijgt bericht dat het is verbeterd."


def _geweigerd(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    beoordeel_correctie(Correctieoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, antwoorden["uitleg"]), medewerker_van(request))
    return "De aanvraag is afgewezen. De burger krijgt een besluit en kan bezwaar maken."


def _meer_tijd(request: HttpRequest, aanvraag: Aanvraag, antwoorden: Gegevens) -> str:
    verleng_correctie(aanvraag.pk, antwoorden["uitleg"], medewerker_van(request))
    return "Er is twee maanden meer tijd. De burger krijgt bericht met uw uitleg."


def _te_beoordelen(aanvraag: Aanvraag) -> bool:
    return aanvraag.soort == SOORT and aanvraag.staat == Aanvraagstaat.NAAR_MENS


aanvraaghandelingen["verbeterd"] = Handeling(
    "Het gegeven is verbeterd",
    BESLISSERS,
    _verbeterd,
    Uitlegformulier,
    kan=_te_beoordelen,
    uitleg="Verbeter eerst het gegeven zelf, of laat de bron dat doen.",
)
aanvraaghandelingen["meer-tijd"] = Handeling(
    "Meer tijd nemen",
    BESLISSERS,
    _meer_tijd,
    Uitlegformulier,
    kan=_te_beoordelen,
    uitleg="Eén keer, binnen de eerste maand, twee maanden erbij. Schrijf waarom.",
)
aanvraaghandelingen["niet-verbeteren"] = Handeling(
    "Niet verbeteren",
    BESLISSERS,
    _geweigerd,
    Uitlegformulier,
    kan=_te_beoordelen,
    uitleg="De burger krijgt een besluit en kan bezwaar maken.",
)
