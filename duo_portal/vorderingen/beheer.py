"""What staff can do with a claim: take it back, tell the party again, propose to waive, propose interest."""

from datetime import date
from decimal import Decimal

from django import forms
from django.http import HttpRequest

from duo_portal.betalingen.models import Tegemoetkomingsoort
from duo_portal.betalingen.services.stel_tegemoetkoming_voor import Voorstel, stel_tegemoetkoming_voor
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from duo_portal.vorderingen.models import Vordering
from duo_portal.vorderingen.regels.rente import Deel
from duo_portal.vorderingen.services.roep_terug import lever_opnieuw, roep_terug

BESLISSERS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})
UITLEG = "U doet een voorstel. Er verandert pas iets als een teamleider akkoord is."


def _euros(label: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal(0), max_value=Decimal(100_000), decimal_places=2, localize=True, initial=0)


class Motiveringformulier(forms.Form):
    grond = forms.CharField(label="Artikel dat dit toestaat", max_length=120)
    motivering = forms.CharField(label="Waarom?", widget=forms.Textarea({"rows": 6}), min_length=20, max_length=5000)


class Kwijtscheldingformulier(Motiveringformulier):
    hoofdsom = _euros("Hoeveel van het bedrag vervalt, in euro's")
    kosten = _euros("Hoeveel van de kosten vervalt, in euro's")
    field_order = ("hoofdsom", "kosten", "grond", "motivering")


class Renteformulier(Motiveringformulier):
    bedrag = _euros("Over welk bedrag, in euro's")
    vanaf = forms.DateField(label="Vanaf welke dag was dit geld niet van ons?", widget=datumveld())
    tot = forms.DateField(label="Tot welke dag (die dag telt niet mee)", widget=datumveld(), initial=vandaag)
    field_order = ("bedrag", "vanaf", "tot", "grond", "motivering")


def _roep_terug(request: HttpRequest, vordering: Vordering, _: Gegevens) -> str:
    roep_terug(vordering.pk)
    return "De vordering is teruggeroepen. Wie haar heeft, hoort het vannacht."


def _lever_opnieuw(request: HttpRequest, vordering: Vordering, _: Gegevens) -> str:
    lever_opnieuw(vordering.pk)
    return "De wijziging gaat vannacht opnieuw naar wie de vordering heeft."


def _scheld_kwijt(request: HttpRequest, vordering: Vordering, antwoorden: Gegevens) -> str:
    hoofdsom, kosten = int(antwoorden["hoofdsom"] * 100), int(antwoorden["kosten"] * 100)
    soort = Tegemoetkomingsoort.KWIJTSCHELDING
    return _stel_voor(request, Voorstel(vordering.pk, soort, antwoorden["grond"], antwoorden["motivering"], hoofdsom, kosten))


def _vergoed_rente(request: HttpRequest, vordering: Vordering, antwoorden: Gegevens) -> str:
    vanaf: date = antwoorden["vanaf"]
    delen = (Deel(int(antwoorden["bedrag"] * 100), vanaf),)
    voorstel = Voorstel(
        vordering.pk, Tegemoetkomingsoort.RENTE, antwoorden["grond"], antwoorden["motivering"], delen=delen, tot=antwoorden["tot"]
    )
    return _stel_voor(request, voorstel)


def _stel_voor(request: HttpRequest, voorstel: Voorstel) -> str:
    stel_tegemoetkoming_voor(voorstel, medewerker_van(request))
    return "Uw voorstel staat in de werkvoorraad. Een teamleider kijkt mee."


HANDELINGEN = {
    "roep-terug": Handeling("Terugroepen", BESLISSERS, _roep_terug, uitleg="Het CJIB of de deurwaarder mag dan niets meer innen."),
    "lever-opnieuw": Handeling("Opnieuw doorgeven na een weigering", BESLISSERS, _lever_opnieuw),
    "scheld-kwijt": Handeling("Kwijtschelding voorstellen", BESLISSERS, _scheld_kwijt, Kwijtscheldingformulier, uitleg=UITLEG),
    "vergoed-rente": Handeling("Rente voorstellen", BESLISSERS, _vergoed_rente, Renteformulier, uitleg=UITLEG),
}
