"""Staff pages: messages, how they were made known, and how people want to be reached."""

from collections.abc import Iterator

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.berichten.models import (
    Bekendmaking,
    Bekendmakingsgebeurtenis,
    Bericht,
    Briefbestand,
    Kanaalkeuze,
    Leesmoment,
    Sjabloonversie,
    Voorkeur,
    Zoektekst,
)
from duo_portal.berichten.services.zend_opnieuw import zend_opnieuw
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rollen import Rol, medewerker_van

RECHTEN = Adminrechten(BEHANDELING)


@admin.register(Sjabloonversie)
class SjabloonversieAdmin(AlleenLezenAdmin):
    rechten = Adminrechten(frozenset(Rol))
    list_display = ("naam", "versie", "digest")


class Opnieuwformulier(forms.Form):
    adres = forms.CharField(
        label="Naar welk adres? Laat leeg voor het adres van het register.",
        help_text="Een regel per regel, zonder de naam; de laatste regel is de plaats of het land.",
        widget=forms.Textarea({"rows": 5}),
        max_length=600,
        required=False,
    )


def _zend_opnieuw(request: HttpRequest, bericht: Bericht, antwoorden: Gegevens) -> str:
    zend_opnieuw(bericht.pk, medewerker_van(request), antwoorden["adres"].splitlines())
    return "Het bericht gaat vannacht per post. De termijn begint op de dag van verzending."


@admin.register(Bericht)
class BerichtAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    handelingen = {"zend-opnieuw": Handeling("Verstuur opnieuw per post", BEHANDELING, _zend_opnieuw, Opnieuwformulier)}
    list_display = ("id", "persoon", "sjabloonversie", "taal", "kanaal", "vanaf", "vastgelegd_op")
    list_filter = ("taal", "kanaal")


@admin.register(Bekendmaking)
class BekendmakingAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "volgnummer", "kanaal", "toegankelijk_op", "laatste_dag")
    list_filter = ("kanaal",)


@admin.register(Bekendmakingsgebeurtenis)
class BekendmakingsgebeurtenisAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bekendmaking.bericht.persoon_id"
    list_display = ("bekendmaking", "soort", "volgnummer", "dag", "op")
    list_filter = ("soort",)


@admin.register(Leesmoment)
class LeesmomentAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "lezer", "vertegenwoordiging", "dag", "op")


@admin.register(Zoektekst)
class ZoektekstAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    """What the inbox of a citizen searches in."""

    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "taal")
    fields = ("bericht", "taal", "tekst")


@admin.register(Briefbestand)
class BriefbestandAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    persoon_pad = "bericht.persoon_id"
    list_display = ("bericht", "vorm", "sha256", "gemaakt_op")


@admin.register(Kanaalkeuze)
class KanaalkeuzeAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = RECHTEN
    list_display = ("persoon", "berichtsoort", "kanaal", "vastgelegd_op", "vervangen_op")


@admin.register(Voorkeur)
class VoorkeurAdmin(PersoonsgebondenAdmin):
    """A preference is no fact: staff may change it when somebody asks on the phone."""

    rechten = Adminrechten(BEHANDELING, wijzigen=frozenset({Rol.BEHANDELAAR_LESGELD, Rol.KLACHTBEHANDELAAR}))
    list_display = ("persoon", "taal", "vorm")
    readonly_fields = ("persoon",)


def _berichten(persoon: int) -> Iterator[Rij]:
    rijen = Bericht.objects.filter(persoon=persoon).select_related("sjabloonversie").defer("waarden").order_by("-pk")
    for b in rijen[:30]:
        yield Rij((b.sjabloonversie.naam, b.get_taal_display(), b.get_kanaal_display(), b.vanaf), Bericht, b.pk)


dossierpanelen.meld_aan("berichten", Paneel("Berichten", ("soort", "taal", "kanaal", "vanaf"), _berichten, Bericht, 50))
