"""A human is one click away: a citizen asks that somebody looks at a decision."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from duo_portal.besluiten.models import Besluit
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tijd import vandaag
from duo_portal.tijd.gewone_dagen import na_gewone_dagen
from duo_portal.toegang.burger import Burger
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

SOORT = "mens_kijkt_mee"
_NORMEN = Path(__file__).parent.parent / "normen" / "meekijken.toml"


@dataclass(frozen=True)
class Bevestiging:
    """What the citizen is told: by when somebody looked, and whether that has been done."""

    taak_id: int
    termijn: date
    klaar: bool


def laat_mens_meekijken(burger: Burger, besluit_id: int) -> Bevestiging:
    """1. find the decision, if it is this person's; 2. may they ask; 3. task with a term; 4. brake on the decision.

    Asking again changes nothing. Who asks for themselves always may, also under bewind; a representative must be
    allowed to act. Raises ``Besluit.DoesNotExist`` and ``PermissionDenied``.
    """
    with transaction.atomic():
        besluit = Besluit.objects.get(pk=besluit_id, persoon_id=burger.betreft_id)
        lijn = besluit.get_soort_display()
        if not burger.ziet(lijn):
            raise Besluit.DoesNotExist
        if burger.namens is not None and not burger.mag_handelen:
            raise PermissionDenied("U mag dit bekijken, maar u mag hier niets vragen namens een ander.")
        taak = maak_taak(
            soort=SOORT,
            lijn=lijn,
            sleutel=sleutel_van(besluit.pk),
            persoon_id=besluit.persoon_id,
            omschrijving=f"Kijk mee met besluit {besluit.kenmerk}. De burger vroeg om een mens.",
            gegevens={"besluit": besluit.pk, "namens": burger.namens is not None},
            termijn=termijn(vandaag()),
        )
        if taak.staat != Taakstaat.AFGEHANDELD:
            zet_rem(besluit.persoon_id, Remsoort.MENS_KIJKT_MEE, lijn=lijn, besluit_id=besluit.pk, toelichting="een mens kijkt mee")
    return Bevestiging(taak.pk, taak.termijn or vandaag(), taak.staat == Taakstaat.AFGEHANDELD)


def sleutel_van(besluit_id: int) -> str:
    """One task per decision."""
    return f"{SOORT}-{besluit_id}"


def neem_rem_weg(taak: Taak, medewerker: User) -> None:
    """When the task is finished the machine may go on."""
    besluit_id = taak.gegevens.get("besluit")
    remmen = Rem.objects.filter(persoon=taak.persoon_id, besluit=besluit_id, soort=Remsoort.MENS_KIJKT_MEE, vervangen_op__isnull=True)
    for rem in remmen.filter(tot__isnull=True):
        try:
            hef_rem_op(rem.pk, reden=f"taak {taak.pk} is afgerond", door=medewerker)
        except RemAlOpgeheven:
            continue  # somebody lifted it by hand just before


@cache
def _werkdagen() -> tuple[tuple[date, int], ...]:
    """(valid from, number of working days), oldest first."""
    ruw = tomllib.loads(_NORMEN.read_text(encoding="utf-8"))["termijn"]
    return tuple(sorted((norm["geldig_van"], norm["werkdagen"]) for norm in ruw))


def termijn(vandaag_: date) -> date:
    """The last day on which a person looks: so many working days after ``vandaag_``."""
    return na_gewone_dagen(vandaag_, [dagen for van, dagen in _werkdagen() if van <= vandaag_][-1])
