"""Make the payment file of a released batch; making it again gives the same bytes or an error, never another file."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction

from duo_portal.betalingen import betaler
from duo_portal.betalingen.models import Batchregel, Batchsoort, Betaalbatch, Betaalbestand, Incasso
from duo_portal.betalingen.norm import norm
from duo_portal.betalingen.pain008 import Afschrijfopdracht, pain008
from duo_portal.betalingen.sepa import Kop, Overboeking, fouten_in, pain001
from duo_portal.betalingen.services.geef_vrij import te_laat
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

Opdracht = TypeVar("Opdracht", Overboeking, Afschrijfopdracht)
log = structlog.get_logger(__name__)
PER_KEER = 5_000
VELDEN = ("opdracht_id", "opdracht__bedrag_centen", "opdracht__tenaamstelling", "opdracht__iban", "opdracht__omschrijving")
INCASSOVELDEN = ("pk", "bedrag_centen", "tenaamstelling", "iban", "machtigingskenmerk", "getekend_op", "omschrijving")


class BestandGeweigerd(Weigering):
    """No file was given out; the text says why."""


@dataclass(frozen=True)
class Bestand:
    pad: Path
    kenmerk: str
    sha256: str


def maak_bestand(batch_id: int) -> Bestand:
    """The pain.001 of payments or the pain.008 of debits.

    1. two releases, and in time; 2. write from the frozen rows; 3. valid by the schema, sums right; 4. the same as before; 5. put in place.

    A crash anywhere leaves at most a file without its name: the next call starts over.
    """
    batch = Betaalbatch.objects.get(pk=batch_id)
    if batch.vrijgaven.count() < 2:
        raise BestandGeweigerd("Deze batch is nog niet door twee mensen vrijgegeven.")
    if te_laat(batch) and not Betaalbestand.objects.filter(batch=batch).exists():
        raise BestandGeweigerd("De dag van deze afschrijving is voorbij. De bank kan haar niet meer uitvoeren.")
    kenmerk = f"VOORBEELD-{batch.pk:012d}"
    eindpad = settings.VAR / "betaalbestanden" / f"{kenmerk}.xml"
    werkpad = eindpad.with_suffix(f".{os.getpid()}.deel")
    try:
        sha256 = _schrijf(batch, kenmerk, werkpad)
        _toets(batch, werkpad)
        _leg_hash_vast(batch, kenmerk, sha256)
        os.replace(werkpad, eindpad)
    except BestandGeweigerd as fout:
        _meld(batch, str(fout))
        raise
    finally:
        werkpad.unlink(missing_ok=True)
    log.info("betaalbestand_gemaakt", batch=batch.pk, aantal=batch.aantal)
    return Bestand(eindpad, kenmerk, sha256)


def _schrijf(batch: Betaalbatch, kenmerk: str, pad: Path) -> str:
    """Stream the rows to disk and return the hash; the file is readable by its owner only."""
    som = hashlib.sha256()
    pad.parent.mkdir(parents=True, exist_ok=True)
    beschrijver = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(beschrijver, "wb") as bestand:
        for stuk in _inhoud(batch, kenmerk):
            som.update(stuk)
            bestand.write(stuk)
        bestand.flush()
        os.fsync(bestand.fileno())
    return som.hexdigest()


def _inhoud(batch: Betaalbatch, kenmerk: str) -> Iterator[bytes]:
    kop = Kop(kenmerk, batch.bevroren_op, batch.uitvoeren_op, batch.aantal, batch.totaal_centen, betaler.NAAM, betaler.IBAN)
    if batch.soort == Batchsoort.UITBETALING:
        return pain001(kop, _geteld(batch, _overboekingen(batch)))
    return pain008(kop, betaler.INCASSANT, _geteld(batch, _afschrijfopdrachten(batch)))


def _overboekingen(batch: Betaalbatch) -> Iterator[Overboeking]:
    rijen = Batchregel.objects.filter(batch=batch).order_by("opdracht_id").values_list(*VELDEN)
    for opdracht_id, *rest in rijen.iterator(chunk_size=PER_KEER):
        yield Overboeking(f"O{opdracht_id:012d}", *rest)


def _afschrijfopdrachten(batch: Betaalbatch) -> Iterator[Afschrijfopdracht]:
    if batch.aantal > (meeste := norm("opdrachten_per_bestand", batch.uitvoeren_op)):
        raise BestandGeweigerd(f"In één incassobestand passen hoogstens {meeste} opdrachten.")
    rijen = Incasso.objects.filter(batch=batch).order_by("pk").values_list(*INCASSOVELDEN)
    for incasso_id, *rest in rijen.iterator(chunk_size=PER_KEER):
        yield Afschrijfopdracht(f"I{incasso_id:012d}", *rest)


def _geteld(batch: Betaalbatch, opdrachten: Iterator[Opdracht]) -> Iterator[Opdracht]:
    """The same orders in order of number. Raises when they are not what was frozen."""
    aantal = totaal = 0
    for opdracht in opdrachten:
        aantal, totaal = aantal + 1, totaal + opdracht.bedrag_centen
        yield opdracht
    if (aantal, totaal) != (batch.aantal, batch.totaal_centen):
        raise BestandGeweigerd("De regels van de batch kloppen niet met het bevroren aantal en totaal.")


def _toets(batch: Betaalbatch, pad: Path) -> None:
    if fouten := fouten_in(pad):
        raise BestandGeweigerd(f"Het bestand voldoet niet aan het schema van de banken ({fouten[0]}).")


def _leg_hash_vast(batch: Betaalbatch, kenmerk: str, sha256: str) -> None:
    """The first making records the hash; each later one must have it."""
    try:
        with transaction.atomic():
            bestand, _ = Betaalbestand.objects.get_or_create(batch=batch, defaults={"berichtkenmerk": kenmerk, "sha256": sha256})
    except IntegrityError:
        raise BestandGeweigerd("De databank weigert het bestand: de vrijgaven kloppen niet.") from None
    if bestand.sha256 != sha256:
        raise BestandGeweigerd("Het bestand is anders dan het bestand dat eerder is gemaakt. Geef het niet aan de bank.")


def _meld(batch: Betaalbatch, fout: str) -> None:
    maak_taak(
        soort="betaalbestand_mislukt",
        sleutel=f"betaalbestand-mislukt-{batch.pk}",
        omschrijving=f"Het betaalbestand van batch {batch.pk} is niet gemaakt: {fout}"[:300],
        gegevens={"batch": batch.pk},
    )
