"""Staff pages: statements of the bank and their lines."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.betalingen.models import Afschriftregel, Bankafschrift, Bestemming, Regelverwerking
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol

RECHTEN = Adminrechten(frozenset({Rol.FINANCIEEL, Rol.TEAMLEIDER}))


FINANCIEEL = frozenset({Rol.FINANCIEEL})


class Afschriftformulier(forms.Form):
    bestand = forms.FileField(label="Welk bestand? (camt.053 van de bank)")


def _lees_in(request: HttpRequest, _: object, antwoorden: Gegevens) -> str:
    with NamedTemporaryFile(suffix=".xml") as tijdelijk:
        for stuk in antwoorden["bestand"].chunks():
            tijdelijk.write(stuk)
        tijdelijk.flush()
        ingelezen = laad_afschrift(Path(tijdelijk.name))
    if ingelezen.al_ingelezen:
        return "Dit afschrift is al ingelezen. Er is niets veranderd."
    regels, onbekend = sum(ingelezen.tellingen.values()), ingelezen.tellingen.get(Bestemming.ONBEKEND, 0)
    rest = f" {onbekend} regels hebben nog geen bestemming en staan in de werkvoorraad." if onbekend else ""
    return f"Ingelezen: {len(ingelezen.afschriften)} afschrift(en) met {regels} regels.{rest}"


@admin.register(Bankafschrift)
class BankafschriftAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    lijsthandelingen = {
        "lees-in": Handeling(
            "Lees een afschrift in", FINANCIEEL, _lees_in, Afschriftformulier, uitleg="Een bestand mag u twee keer inlezen."
        )
    }
    list_display = ("kenmerk", "datum", "aantal", bedrag("beginsaldo_centen"), bedrag("eindsaldo_centen"))


@admin.register(Afschriftregel)
class AfschriftregelAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("afschrift", "volgnummer", "bij", bedrag("bedrag_centen"), "boekdatum", "naam")


@admin.register(Regelverwerking)
class RegelverwerkingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("regel", "bestemming", "persoon", "vordering")
    list_filter = ("bestemming",)
