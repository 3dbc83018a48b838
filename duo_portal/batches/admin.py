"""Staff pages: runs, started, watched, paused and resumed."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse

from duo_portal.batches.models import Brok, Brokstaat, Modus, Nachtstaat, Nachtstap, Run, Staat
from duo_portal.batches.services import hervat_run, pauzeer_run, probeer_mislukte_opnieuw, start_run
from duo_portal.batches.services.nacht import probeer_opnieuw, sla_over
from duo_portal.batches.soorten import runsoorten
from duo_portal.batches.tellen import tel_op
from duo_portal.berichten.opmaak import centen
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van
from duo_portal.weigeren import Weigering

STURING = frozenset({Rol.TEAMLEIDER, Rol.FUNCTIONEEL_BEHEER})
RECHTEN = Adminrechten(STURING | {Rol.BEHANDELAAR_LESGELD, Rol.FINANCIEEL})
VERVERS_SECONDEN = 2


def _als_object(invoer: str, veld: str) -> dict[str, Any]:
    try:
        waarde = json.loads(invoer or "{}")
    except json.JSONDecodeError:
        raise forms.ValidationError(f'{veld}: schrijf dit als {{"naam": 1}}.') from None
    if not isinstance(waarde, dict):
        raise forms.ValidationError(f'{veld}: schrijf dit als {{"naam": 1}}.')
    return waarde


class Grenzenformulier(forms.Form):
    grenzen = forms.CharField(
        label="Grenzen", required=False, help_text='Bijvoorbeeld {"besluiten": 5000, "geboekt_centen": 200000000}. Daarboven stopt de run.'
    )

    def clean_grenzen(self) -> dict[str, int]:
        grenzen = _als_object(self.cleaned_data["grenzen"], "Grenzen")
        if not all(type(waarde) is int and waarde >= 0 for waarde in grenzen.values()):
            raise forms.ValidationError("Grenzen: een grens is een heel getal van 0 of hoger.")
        return grenzen


class Startformulier(Grenzenformulier):
    soort = forms.ChoiceField(label="Soort run", choices=lambda: [(naam, f"{naam}: {s.omschrijving}") for naam, s in runsoorten.items()])
    peildatum = forms.DateField(label="Peildatum", initial=vandaag, widget=datumveld())
    parameters = forms.CharField(
        label="Afwijkende parameters", required=False, help_text='Leeg is meestal goed. Anders bijvoorbeeld {"schooljaar": 2025}.'
    )

    field_order = ("soort", "peildatum", "parameters", "grenzen")

    def clean_parameters(self) -> dict[str, Any]:
        return _als_object(self.cleaned_data["parameters"], "Afwijkende parameters")

    def clean_peildatum(self) -> date:
        peildatum: date = self.cleaned_data["peildatum"]
        if peildatum > vandaag():
            raise forms.ValidationError("De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag.")
        return peildatum


def _start(modus: Modus) -> Callable[[HttpRequest, Any, Gegevens], str]:
    def doe(request: HttpRequest, _: Any, antwoorden: Gegevens) -> str:
        run = start_run(**antwoorden, modus=modus, door=medewerker_van(request))
        return f"De run is gestart: {run}."

    return doe


def _pauzeer(request: HttpRequest, run: Run, _: Gegevens) -> str:
    if not pauzeer_run(run.pk):
        raise Weigering("De run loopt niet meer.")
    return "De run pauzeert. Brokken die bezig zijn, gaan nog klaar."


def _hervat(request: HttpRequest, run: Run, antwoorden: Gegevens) -> str:
    if not hervat_run(run.pk, antwoorden["grenzen"] or None):
        raise Weigering("De run staat niet stil.")
    return "De run gaat verder."


def _opnieuw(request: HttpRequest, run: Run, _: Gegevens) -> str:
    aantal = probeer_mislukte_opnieuw(run.pk)
    if not aantal:
        raise Weigering("Er is geen brok mislukt.")
    return f"{aantal} brokken worden opnieuw geprobeerd."


def _heeft_mislukte(run: Run) -> bool:
    return run.brokken.filter(staat=Brokstaat.MISLUKT).exists()


@admin.register(Run)
class RunAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "soort", "peildatum", "modus", "nummer", "staat", "gestart_op", "klaar_op", "gestart_door")
    list_filter = ("staat", "modus")
    change_form_template = "admin/run.html"
    lijsthandelingen = {
        "start-proef": Handeling(
            "Start een proefrun", STURING, _start(Modus.PROEF), Startformulier, uitleg="Een proefrun telt alles en legt niets vast."
        ),
        "start-echt": Handeling(
            "Start een echte run", STURING, _start(Modus.ECHT), Startformulier, uitleg="Draai eerst een proefrun en stel grenzen."
        ),
    }
    handelingen = {
        "pauzeer": Handeling("Pauzeer", STURING, _pauzeer, kan=lambda run: run.staat == Staat.OPEN),
        "hervat": Handeling("Hervat", STURING, _hervat, Grenzenformulier, kan=lambda run: run.staat in (Staat.GEPAUZEERD, Staat.GESTOPT)),
        "opnieuw": Handeling("Probeer mislukte brokken opnieuw", STURING, _opnieuw, kan=_heeft_mislukte),
    }

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """With live progress: the page comes back by itself while the run goes on."""
        run = self.get_object(request, object_id)
        extra = {**(extra_context or {}), **(_voortgang(run) if run is not None else {})}
        return super().change_view(request, object_id, form_url, extra)


def _voortgang(run: Run) -> dict[str, Any]:
    klaar = Q(staat=Brokstaat.KLAAR)
    stand = run.brokken.aggregate(
        brokken=Count("pk"),
        klaar=Count("pk", filter=klaar),
        mislukt=Count("pk", filter=Q(staat=Brokstaat.MISLUKT)),
        personen=Sum("kandidaten"),
        personen_klaar=Sum("kandidaten", filter=klaar),
    )
    tellingen = tel_op(run.brokken.filter(klaar).values_list("tellingen", flat=True))
    fouten = list(run.brokken.filter(staat=Brokstaat.MISLUKT).order_by("volgnummer")[:20]) if stand["mislukt"] else []
    regels = [(naam, centen(waarde) if naam.endswith("_centen") else waarde) for naam, waarde in sorted(tellingen.items())]
    return {"stand": stand, "regels": regels, "mislukte_brokken": fouten, "ververs": VERVERS_SECONDEN if run.staat == Staat.OPEN else None}


@admin.register(Brok)
class BrokAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("run", "volgnummer", "kandidaten", "staat", "pogingen", "klaar_op")
    list_filter = ("staat",)


def _nacht_opnieuw(request: HttpRequest, stap: Nachtstap, _: Gegevens) -> str:
    if not probeer_opnieuw(stap.pk):
        raise Weigering("Deze stap is niet mislukt.")
    return "De stap wordt binnen een minuut opnieuw geprobeerd."


def _sla_over(request: HttpRequest, stap: Nachtstap, _: Gegevens) -> str:
    if not sla_over(stap.pk):
        raise Weigering("Deze stap is al klaar.")
    return "De nacht gaat verder zonder deze stap."


@admin.register(Nachtstap)
class NachtstapAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("datum", "volgorde", "naam", "staat", "begonnen_op", "klaar_op")
    list_filter = ("staat",)
    handelingen = {
        "opnieuw": Handeling("Probeer opnieuw", STURING, _nacht_opnieuw, kan=lambda stap: stap.staat == Nachtstaat.MISLUKT),
        "sla-over": Handeling(
            "Sla over",
            STURING,
            _sla_over,
            kan=lambda stap: stap.staat not in (Nachtstaat.KLAAR, Nachtstaat.OVERGESLAGEN),
            uitleg="De volgende nacht doet wat deze liet liggen.",
        ),
    }
