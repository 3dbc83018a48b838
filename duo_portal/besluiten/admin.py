"""Staff pages: decisions and deviations from the rule."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from duo_portal.berichten.opmaak import centen
from duo_portal.besluiten.models import Besluit, Maatwerk, Regelversie
from duo_portal.besluiten.selectors import gronden_van_maatwerk
from duo_portal.besluiten.services.stel_maatwerk_voor import stel_maatwerk_voor
from duo_portal.besluiten.services.wijk_af import Afwijking
from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.basis import BEHANDELING, Adminrechten, AlleenLezenAdmin
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from duo_portal.toegang.beheer.handelingen import Gegevens, Handeling, HandelingenAdmin
from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheer.velden import datumveld
from duo_portal.toegang.rollen import Rol, medewerker_van

BESLISSERS = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER})


class Maatwerkformulier(forms.Form):
    uitkomst = forms.DecimalField(
        label="Uitkomst in euro's", min_value=Decimal(0), max_value=Decimal(1_000_000), decimal_places=2, max_digits=9, localize=True
    )
    grond = forms.CharField(label="Artikel dat afwijken toestaat", max_length=120)
    motivering = forms.CharField(label="Waarom wijkt u af?", widget=forms.Textarea({"rows": 6}), min_length=20, max_length=5000)
    vergelijkbare_gevallen = forms.CharField(
        label="Wat betekent dit voor anderen in dezelfde situatie?",
        widget=forms.Textarea({"rows": 4}),
        min_length=20,
        max_length=2000,
    )
    tot = forms.DateField(label="Geldt tot en met (leeg: blijft gelden)", required=False, widget=datumveld())


def _stel_voor(request: HttpRequest, besluit: Besluit, antwoorden: Gegevens) -> str:
    afwijking = Afwijking(
        besluit.pk,
        int(antwoorden["uitkomst"] * 100),
        antwoorden["grond"],
        antwoorden["motivering"],
        antwoorden["vergelijkbare_gevallen"],
        vandaag(),
        antwoorden["tot"],
    )
    stel_maatwerk_voor(afwijking, medewerker_van(request))
    return "Uw voorstel staat in de werkvoorraad. Een teamleider kijkt mee."


def _eerdere_gronden(besluit: Besluit) -> list[str]:
    """Equal cases are treated alike: on which grounds was deviated before."""
    return [f"Eerder is {keer} keer afgeweken op grond van {grond}." for grond, keer in gronden_van_maatwerk(besluit.soort)]


@admin.register(Besluit)
class BesluitAdmin(HandelingenAdmin, PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = ("kenmerk", "persoon", "soort", "periode", bedrag("uitkomst_centen"), "totstandkoming", "peildatum")
    list_filter = ("soort", "totstandkoming")
    handelingen = {
        "maatwerk": Handeling(
            "Maatwerk voorstellen",
            BESLISSERS,
            _stel_voor,
            Maatwerkformulier,
            uitleg="U stelt voor om af te wijken van de regel. Er verandert pas iets als een teamleider akkoord is.",
            weet=_eerdere_gronden,
        )
    }


@admin.register(Maatwerk)
class MaatwerkAdmin(PersoonsgebondenAdmin, AlleenLezenAdmin):
    rechten = Adminrechten(BEHANDELING)
    list_display = (
        "persoon",
        "soort",
        "periode",
        bedrag("regeluitkomst_centen", "volgens de regel"),
        bedrag("uitkomst_centen"),
        "grond",
        "medewerker",
        "tweede_medewerker",
    )


@admin.register(Regelversie)
class RegelversieAdmin(AlleenLezenAdmin):
    rechten = Adminrechten(frozenset(Rol))
    list_display = ("naam", "digest")


def _besluiten(persoon: int) -> Iterator[Rij]:
    for b in Besluit.objects.filter(persoon=persoon).order_by("-pk").defer("feiten", "stappen")[:30]:
        hoe = b.get_totstandkoming_display()
        yield Rij((b.kenmerk, b.get_soort_display(), b.periode, centen(b.uitkomst_centen), hoe, b.peildatum), Besluit, b.pk)


def _maatwerk(persoon: int) -> Iterator[Rij]:
    for m in Maatwerk.objects.filter(persoon=persoon, vervangen_op__isnull=True).order_by("-pk")[:10]:
        cellen = (m.periode, centen(m.regeluitkomst_centen), centen(m.uitkomst_centen), m.grond, m.vergelijkbare_gevallen, m.van, m.tot)
        yield Rij(cellen, Maatwerk, m.pk, let_op=True)


dossierpanelen.meld_aan(
    "besluiten", Paneel("Besluiten", ("kenmerk", "soort", "periode", "uitkomst", "hoe", "peildatum"), _besluiten, Besluit, 30)
)
dossierpanelen.meld_aan(
    "maatwerk",
    Paneel(
        "Maatwerk", ("periode", "volgens de regel", "uitkomst", "grond", "gelijke gevallen", "van", "tot en met"), _maatwerk, Maatwerk, 31
    ),
)
