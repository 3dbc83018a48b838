"""The debit run: some bank days before the day, an order for every instalment that is then open, in frozen batches."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.services import start_run
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.betalingen.batch import opdrachten_sql as sql
from duo_portal.betalingen.norm import norm
from duo_portal.remmen.models import Remsoort
from duo_portal.tijd.bankdagen import bankdag_op_of_na, tel_bankdagen
from duo_portal.tijd.klok import vandaag
from duo_portal.vorderingen.lijnen import LIJN
from duo_portal.vorderingen.models import Termijn, Vorderingsoort

# Beyond these a night stops for a person: no instalment is above € 2,000.
GRENZEN = {"grootste_bedrag_centen": 200_000}


class Incassorun(Runsoort):
    """Debits the claims of one kind. Every brake holds a debit: money taken from somebody is the last thing to do by machine. A brake on
    one claim (put off, with a bailiff) holds the debits of that one: what is paid in instalments goes on as it was announced.

    The window reaches from the first day that can still be released to the norm's number of bank days after the reference date,
    so that a night that was missed is made up for as long as the bank can still do it. A day that has passed is never debited.
    """

    omschrijving = "Termijnen afschrijven"
    remmen = frozenset(Remsoort)

    def __init__(self, naam: str, soort: Vorderingsoort) -> None:
        self.naam, self.soort, self.lijn = naam, soort, LIJN[soort]

    def parameters(self, peildatum: date) -> dict[str, Any]:
        return {}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return sql.KANDIDATEN, self.waarden(run.peildatum, 0, 2**62)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        """1. who; 2. lock them; 3. end what is paid; 4. the brakes; 5. one statement writes the orders and their batches."""
        waarden = self.waarden(opdracht.peildatum, opdracht.van, opdracht.tot)
        cursor.execute("DROP TABLE IF EXISTS incasso_kandidaat")
        cursor.execute(f"CREATE TEMPORARY TABLE incasso_kandidaat ON COMMIT DROP AS {sql.VORDERINGEN}", waarden)
        gevonden = int(cursor.rowcount)
        cursor.execute("ANALYZE incasso_kandidaat")
        cursor.execute(sql.VERGRENDEL)
        cursor.execute(sql.VOLTOOI, waarden)
        voltooid = int(cursor.fetchone()[0])
        geremd = rem_af(cursor, "incasso_kandidaat", self, opdracht)
        breek("na_copy")
        cursor.execute(sql.OPDRACHTEN, waarden)
        aantal, centen, grootste, batches, taken = cursor.fetchone()
        return {
            "kandidaten": gevonden,
            "voltooid": voltooid,
            "geremd": geremd,
            "opdrachten": aantal,
            "incasso_centen": centen,
            "grootste_bedrag_centen": grootste,
            "batches": batches,
            "naar_mens": taken,
        }

    def waarden(self, peildatum: date, van: int, tot: int) -> dict[str, Any]:
        """The parameters of the statements for the persons ``van`` up to and including ``tot``."""
        dagen = venster(peildatum)
        return {
            "peildatum": peildatum,
            "vandaag": vandaag(),
            "eerste": dagen[0],
            "uiterste": dagen[-1],
            "dagen": dagen,
            "bankdagen": [bankdag_op_of_na(dag) for dag in dagen],
            "soort": int(self.soort),
            "lijn": self.lijn,
            "wat": self.soort.label.capitalize(),
            "machtiging_maanden": norm("machtiging_maanden", peildatum),
            "per_bestand": norm("opdrachten_per_bestand", peildatum),
            "van": van,
            "tot": tot,
        }


def venster(peildatum: date) -> list[date]:
    """The days whose instalments a run at ``peildatum`` orders: those before which two people still have a day to release them."""
    uiterste, vrijgave = tel_bankdagen(peildatum, norm("aanlevering_bankdagen", peildatum)), bankdag_op_of_na(peildatum)
    dagen = (peildatum + timedelta(days=dag) for dag in range(1, (uiterste - peildatum).days + 1))
    return [dag for dag in dagen if bankdag_op_of_na(dag) > vrijgave]


def schrijf_af(dag: date) -> Iterable[Run]:
    """The door of the night; without an instalment in the window there is nothing to start."""
    if not Termijn.objects.filter(vervaldatum__in=venster(dag)).exists():
        return []
    return [start_run("incasso", dag, grenzen=GRENZEN)]
