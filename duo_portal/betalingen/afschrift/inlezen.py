"""From file to ``Bankafschrift`` and ``Afschriftregel``: by COPY through a table of this transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.afschrift.post import Kop, Post
from duo_portal.betalingen.models import Bankafschrift
from duo_portal.vorderingen.betalingskenmerk import vorderingen_in

TABEL = "bank_post"
# The numbers of the lines are taken here, so that what is recognised can point at them.
MAAK_TABEL = f"""
CREATE TEMPORARY TABLE {TABEL} (id bigint DEFAULT nextval(pg_get_serial_sequence('betalingen_afschriftregel', 'id')),
    stmt int NOT NULL, volgnummer int NOT NULL, bij boolean NOT NULL, centen bigint NOT NULL, boekdatum date NOT NULL,
    valutadatum date NOT NULL, iban text NOT NULL, naam text NOT NULL, omschrijving text NOT NULL, eindtoeeind text NOT NULL,
    batchkenmerk text NOT NULL, retourcode text NOT NULL, bankreferentie text NOT NULL,
    incasso_nr bigint, opdracht_nr bigint, vordering_nrs bigint[], afschrift_id bigint) ON COMMIT DROP
"""
KOPIEER = f"""
COPY {TABEL} (stmt, volgnummer, bij, centen, boekdatum, valutadatum, iban, naam, omschrijving, eindtoeeind, batchkenmerk, retourcode,
    bankreferentie, incasso_nr, opdracht_nr, vordering_nrs) FROM STDIN
"""
WIJS_TOE = f"""
UPDATE {TABEL} p SET afschrift_id = a.id FROM unnest(%(stmts)s::int[], %(ids)s::bigint[]) a (stmt, id) WHERE a.stmt = p.stmt
"""
VERGEET = f"DELETE FROM {TABEL} WHERE stmt = ANY (%(stmts)s)"
LEG_VAST = f"""
INSERT INTO betalingen_afschriftregel (id, afschrift_id, volgnummer, bij, bedrag_centen, boekdatum, valutadatum, iban, naam,
    omschrijving, eindtoeeind, batchkenmerk, retourcode, bankreferentie)
SELECT id, afschrift_id, volgnummer, bij, centen, boekdatum, valutadatum, iban, naam, omschrijving, eindtoeeind, batchkenmerk,
    retourcode, bankreferentie FROM {TABEL} ORDER BY id
"""


@dataclass
class Gelezen:
    """The headings in the order of the file, with how many movements each has."""

    koppen: list[Kop] = field(default_factory=list)
    aantallen: list[int] = field(default_factory=list)


def kopieer(cursor: CursorWrapper, stroom: Iterable[Kop | Post]) -> Gelezen:
    """All movements into ``TABEL``. Whatever the file does wrong stops it with ``Afschriftfout``."""
    cursor.execute(f"DROP TABLE IF EXISTS {TABEL}")
    cursor.execute(MAAK_TABEL)
    gelezen = Gelezen()
    with cursor.db.wrap_database_errors, cursor.cursor.copy(KOPIEER) as kopie:
        for deel in stroom:
            if isinstance(deel, Kop):
                gelezen.koppen.append(deel)
                gelezen.aantallen.append(0)
            else:
                gelezen.aantallen[-1] += 1
                kopie.write_row(_rij(deel, len(gelezen.koppen), gelezen.aantallen[-1]))
    cursor.execute(f"ANALYZE {TABEL}")
    return gelezen


def _rij(post: Post, stmt: int, volgnummer: int) -> tuple[Any, ...]:
    deel = post.deel
    soort, nummer = deel.eigen_nummer or ("", None)
    return (
        stmt,
        volgnummer,
        post.bij,
        post.centen,
        post.boekdatum,
        post.valutadatum,
        deel.iban,
        deel.naam,
        deel.omschrijving,
        deel.eindtoeeind,
        deel.batchkenmerk,
        deel.retourcode,
        deel.referentie,
        nummer if soort == "I" else None,
        nummer if soort == "O" else None,
        (vorderingen_in(f"{deel.omschrijving} {deel.eindtoeeind}") or None) if post.bij else None,
    )


def leg_vast(cursor: CursorWrapper, gelezen: Gelezen, sha256: str) -> list[Bankafschrift]:
    """Record the statements that are new, in order, each joining on to the one before. What we know already is left out.

    Returns the new ones. Raises ``Afschriftfout`` where one is missing in between, or where the bank contradicts itself.
    """
    nieuw: dict[int, Bankafschrift] = {}
    bekend: list[int] = []
    for stmt, (kop, aantal) in enumerate(zip(gelezen.koppen, gelezen.aantallen, strict=True), start=1):
        afschrift = _afschrift(kop, aantal, sha256)
        if afschrift is None:
            bekend.append(stmt)
        else:
            nieuw[stmt] = afschrift
    cursor.execute(VERGEET, {"stmts": bekend})
    cursor.execute(WIJS_TOE, {"stmts": list(nieuw), "ids": [afschrift.pk for afschrift in nieuw.values()]})
    cursor.execute(LEG_VAST)
    return list(nieuw.values())


def _afschrift(kop: Kop, aantal: int, sha256: str) -> Bankafschrift | None:
    """The new statement, or None when exactly this one was imported before."""
    waarden = {"beginsaldo_centen": kop.beginsaldo_centen, "eindsaldo_centen": kop.eindsaldo_centen, "aantal": aantal}
    van_rekening = Bankafschrift.objects.filter(iban=kop.iban)
    if eerder := van_rekening.filter(kenmerk=kop.kenmerk).first():
        if any(getattr(eerder, naam) != waarde for naam, waarde in waarden.items()):
            raise Afschriftfout("TEGENSTRIJDIG")
        return None
    laatste = van_rekening.order_by("-pk").first()
    if laatste is not None and laatste.eindsaldo_centen != kop.beginsaldo_centen:
        raise Afschriftfout("SALDO_SLUIT_NIET_AAN")
    return Bankafschrift.objects.create(iban=kop.iban, kenmerk=kop.kenmerk, datum=kop.datum, sha256=sha256, **waarden)
