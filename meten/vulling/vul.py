"""Fill a database with the neutral nation, and later with the course of its year."""

from pathlib import Path

import psycopg

from meten.opstelling import Meetfout, Opstelling

MAP = Path(__file__).parent
# Input only: foreign keys are not checked while it is written. The app never gets to set this.
ZONDER_TRIGGERS = "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'"


def vul_natie(opstelling: Opstelling, databank: str, personen: int) -> None:
    """``personen`` students in an empty database. Afterwards its statistics are fresh."""
    _vul_leeg(opstelling, databank, "natie.sql", personen, 2 * personen)


def vul_studenten(opstelling: Opstelling, databank: str, personen: int) -> None:
    """``personen`` students with studiefinanciering and their parents, in an empty database."""
    _vul_leeg(opstelling, databank, "studenten.sql", personen, 2 * personen + 2)


def _vul_leeg(opstelling: Opstelling, databank: str, bestand: str, personen: int, laatste: int) -> None:
    with opstelling.verbind(databank, als_super=True) as verbinding:
        if verbinding.execute("SELECT 1 FROM register_persoon LIMIT 1").fetchone():
            raise Meetfout(f"In {databank} staan al personen; de meting vult alleen een lege databank.")
        _voer_uit(verbinding, bestand, personen)
        verbinding.execute("SELECT setval('register_persoon_id_seq', %s)", (laatste,))
    ververs(opstelling, databank)


def vul_verloop(opstelling: Opstelling, databank: str, iedereen: bool = False) -> None:
    """What happens after the vaststelling: payments, collection, later facts; for ``iedereen`` such a fact, in the same proportions."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        _voer_uit(verbinding, "verloop.sql", 0, een_op=3_400 if iedereen else 100_000)
    ververs(opstelling, databank)


def vul_regelingen(opstelling: Opstelling, databank: str) -> None:
    """After the vaststelling: who pays in instalments, with the year up to May."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        _voer_uit(verbinding, "incasso.sql", 0)
    ververs(opstelling, databank)


def vul_toekenningen(opstelling: Opstelling, databank: str, personen: int) -> None:
    """Awards for 965 in a thousand students, with the months up to May paid."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        _voer_uit(verbinding, "maandgeld.sql", personen)
    ververs(opstelling, databank)


def ververs(opstelling: Opstelling, databank: str) -> None:
    """Statistics and hint bits as in a database that has been in use, so that no measured statement pays for them."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        verbinding.execute("VACUUM (ANALYZE)")


def _voer_uit(verbinding: psycopg.Connection, bestand: str, personen: int, een_op: int = 0) -> None:
    opdracht = (MAP / bestand).read_text(encoding="utf-8").replace(":personen", str(personen)).replace(":een_op", str(een_op))
    verbinding.execute(ZONDER_TRIGGERS)
    with verbinding.transaction():
        verbinding.execute(opdracht)
