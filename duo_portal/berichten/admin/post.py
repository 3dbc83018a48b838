"""Staff pages of paper: bundles with their files, confirming that they were posted, and what came back."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.http import FileResponse, HttpRequest
from django.urls import reverse

from duo_portal.berichten.models import Drukbestand, Drukbundel, Drukregel, Poststuk, Verzending, Zendopdracht
from duo_portal.berichten.services.bevestig_verzending import bevestig_verzending
from duo_portal.berichten.services.draai_papier import start_papier
from duo_portal.berichten.services.maak_drukbestand import Drukbestanden, maak_drukbestand
from duo_portal.berichten.services.meld_post_retour import lees_retourlijst, meld_post_retour
from duo_portal.berichten.services.stel_bundels_samen import stel_bundels_samen
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.alarmen import Alarm, alarmen
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.doelen import TAAK, Doel
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.inzage import schrijf_inzage
from duo_portal.toegang.rollen import Rol, medewerker_van

DRUKKERS = frozenset({Rol.TEAMLEIDER, Rol.FUNCTIONEEL_BEHEER})
POSTKAMER = BEHANDELING | DRUKKERS
RECHTEN = Adminrechten(POSTKAMER)
POST_BINNEN = 3
DRUKKEN = Doel("brieven drukken", TAAK)


class Dagformulier(forms.Form):
    dag = forms.DateField(label="Op welke dag is de post opgehaald?", widget=datumveld(), initial=vandaag)


class Retourformulier(forms.Form):
    dag = forms.DateField(label="Op welke dag kwam de post terug?", widget=datumveld(), initial=vandaag)


class Retourlijstformulier(Retourformulier):
    nummers = forms.CharField(
        label="Stuknummers", help_text="Een nummer per regel, zoals P-000000123.", widget=forms.Textarea({"rows": 12}), max_length=400_000
    )


def _start(request: HttpRequest, _: object, __: Gegevens) -> str:
    run = start_papier(vandaag())
    return f"{run}: de brieven worden gemaakt." if run else "Er wacht geen brief, of het is vandaag geen postdag."


def _stel_samen(request: HttpRequest, _: object, __: Gegevens) -> str:
    return f"Nieuwe bundels: {len(stel_bundels_samen(vandaag()))}."


def _bestanden(request: HttpRequest, bundel: Drukbundel) -> Drukbestanden:
    """The letters of others leave the house: every one of them is told that somebody took the file."""
    bestanden = maak_drukbestand(bundel.pk)
    personen = Drukregel.objects.filter(bundel=bundel).values_list("poststuk__bericht__persoon_id", flat=True)
    schrijf_inzage(personen, medewerker_van(request), f"drukbestand {bundel.pk}", DRUKKEN)
    return bestanden


def _pdf(request: HttpRequest, bundel: Drukbundel, _: Gegevens) -> FileResponse:
    pad = _bestanden(request, bundel).pdf
    return FileResponse(pad.open("rb"), as_attachment=True, filename=pad.name, content_type="application/pdf")


def _lijst(request: HttpRequest, bundel: Drukbundel, _: Gegevens) -> FileResponse:
    pad = _bestanden(request, bundel).verzendlijst
    return FileResponse(pad.open("rb"), as_attachment=True, filename=pad.name, content_type="text/csv")


def _bevestig(request: HttpRequest, bundel: Drukbundel, antwoorden: Gegevens) -> str:
    aantal = bevestig_verzending(bundel.pk, antwoorden["dag"], medewerker_van(request))
    return f"{aantal} berichten zijn bekendgemaakt."


def _retour(request: HttpRequest, stuk: Poststuk, antwoorden: Gegevens) -> str:
    nieuw = meld_post_retour(stuk.stuknummer, antwoorden["dag"])
    return "Genoteerd. Er staat een taak klaar om het adres te zoeken." if nieuw else "Dit was al genoteerd."


def _retourlijst(request: HttpRequest, _: object, antwoorden: Gegevens) -> str:
    uitslag = lees_retourlijst(antwoorden["nummers"].splitlines(), antwoorden["dag"])
    fouten = " ".join(uitslag.fouten[:10]) + (f" En nog {len(uitslag.fouten) - 10} fouten." if len(uitslag.fouten) > 10 else "")
    return f"Genoteerd: {uitslag.gemeld}. Al bekend: {uitslag.al_bekend}. Niet gelezen: {len(uitslag.fouten)}. {fouten}".strip()


@admin.register(Zendopdracht)
class ZendopdrachtAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "volgnummer", "reden", "dag", "medewerker")


@admin.register(Poststuk)
class PoststukAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("stuknummer", "bericht", "volgnummer", "reden", "postcode", "bladzijden", "dag")
    handelingen = {"retour": Handeling("Dit stuk kwam terug", POSTKAMER, _retour, Retourformulier)}
    lijsthandelingen = {"retourlijst": Handeling("Lees teruggekomen post in", POSTKAMER, _retourlijst, Retourlijstformulier)}


@admin.register(Drukbundel)
class DrukbundelAdmin(HandelingenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "dag", "volgnummer", "aantal", "samengesteld_op")
    list_filter = ("dag",)
    handelingen = {
        "drukbestand": Handeling("Haal het drukbestand", DRUKKERS, _pdf),
        "verzendlijst": Handeling("Haal de verzendlijst", DRUKKERS, _lijst),
        "bevestig": Handeling(
            "Bevestig de verzending", DRUKKERS, _bevestig, Dagformulier, kan=lambda bundel: not hasattr(bundel, "verzending")
        ),
    }
    lijsthandelingen = {
        "papier": Handeling("Maak de brieven van vandaag", DRUKKERS, _start),
        "bundels": Handeling("Stel bundels samen", DRUKKERS, _stel_samen),
    }


@admin.register(Drukregel)
class DrukregelAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "poststuk.bericht.persoon_id"
    list_display = ("bundel", "positie", "poststuk")


@admin.register(Drukbestand)
class DrukbestandAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("bundel", "bladzijden", "sha256", "sha256_verzendlijst", "gemaakt_op")


@admin.register(Verzending)
class VerzendingAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("bundel", "verzonden_op", "medewerker", "vastgelegd_op")


def _blijft_liggen() -> int:
    """Printed more than three days ago, and nobody said that the post took it: its messages are not known to anybody."""
    oud = vandaag() - timedelta(days=POST_BINNEN)
    return Drukbundel.objects.filter(dag__lt=oud, bestand__isnull=False, verzending__isnull=True)[:1000].count()


alarmen.meld_aan(
    "bundel_blijft_liggen",
    Alarm("bundels zijn gedrukt, maar niet verzonden", _blijft_liggen, lambda: reverse("admin:berichten_drukbundel_changelist"), DRUKKERS),
)
