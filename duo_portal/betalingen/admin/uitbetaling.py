"""Staff pages: orders, batches with their two releases, and the file for the bank."""

from collections.abc import Iterator
from datetime import timedelta

from django import forms
from django.contrib import admin
from django.http import FileResponse, HttpRequest

from duo_portal.berichten.opmaak import centen
from duo_portal.betalingen.models import (
    Batchregel,
    Batchsoort,
    Betaalbatch,
    Betaalbestand,
    Betaalopdracht,
    Betalerrekening,
    Ontvangst,
    Uitbetalingretour,
    Uitvoering,
    Vrijgave,
)
from duo_portal.betalingen.services.betaal_opnieuw_uit import betaal_opnieuw_uit, wacht_op_opnieuw
from duo_portal.betalingen.services.geef_dag_vrij import geef_dag_vrij
from duo_portal.betalingen.services.geef_vrij import geef_vrij
from duo_portal.betalingen.services.maak_bestand import maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.betalingen.services.vernieuw_opdracht import ROLLEN as VERNIEUWERS
from duo_portal.betalingen.services.vernieuw_opdracht import vernieuw_opdracht
from duo_portal.betalingen.services.wijzig_betalerrekening import Opgave, kan_betalerrekening, stel_betalerrekening_voor
from duo_portal.tijd import vandaag
from duo_portal.tijd.bankdagen import bankdag_op_of_na
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van

FINANCIEEL = frozenset({Rol.FINANCIEEL})
RECHTEN = Adminrechten(FINANCIEEL | {Rol.TEAMLEIDER})
OPDRACHTRECHTEN = Adminrechten(FINANCIEEL | {Rol.TEAMLEIDER, Rol.BEHANDELAAR_LESGELD})


class Batchformulier(forms.Form):
    uitvoeren_op = forms.DateField(
        label="Op welke dag betaalt de bank?",
        widget=datumveld(),
        initial=lambda: bankdag_op_of_na(vandaag() + timedelta(days=1)),
    )


class Dagformulier(forms.Form):
    uitvoeren_op = forms.DateField(label="Van welke dag?", widget=datumveld())
    soort = forms.TypedChoiceField(label="Welke batches?", choices=Batchsoort.choices, coerce=int)


class Betalerformulier(forms.Form):
    iban = forms.CharField(label="Wat is de andere rekening (IBAN)?", max_length=42)
    tenaamstelling = forms.CharField(label="Op welke naam staat die?", max_length=70)
    bewijs = forms.CharField(label="Waaruit blijkt dat de betaler deze rekening zelf opgaf?", max_length=200)


def _stel_samen(request: HttpRequest, _: object, antwoorden: Gegevens) -> str:
    uitkomst = stel_batch_samen(antwoorden["uitvoeren_op"], medewerker_van(request))
    rest = f" {uitkomst.aangehouden} betalingen wachten door een rem en staan in de werkvoorraad." if uitkomst.aangehouden else ""
    if not uitkomst.batches:
        return f"Er wacht geen betaling.{rest}"
    nummers = ", ".join(str(batch.pk) for batch in uitkomst.batches)
    aantal, totaal = (sum(getattr(batch, veld) for batch in uitkomst.batches) for veld in ("aantal", "totaal_centen"))
    return f"Batch {nummers}: {aantal} betalingen, samen {centen(totaal)}.{rest}"


def _geef_vrij(request: HttpRequest, batch: Betaalbatch, _: Gegevens) -> str:
    vrijgave = geef_vrij(batch.pk, medewerker_van(request))
    return "Eerste vrijgave gedaan. Een collega moet de tweede doen." if vrijgave.nummer == 1 else "De batch is helemaal vrijgegeven."


def _geef_dag_vrij(request: HttpRequest, _: object, antwoorden: Gegevens) -> str:
    uitkomst = geef_dag_vrij(Batchsoort(antwoorden["soort"]), antwoorden["uitvoeren_op"], medewerker_van(request))
    gedaan = f"{uitkomst.aantal} batches vrijgegeven, samen {centen(uitkomst.totaal_centen)}."
    return " ".join([gedaan, *uitkomst.geweigerd])


def _maak_bestand(request: HttpRequest, batch: Betaalbatch, _: Gegevens) -> FileResponse:
    bestand = maak_bestand(batch.pk)
    return FileResponse(bestand.pad.open("rb"), as_attachment=True, filename=bestand.pad.name, content_type="application/xml")


def _vernieuw(request: HttpRequest, opdracht: Betaalopdracht, _: Gegevens) -> str:
    nieuw = vernieuw_opdracht(opdracht.pk, medewerker_van(request))
    return f"Opdracht {nieuw.pk} is gemaakt." if nieuw else "Er is nog geen rekening bekend. De taak staat in de werkvoorraad."


