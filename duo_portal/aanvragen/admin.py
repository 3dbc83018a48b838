"""Staff pages: requests as the citizen sent them, their evidence in and out of quarantine, and how they were judged."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.aanvragen import beheer_correctie  # noqa: F401  # adds its acts
from duo_portal.aanvragen.handelingen import aanvraaghandelingen
from duo_portal.aanvragen.models import (
    Aanvraag,
    Aanvraagoordeel,
    Bewijscontrole,
    Bewijsstuk,
    Concept,
    Conceptbijlage,
    Controleuitkomst,
)
from duo_portal.aanvragen.selectors import antwoorden_van
from duo_portal.aanvragen.services.controleer_bewijs import controleer_bewijs, veilige_inhoud
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol, medewerker_van

BESLISSERS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})
UITBREIDING = {1: "pdf", 2: "jpg", 3: "png"}


@admin.register(Aanvraag)
class AanvraagAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("kenmerk", "persoon", "soort", "periode", "staat", "ontvangen_dag")
    list_filter = ("staat",)
    handelingen = aanvraaghandelingen

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["kenmerk", "antwoorden", "bewijs", *super().get_fields(request, obj)]

    @admin.display(description="wat er is geschreven")
    def antwoorden(self, aanvraag: Aanvraag) -> SafeString:
        return format_html_join("", "<p><strong>{}</strong><br>{}</p>", antwoorden_van(aanvraag))

    @admin.display(description="bewijsstukken")
    def bewijs(self, aanvraag: Aanvraag) -> SafeString:
        return lijst_van_bewijs(Bewijsstuk.objects.filter(aanvraag=aanvraag))


def lijst_van_bewijs(stukken: QuerySet[Bewijsstuk]) -> SafeString:
    """Each file with where it stands, for the page of what it belongs to."""
    op_volgorde = stukken.defer("inhoud").select_related("controle").order_by("pk")
    rijen = ((reverse("admin:aanvragen_bewijsstuk_change", args=[stuk.pk]), stuk.bestandsnaam, _stand(stuk)) for stuk in op_volgorde)
    return format_html_join("", '<p><a href="{}">{}</a>: {}</p>', rijen)


def _stand(stuk: Bewijsstuk) -> str:
    controle = getattr(stuk, "controle", None)
    return controle.get_uitkomst_display() if controle else "nog niet gecontroleerd"


class Controleformulier(forms.Form):
    uitkomst = forms.TypedChoiceField(
        label="Wat is de uitkomst?", coerce=lambda waarde: Controleuitkomst(int(waarde)), choices=Controleuitkomst.choices
    )
    middel = forms.CharField(label="Waarmee is het bestand gecontroleerd?", max_length=120)


def _controleer(request: HttpRequest, stuk: Bewijsstuk, antwoorden: Gegevens) -> str:
    controleer_bewijs(stuk.pk, antwoorden["uitkomst"], antwoorden["middel"], medewerker_van(request))
    return "De controle is vastgelegd."


def _haal_op(request: HttpRequest, stuk: Bewijsstuk, _: Gegevens) -> HttpResponse:
    """For the scanner: without a type or an extension that a program would open."""
    return _als_bijlage(bytes(stuk.inhoud), "application/octet-stream", f"ongecontroleerd-{stuk.pk}.quarantaine")


def _open(request: HttpRequest, stuk: Bewijsstuk, _: Gegevens) -> HttpResponse:
    return _als_bijlage(veilige_inhoud(stuk), stuk.get_soort_display(), f"bewijsstuk-{stuk.pk}.{UITBREIDING[stuk.soort]}")


def _als_bijlage(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    """Never shown inside the portal, whatever the content claims to be."""
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "Content-Security-Policy": "sandbox", "Cache-Control": "no-store"}
    return HttpResponse(inhoud, content_type=soort, headers=koppen)


def _is_gecontroleerd(stuk: Bewijsstuk) -> bool:
    return getattr(stuk, "controle", None) is not None


@admin.register(Bewijsstuk)
class BewijsstukAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BESLISSERS)
    list_display = ("id", "aanvraag", "zaak", "persoon", "soort", "omvang", "stand", "ontvangen_op")
    handelingen = {
        "ophalen": Handeling("Ophalen om te controleren", BESLISSERS, _haal_op, kan=lambda stuk: not _is_gecontroleerd(stuk)),
        "controle": Handeling(
            "Controle vastleggen", BESLISSERS, _controleer, Controleformulier, kan=lambda stuk: not _is_gecontroleerd(stuk)
        ),
        "openen": Handeling("Openen", BESLISSERS, _open, kan=_is_gecontroleerd),
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("controle")

    @admin.display(description="controle")
    def stand(self, stuk: Bewijsstuk) -> str:
        return _stand(stuk)


@admin.register(Bewijscontrole)
class BewijscontroleAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BESLISSERS)
    persoon_pad = "bewijsstuk.persoon_id"
    list_display = ("bewijsstuk", "uitkomst", "middel", "medewerker", "op")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("bewijsstuk__inhoud")


@admin.register(Aanvraagoordeel)
class AanvraagoordeelAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    persoon_pad = "aanvraag.persoon_id"
    list_display = ("aanvraag", "uitkomst", "reden", "medewerker", "op")


@admin.register(Concept)
class ConceptAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """That somebody is busy with something, for who calls about it; never what they typed: that was not sent."""

    rechten = Adminrechten(BEHANDELING)
    list_display = ("kenmerk", "persoon", "ingevuld_door", "stroom", "periode", "gewijzigd_op", "verloopt_op", "verzonden_op")
    fields = ("persoon", "ingevuld_door", "stroom", "periode", "gewijzigd_op", "verloopt_op", "gewaarschuwd_voor", "verzonden_op")


@admin.register(Conceptbijlage)
class ConceptbijlageAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """How much waits with a draft; nobody opens it."""

    rechten = Adminrechten(BEHANDELING)
    list_display = ("concept", "persoon", "omvang", "toegevoegd_op")
    fields = ("concept", "persoon", "omvang", "toegevoegd_op")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("concept").defer("inhoud", "concept__antwoorden")


def _aanvragen(persoon: int) -> Iterator[Rij]:
    for a in Aanvraag.objects.filter(persoon=persoon).defer("gegevens").order_by("-pk")[:20]:
        open_ = a.staat in (3, 5)
        yield Rij((a.kenmerk, a.soort, a.periode, a.get_staat_display(), a.ontvangen_dag), Aanvraag, a.pk, let_op=open_)


dossierpanelen.meld_aan("aanvragen", Paneel("Aanvragen", ("kenmerk", "soort", "periode", "staat", "ontvangen"), _aanvragen, Aanvraag, 60))
