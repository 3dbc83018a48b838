"""Import a statement of the bank: once, whole or not at all, and the file is never lost."""

import zlib
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from django.db import connection, transaction
from django.utils import timezone

from duo_portal.batches.breekpunten import breek
from duo_portal.betalingen import betaler
from duo_portal.betalingen.afschrift import bestand
from duo_portal.betalingen.afschrift.boeken import boek
from duo_portal.betalingen.afschrift.camt053 import lees_afschriften
from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.afschrift.herkennen import herken
from duo_portal.betalingen.afschrift.inlezen import kopieer, leg_vast
from duo_portal.betalingen.models import Bankafschrift, Bestemming
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
SLOT = zlib.crc32(b"bankafschrift")


@dataclass(frozen=True)
class Ingelezen:
    """The statements that were new, and what their lines are. Empty: all of it was imported before."""

    afschriften: list[Bankafschrift] = field(default_factory=list)
    tellingen: dict[Bestemming, int] = field(default_factory=dict)

    @property
    def al_ingelezen(self) -> bool:
        return not self.afschriften


def laad_afschrift(pad: Path) -> Ingelezen:
    """1. keep the file aside under its hash; 2. read, recognise and book in one transaction; 3. what is refused becomes a task.

    The same file, or a statement that we know in another file, changes nothing. Raises ``Afschriftfout`` with what is wrong.
    """
    kopie, sha256 = bestand.bewaar(pad)
    try:
        bestand.toets(kopie)
        with transaction.atomic():
            ingelezen = _lees_en_boek(kopie, sha256)
            _sluit_taken(sha256)
            breek("afschrift_voor_commit")
    except Afschriftfout as fout:
        _meld(sha256, fout)
        raise
    log.info("afschrift_ingelezen", afschriften=len(ingelezen.afschriften), regels=sum(ingelezen.tellingen.values()))
    return ingelezen


def _lees_en_boek(pad: Path, sha256: str) -> Ingelezen:
    """One statement at a time: a second import of the same file waits here, and then finds it known."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
        if Bankafschrift.objects.filter(sha256=sha256).exists():
            return Ingelezen()
        gelezen = kopieer(cursor, lees_afschriften(pad, betaler.IBAN))
        afschriften = leg_vast(cursor, gelezen, sha256)
        breek("afschrift_gelezen")
        if not afschriften:
            return Ingelezen()
        herken(cursor)
        tellingen, netto = boek(cursor, [afschrift.pk for afschrift in afschriften])
        if netto != sum(afschrift.eindsaldo_centen - afschrift.beginsaldo_centen for afschrift in afschriften):
            raise Afschriftfout("BOEKING_SLUIT_NIET_AAN")
        return Ingelezen(afschriften, tellingen)


def _sluit_taken(sha256: str) -> None:
    """It was refused before, because another statement had to come first."""
    open_ = Taak.objects.filter(sleutel__startswith=f"afschrift:{sha256[:32]}:").exclude(staat=Taakstaat.AFGEHANDELD)
    open_.update(staat=Taakstaat.AFGEHANDELD, uitkomst="Vanzelf: het afschrift is later ingelezen.", afgehandeld_op=timezone.now())


def _meld(sha256: str, fout: Afschriftfout) -> None:
    """One open task per file and fault; the file lies in ``var/afschriften`` under its hash."""
    maak_taak(
        soort="afschrift_geweigerd",
        sleutel=f"afschrift:{sha256[:32]}:{fout.code}",
        omschrijving=f"Een bankafschrift is geweigerd. {fout}"[:300],
        gegevens={"sha256": sha256, "code": fout.code},
    )
    log.warning("afschrift_geweigerd", code=fout.code, sha256=sha256)