def _betaal_opnieuw(request: HttpRequest, opdracht: Betaalopdracht, _: Gegevens) -> str:
    nieuw = betaal_opnieuw_uit(opdracht.pk, medewerker_van(request))
    return f"Opdracht {nieuw.pk} staat klaar. Twee collega's geven de batch vrij, en dan betaalt de bank."


def _andere_rekening(request: HttpRequest, opdracht: Betaalopdracht, antwoorden: Gegevens) -> str:
    stel_betalerrekening_voor(Opgave(opdracht.pk, **antwoorden), medewerker_van(request))
    return "Uw voorstel staat in de werkvoorraad. Een teamleider kijkt mee."


@admin.register(Betaalopdracht)
class BetaalopdrachtAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = OPDRACHTRECHTEN
    handelingen = {
        "vernieuw": Handeling(
            "Vernieuw voor een andere rekening",
            VERNIEUWERS,
            _vernieuw,
            kan=lambda opdracht: not Batchregel.objects.filter(opdracht=opdracht).exists(),
            uitleg="Het geld gaat naar wie het nu mag ontvangen. De nieuwe opdracht moet ook door twee mensen worden vrijgegeven.",
        ),
        "betaal-opnieuw": Handeling(
            "Betaal opnieuw uit",
            VERNIEUWERS,
            _betaal_opnieuw,
            kan=lambda opdracht: opdracht.persoon_id is not None and wacht_op_opnieuw(opdracht),
            uitleg="De bank stuurde dit geld terug. Het gaat nu naar de andere rekening die wij van deze persoon kennen. "
            "Is die rekening niet door de persoon zelf opgegeven? Doe het dan niet.",
        ),
        "andere-rekening": Handeling(
            "Andere rekening van de betaler",
            VERNIEUWERS,
            _andere_rekening,
            Betalerformulier,
            kan=kan_betalerrekening,
            uitleg="De bank stuurde dit geld terug. Het was van iemand anders die betaalde, en niet van deze persoon. "
            "Een teamleider kijkt mee. Bel de betaler op een nummer dat u al kende.",
        ),
    }
    list_display = ("id", "persoon", bedrag("bedrag_centen"), "tenaamstelling", "opgesteld_op")


@admin.register(Betaalbatch)
class BetaalbatchAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "soort", "uitvoeren_op", "aantal", bedrag("totaal_centen"), "bevroren_op", "samengesteld_door")
    list_filter = ("soort",)
    handelingen = {
        "geef-vrij": Handeling("Geef vrij", FINANCIEEL, _geef_vrij, kan=lambda batch: batch.vrijgaven.count() < 2),
        "bestand": Handeling("Haal het bestand voor de bank", FINANCIEEL, _maak_bestand, kan=lambda batch: batch.vrijgaven.count() == 2),
    }
    lijsthandelingen = {
        "stel-samen": Handeling("Stel een batch samen", FINANCIEEL, _stel_samen, Batchformulier),
        "geef-dag-vrij": Handeling("Geef alle batches van een dag vrij", FINANCIEEL, _geef_dag_vrij, Dagformulier),
    }


@admin.register(Batchregel)
class BatchregelAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "opdracht.persoon_id"
    list_display = ("batch", "opdracht")


@admin.register(Vrijgave)
class VrijgaveAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("batch", "nummer", "medewerker", "op")


@admin.register(Betaalbestand)
class BetaalbestandAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("berichtkenmerk", "batch", "sha256", "gemaakt_op")


@admin.register(Ontvangst)
class OntvangstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = OPDRACHTRECHTEN
    persoon_pad = "boeking.persoon_id"
    list_display = ("boeking", "iban", "tenaamstelling")


@admin.register(Uitvoering)
class UitvoeringAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = OPDRACHTRECHTEN
    persoon_pad = "opdracht.persoon_id"
    list_display = ("opdracht", "boeking")


@admin.register(Betalerrekening)
class BetalerrekeningAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = OPDRACHTRECHTEN
    persoon_pad = "opdracht.persoon_id"
    list_display = ("opdracht", "iban", "tenaamstelling", "medewerker", "tweede_medewerker", "besloten_op")


@admin.register(Uitbetalingretour)
class UitbetalingretourAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = OPDRACHTRECHTEN
    persoon_pad = "opdracht.persoon_id"
    list_display = ("opdracht", "code", "datum")


def _opdrachten(persoon: int) -> Iterator[Rij]:
    for o in Betaalopdracht.objects.filter(persoon=persoon).order_by("-pk")[:20]:
        yield Rij((o.pk, centen(o.bedrag_centen), o.iban, o.tenaamstelling, o.opgesteld_op), Betaalopdracht, o.pk)


dossierpanelen.meld_aan(
    "opdrachten", Paneel("Betaalopdrachten", ("nummer", "bedrag", "IBAN", "op naam van", "opgesteld"), _opdrachten, Betaalopdracht, 42)
)
