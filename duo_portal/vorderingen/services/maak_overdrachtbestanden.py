"""Tell the CJIB, the bailiff and the agency abroad, in the same night, what changed of the claims they hold."""

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from duo_portal.register.versleuteling import ontsleutel
from duo_portal.remmen.services.hef_rem_op import hef_rem_op
from duo_portal.vorderingen import overdracht as sql
from duo_portal.vorderingen.models import Actie, Overdrachtbestand, Partij
from duo_portal.vorderingen.overdrachtbestand import Kop, Overdracht, schrijf
from duo_portal.vorderingen.overdrachtnorm import krijgt_bsn, onbeantwoord_sinds
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
PER_KEER = 5_000
_KOLOMMEN = """r.volgnummer, r.actie, replace(vorderingen_betalingskenmerk(r.vordering_id), ' ', ''), r.hoofdsom_centen, r.kosten_centen,
    r.ontvangen_centen, r.debiteur, p.bsn_versleuteld"""
_NIEUW = f"""SELECT {_KOLOMMEN} FROM overdracht_regel r JOIN register_persoon p ON p.id = r.persoon_id
    WHERE r.partij = %s ORDER BY r.volgnummer"""
_BEWAARD = f"""SELECT {_KOLOMMEN} FROM vorderingen_overdrachtregel r JOIN vorderingen_vordering v ON v.id = r.vordering_id
    JOIN register_persoon p ON p.id = v.persoon_id WHERE r.bestand_id = %s ORDER BY r.volgnummer"""


class OverdrachtGeweigerd(Weigering):
    """The file cannot be given out; the text says why."""


def maak_overdrachtbestanden(dag: date) -> list[Overdrachtbestand]:
    """1. lock who is concerned; 2. compare what parties hold with ledger and steps; 3. freeze the difference with its hash;
    4. tell staff what no machine decides; 5. write the files, also those that a crash left unwritten.

    Safe to repeat: a second call on the same day finds no difference.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        _bepaal(cursor, dag)
        bestanden = [bestand for partij in Partij if (bestand := _bevries(cursor, partij, dag)) is not None]
        cursor.execute(sql.TAKEN)
        cursor.execute(sql.ONBEANTWOORD, {"uiterlijk": onbeantwoord_sinds(dag)})
        cursor.execute(sql.AANHOUDING_ZONDER_REGEL)
        for (rem_id,) in cursor.fetchall():
            hef_rem_op(rem_id, reden="er is geen partij die nog moet bevestigen")
    for bestand in _niet_geschreven(dag):
        schrijf_overdrachtbestand(bestand)
    log.info("overdrachtbestanden_gemaakt", aantal=len(bestanden), regels=sum(bestand.aantal for bestand in bestanden))
    return bestanden


def _bepaal(cursor: CursorWrapper, dag: date) -> None:
    """Fill ``overdracht_regel``. One call at a time: two would give out the same number."""
    waarden: dict[str, Any] = {"peildatum": dag, "dag": dag, "na_overdracht": [int(soort) for soort in sql.NA_OVERDRACHT]}
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('overdrachtbestanden'))")
    for tabel in ("kandidaat", "stand", "nodig", "regel"):
        cursor.execute(f"DROP TABLE IF EXISTS overdracht_{tabel}")
    for tekst in (sql.KANDIDATEN, sql.VERGRENDEL, sql.STAND, sql.NODIG, sql.STAPPEN, sql.REGELS):
        cursor.execute(tekst, waarden)


def _bevries(cursor: CursorWrapper, partij: Partij, dag: date) -> Overdrachtbestand | None:
    cursor.execute("SELECT count(*) FROM overdracht_regel WHERE partij = %s", [partij])
    aantal = int(cursor.fetchone()[0])
    if not aantal:
        return None
    volgnummer = Overdrachtbestand.objects.filter(partij=partij, datum=dag).count() + 1
    kop = Kop(partij, dag, volgnummer, aantal)
    cursor.execute(_NIEUW, [partij])
    som = hashlib.sha256()
    for stuk in schrijf(kop, _overdrachten(cursor, kop)):
        som.update(stuk)
    bestand = Overdrachtbestand.objects.create(partij=partij, datum=dag, volgnummer=volgnummer, aantal=aantal, sha256=som.hexdigest())
    cursor.execute(sql.BEWAAR, {"bestand": bestand.pk, "partij": partij})
    cursor.execute(sql.VERSTREKT, {"partij": partij.label, "nummer": partij, "bsn": krijgt_bsn(partij, dag)})
    return bestand


def _overdrachten(cursor: CursorWrapper, kop: Kop) -> Iterator[Overdracht]:
    met_bsn = krijgt_bsn(kop.partij, kop.datum)
    while rijen := cursor.fetchmany(PER_KEER):
        for nummer, actie, kenmerk, hoofdsom, kosten, ontvangen, debiteur, bsn in rijen:
            geheim = ontsleutel(bytes(bsn)) if bsn is not None and met_bsn and actie == Actie.OVERDRAGEN else None
            yield Overdracht(nummer, Actie(actie), kenmerk, hoofdsom, kosten, ontvangen, json.loads(debiteur), geheim)


def pad_van(bestand: Overdrachtbestand) -> Path:
    return Path(settings.VAR) / "overdrachten" / f"{_kop(bestand).naam}.jsonl"


def _kop(bestand: Overdrachtbestand) -> Kop:
    return Kop(Partij(bestand.partij), bestand.datum, bestand.volgnummer, bestand.aantal)


def _niet_geschreven(dag: date) -> list[Overdrachtbestand]:
    """Of the days in which an answer may still come: a crash may have come between freezing and writing."""
    recent = Overdrachtbestand.objects.filter(datum__gte=onbeantwoord_sinds(dag), datum__lte=dag).order_by("pk")
    return [bestand for bestand in recent if not pad_van(bestand).exists()]


def schrijf_overdrachtbestand(bestand: Overdrachtbestand) -> Path:
    """Write from the frozen rows, readable by its owner only; the same bytes as when they were frozen, or an error and a task."""
    eindpad = pad_van(bestand)
    werkpad = eindpad.with_suffix(f".{os.getpid()}.deel")
    eindpad.parent.mkdir(parents=True, exist_ok=True)
    som = hashlib.sha256()
    try:
        beschrijver = os.open(werkpad, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(beschrijver, "wb") as uit, connection.cursor() as cursor:
            cursor.execute(_BEWAARD, [bestand.pk])
            for stuk in schrijf(_kop(bestand), _overdrachten(cursor, _kop(bestand))):
                som.update(stuk)
                uit.write(stuk)
            uit.flush()
            os.fsync(uit.fileno())
        if som.hexdigest() != bestand.sha256:
            raise _anders(bestand)
        os.replace(werkpad, eindpad)
    finally:
        werkpad.unlink(missing_ok=True)
    return eindpad


def _anders(bestand: Overdrachtbestand) -> OverdrachtGeweigerd:
    maak_taak(
        soort="overdrachtbestand_anders",
        sleutel=f"overdrachtbestand-{bestand.pk}",
        omschrijving=f"Bestand {_kop(bestand).naam} is niet opnieuw te maken zoals het was. Geef het niet uit en laat het nakijken.",
        gegevens={"bestand": bestand.pk},
    )
    return OverdrachtGeweigerd(f"Bestand {_kop(bestand).naam} is anders dan toen het werd vastgelegd. Het is niet uitgegeven.")
