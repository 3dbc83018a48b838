"""Maatwerk: a person deviates from the rule, with a reason and a second pair of eyes."""

from dataclasses import dataclass
from datetime import date

import structlog
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from duo_portal.besluiten.gevolgen import gevolgen
from duo_portal.besluiten.models import Besluit, Maatwerk
from duo_portal.besluiten.selectors import huidig_besluit
from duo_portal.besluiten.services.vervang_besluit import vervang_besluit
from duo_portal.register.models import Overlijden, Persoon
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class AfwijkenKanNiet(Weigering):
    """The deviation cannot be recorded; the text says why."""


@dataclass(frozen=True)
class Afwijking:
    """``besluit_id`` is the decision that was judged; it must still be the current one. ``grond`` is the article.

    ``vergelijkbare_gevallen`` says what this means for others in the same situation: a deviation for one is a promise to all.
    """

    besluit_id: int
    uitkomst_centen: int
    grond: str
    motivering: str
    vergelijkbare_gevallen: str
    van: date
    tot: date | None = None


def controleer(afwijking: Afwijking) -> None:
    """What must be right before anybody looks at it."""
    if not afwijking.grond.strip():
        raise AfwijkenKanNiet("Noem het artikel dat afwijken toestaat.")
    if len(afwijking.motivering.strip()) < 20:
        raise AfwijkenKanNiet("Schrijf in een paar zinnen op waarom u afwijkt.")
    if len(afwijking.vergelijkbare_gevallen.strip()) < 20:
        raise AfwijkenKanNiet("Schrijf op wat dit betekent voor anderen in dezelfde situatie.")
    if afwijking.tot is not None and afwijking.tot < afwijking.van:
        raise AfwijkenKanNiet("De einddatum ligt voor de begindatum.")


def wijk_af(afwijking: Afwijking, medewerker: User, tweede: User) -> Besluit:
    """1. check; 2. lock the person; 3. still the current decision? 4. the new decision, by a person, beside what the rule
    gives; 5. claim and money through the line; 6. the brake, so that no batch overwrites it.
    """
    controleer(afwijking)
    if medewerker.pk == tweede.pk:
        raise AfwijkenKanNiet("Een collega moet meekijken: u kunt uw eigen voorstel niet goedkeuren.")
    with transaction.atomic():
        oud = Besluit.objects.get(pk=afwijking.besluit_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=oud.persoon_id)
        huidig = huidig_besluit(oud.persoon_id, oud.soort, oud.periode)
        if huidig is None or huidig.pk != oud.pk:
            raise AfwijkenKanNiet("Dit besluit is intussen vervangen. Bekijk het nieuwe besluit.")
        niet_hoger_na_overlijden(oud, afwijking)
        nieuw = vervang_besluit(oud, afwijking.uitkomst_centen, medewerker)
        _maatwerk(nieuw, oud, afwijking, medewerker, tweede)
        _regel_gevolgen(nieuw, oud)
        _zet_rem(nieuw, afwijking, medewerker)
    log.info("maatwerk_besloten", besluit=nieuw.pk)
    return nieuw


def niet_hoger_na_overlijden(oud: Besluit, afwijking: Afwijking) -> None:
    """Nobody asks more of who died, or of the heirs."""
    overleden = Overlijden.objects.filter(persoon=oud.persoon_id, vervangen_op__isnull=True).exists()
    if overleden and afwijking.uitkomst_centen > oud.uitkomst_centen:
        raise AfwijkenKanNiet("Deze persoon is overleden. Het bedrag kan alleen lager worden, niet hoger.")


def _maatwerk(nieuw: Besluit, oud: Besluit, afwijking: Afwijking, medewerker: User, tweede: User) -> None:
    eerder = Maatwerk.objects.filter(besluit=oud).first()
    if eerder is not None:
        Maatwerk.objects.filter(pk=eerder.pk, vervangen_op__isnull=True).update(vervangen_op=timezone.now())
    Maatwerk.objects.create(
        persoon_id=nieuw.persoon_id,
        soort=nieuw.soort,
        periode=nieuw.periode,
        grond=afwijking.grond.strip(),
        motivering=afwijking.motivering.strip(),
        vergelijkbare_gevallen=afwijking.vergelijkbare_gevallen.strip(),
        regeluitkomst_centen=eerder.regeluitkomst_centen if eerder else oud.uitkomst_centen,
        uitkomst_centen=nieuw.uitkomst_centen,
        van=afwijking.van,
        tot=afwijking.tot,
        medewerker=medewerker,
        tweede_medewerker=tweede,
        besluit=nieuw,
    )


def _regel_gevolgen(nieuw: Besluit, oud: Besluit) -> None:
    """A decision whose money nobody settles is worse than none."""
    lijn = nieuw.get_soort_display()
    if lijn not in gevolgen:
        raise AfwijkenKanNiet(f"Voor {lijn} is nog niet geregeld hoe maatwerk in het grootboek komt.")
    gevolgen[lijn](nieuw, oud)


def _zet_rem(nieuw: Besluit, afwijking: Afwijking, medewerker: User) -> None:
    zet_rem(
        nieuw.persoon_id,
        Remsoort.MAATWERK,
        lijn=nieuw.get_soort_display(),
        besluit_id=nieuw.pk,
        toelichting="maatwerk: een mens heeft anders besloten dan de regel",
        van=afwijking.van,
        tot=afwijking.tot,
        door=medewerker,
    )
