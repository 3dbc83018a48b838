"""Staff pages: statements of the bank and their lines."""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.berichten.opmaak import centen
from duo_portal.betalingen.models import Afschriftregel, Bankafschrift, Bestemming, Regelverwerking
from duo_portal.betalingen.services.bestem_ontvangst import stuur_ontvangst_terug, wacht_op_bestemming, wijs_ontvangst_toe
from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
from duo_portal.betalingen.services.verklaar_afschrijving import Verklaring, Waarom, stel_verklaring_voor, wacht_op_verklaring
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol, medewerker_van

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


class Kenmerkformulier(forms.Form):
    kenmerk = forms.CharField(label="Wat is het betalingskenmerk van de vordering? (16 cijfers)", max_length=40)


def _wijs_toe(request: HttpRequest, regel: Afschriftregel, antwoorden: Gegevens) -> str:
    vordering = wijs_ontvangst_toe(regel.pk, antwoorden["kenmerk"], medewerker_van(request))
    return f"{centen(regel.bedrag_centen)} is geboekt op vordering {vordering.pk} ({vordering.get_soort_display()} {vordering.periode})."


def _stuur_terug(request: HttpRequest, regel: Afschriftregel, _: Gegevens) -> str:
    opdracht = stuur_ontvangst_terug(regel.pk, medewerker_van(request))
    return f"Opdracht {opdracht.pk} staat klaar. Twee collega's geven de batch vrij, en dan betaalt de bank."


class Verklaringformulier(forms.Form):
    waarom = forms.ChoiceField(
        label="Wat was het?",
        choices=[
            (Waarom.BANKKOSTEN.value, "Kosten of een verschil van de bank"),
            (Waarom.TEGENREGEL.value, "Een fout die de bank herstelde"),
        ],
    )
    tegenregel = forms.IntegerField(label="Nummer van de regel waarop het terugkwam (alleen bij een herstelde fout)", required=False)
    motivering = forms.CharField(label="Hoe weet u dat?", widget=forms.Textarea, max_length=1000)


def _verklaar(request: HttpRequest, regel: Afschriftregel, antwoorden: Gegevens) -> str:
    verklaring = Verklaring(regel.pk, Waarom(antwoorden["waarom"]), antwoorden["motivering"], antwoorden["tegenregel"])
    taak = stel_verklaring_voor(verklaring, medewerker_van(request))
    return f"Voorstel {taak.pk} staat in de werkvoorraad. Een teamleider kijkt mee; daarna wordt het geboekt."


@admin.register(Afschriftregel)
class AfschriftregelAdmin(HandelingenAdmin, AlleenLezenAdmin):
    """Lines without destination: staff find the claim by its reference, send the money back, or explain why it left."""

    rechten = RECHTEN
    handelingen = {
        "wijs-toe": Handeling("Wijs toe aan een vordering", FINANCIEEL, _wijs_toe, Kenmerkformulier, kan=wacht_op_bestemming),
        "stuur-terug": Handeling(
            "Stuur terug naar de afzender",
            FINANCIEEL,
            _stuur_terug,
            kan=wacht_op_bestemming,
            uitleg="Het geld gaat terug naar de rekening waar het vandaan kwam.",
        ),
        "verklaar": Handeling(
            "Verklaar waarom dit geld wegging",
            FINANCIEEL,
            _verklaar,
            Verklaringformulier,
            kan=wacht_op_verklaring,
            uitleg="Er wordt pas geboekt als een teamleider akkoord is.",
        ),
    }
    list_display = ("afschrift", "volgnummer", "bij", bedrag("bedrag_centen"), "boekdatum", "naam")


@admin.register(Regelverwerking)
class RegelverwerkingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("regel", "bestemming", "persoon", "vordering")
    list_filter = ("bestemming",)
