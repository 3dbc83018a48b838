"""Staff pages: claims, instalments and the steps of collection."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import dossierpanelen
from duo_portal.toegang.beheer.handelingen import HandelingenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.beheer import HANDELINGEN
from duo_portal.vorderingen.beheer_inning import INNING_HANDELINGEN, PANEEL
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk
from duo_portal.vorderingen.models import (
    Betalingsregeling,
    Inning,
    Inningsagenda,
    Overdrachtantwoord,
    Overdrachtbestand,
    Overdrachtregel,
    Regelingeinde,
    Termijn,
    Termijnherinnering,
    Vordering,
)

RECHTEN = Adminrechten(BEHANDELING | {Rol.FINANCIEEL})

dossierpanelen.meld_aan("inning", PANEEL)


@admin.register(Vordering)
class VorderingAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    handelingen = HANDELINGEN | INNING_HANDELINGEN
    list_display = ("id", "persoon", "soort", "periode", "kenmerk", "ontstaan_op", "betaal_voor")
    list_filter = ("soort",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_fields(request, obj), "kenmerk"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [*super().get_readonly_fields(request, obj), "kenmerk"]

    @admin.display(description="betalingskenmerk")
    def kenmerk(self, vordering: Vordering) -> str:
        return maak_kenmerk(vordering.pk)


@admin.register(Termijn)
class TermijnAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "vordering.persoon_id"
    list_display = ("vordering", "volgnummer", "vervaldatum", bedrag("bedrag_centen"))


@admin.register(Inning)
class InningAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "vordering.persoon_id"
    list_display = ("vordering", "stap", "datum", bedrag("bedrag_centen"))
    list_filter = ("stap",)


@admin.register(Inningsagenda)
class InningsagendaAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("vordering", "persoon", "kijk_op")


@admin.register(Termijnherinnering)
class TermijnherinneringAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "termijn.vordering.persoon_id"
    list_display = ("termijn", "datum")


@admin.register(Betalingsregeling)
class BetalingsregelingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("id", "persoon", "vordering", "soort", "van", "vervangen_op")
    list_filter = ("soort",)


@admin.register(Regelingeinde)
class RegelingeindeAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "regeling.persoon_id"
    list_display = ("regeling", "soort", "datum")
    list_filter = ("soort",)


@admin.register(Overdrachtbestand)
class OverdrachtbestandAdmin(AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("partij", "datum", "volgnummer", "aantal", "gemaakt_op")
    list_filter = ("partij",)


@admin.register(Overdrachtregel)
class OverdrachtregelAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "vordering.persoon_id"
    list_display = ("bestand", "volgnummer", "vordering", "actie", bedrag("hoofdsom_centen"), bedrag("kosten_centen"))
    list_filter = ("partij", "actie")


@admin.register(Overdrachtantwoord)
class OverdrachtantwoordAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "regel.vordering.persoon_id"
    list_display = ("regel", "aanvaard", "code", "melding", "op")
    list_filter = ("aanvaard",)
