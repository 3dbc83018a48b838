"""The monthly payment, and between two of them what became more or less for the months that were paid."""

from datetime import date, timedelta
from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.batches.breekpunten import breek
from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.remmen.models import Remsoort
from studiefinanciering.batch import maand_sql as lees
from studiefinanciering.batch.maand_schrijven_sql import SCHRIJF, VERVANG_REGELING
from studiefinanciering.batch.maand_waarden import betaalwaarden
from studiefinanciering.betaaldag import laatste_klare_maand

LIJN = "studiefinanciering"
TABELLEN = ("kandidaat", "verschil", "stand", "terug", "uitkomst")
OOIT = date(1900, 1, 1)
NIEUW_DAGEN = 7  # a night that was missed is made good by a later one; the monthly run looks at everybody


class Maandbetaling(Runsoort):
    """What the award in force says of all months up to ``maand``, minus what was booked, is booked; what is left is paid.

    Persons are locked in key order before anything is read, so that no two runs see the same balance. Brakes on collection do not
    hold back a payment: see ``Verrekening``.
    """

    naam = "maandbetaling"
    lijn = LIJN
    omschrijving = "Studiefinanciering van een maand betalen"
    remmen = frozenset({Remsoort.HANDMATIG})

    def parameters(self, peildatum: date) -> dict[str, Any]:
        """``vers``: the month itself is paid, so that earlier debts may be set off with a part of it."""
        return {"maand": laatste_klare_maand(peildatum).isoformat(), "vers": True}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return lees.KANDIDATEN, self._grenzen(run.parameters, run.peildatum, 0, 2**62)

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        maand = _maand(opdracht.parameters)
        grenzen = self._grenzen(opdracht.parameters, opdracht.peildatum, opdracht.van, opdracht.tot)
        for tabel in TABELLEN:
            cursor.execute(f"DROP TABLE IF EXISTS maand_{tabel}")
        cursor.execute(lees.KIES, grenzen)
        aantal = int(cursor.rowcount)
        # First the lock, then the brakes and balances: who waited must see what the other wrote.
        cursor.execute(lees.VERGRENDEL)
        geremd = rem_af(cursor, "maand_kandidaat", self, opdracht, maand.year)
        cursor.execute("ANALYZE maand_kandidaat")
        waarden = {**grenzen, **betaalwaarden(opdracht, maand)}
        for vraag in (lees.VERSCHIL, lees.VERVALLEN, "ANALYZE maand_verschil", lees.STAND, lees.TERUG):
            cursor.execute(vraag, waarden if "%(" in vraag else None)
        niet_verrekend = rem_af(cursor, "maand_terug", VERREKENING, opdracht, maand.year)
        breek("na_copy")
        for vraag in (lees.UITKOMST, "ANALYZE maand_uitkomst", VERVANG_REGELING, SCHRIJF):
            cursor.execute(vraag, waarden if "%(" in vraag else None)
        return {"kandidaten": aantal, "geremd": geremd, "niet_verrekend": niet_verrekend, **_tellingen(cursor.fetchone())}

    def _sinds(self, peildatum: date) -> date:
        """Decisions from this day on make somebody a candidate."""
        return OOIT

    def _grenzen(self, parameters: dict[str, Any], peildatum: date, van: int, tot: int) -> dict[str, Any]:
        maand = _maand(parameters)
        return {"jaar": maand.year, "maand": maand, "sinds": self._sinds(peildatum), "van": van, "tot": tot}


class Nabetaling(Maandbetaling):
    """The nights between: who got a new decision, for the months that were paid already. Small arrears wait for the next month."""

    naam = "nabetaling"
    omschrijving = "Studiefinanciering van eerdere maanden nabetalen of verrekenen"

    def parameters(self, peildatum: date) -> dict[str, Any]:
        return {"maand": laatste_klare_maand(peildatum).isoformat(), "vers": False}

    def _sinds(self, peildatum: date) -> date:
        return peildatum - timedelta(days=NIEUW_DAGEN)


class Verrekening(Maandbetaling):
    """Not a run of its own: what holds us back from taking back what was too much, by setting off or by a claim."""

    naam = "verrekening"
    omschrijving = "Te veel betaalde studiefinanciering verrekenen"
    remmen = frozenset(
        {
            Remsoort.BEZWAAR,
            Remsoort.MAATWERK,
            Remsoort.UITSTEL,
            Remsoort.SCHULDHULP,
            Remsoort.WSNP,
            Remsoort.TOESLAGEN,
            Remsoort.BEWIND,
            Remsoort.MENS_KIJKT_MEE,
        }
    )


VERREKENING = Verrekening()


def _maand(parameters: dict[str, Any]) -> date:
    return date.fromisoformat(str(parameters["maand"]))


def _tellingen(rij: tuple[int, ...]) -> Tellingen:
    namen = (
        "mensen",
        "maanden",
        "toegekend_centen",
        "verlaagd_centen",
        "betalingen",
        "betaald_centen",
        "grootste_bedrag_centen",
        "verrekend_centen",
        "vordering_lager_centen",
        "gevorderd_centen",
        "opdrachten",
    )
    tellingen: Tellingen = dict(zip(namen, rij, strict=True))
    geboekt = ("toegekend_centen", "verlaagd_centen", "betaald_centen", "vordering_lager_centen", "gevorderd_centen")
    return {**tellingen, "geboekt_centen": sum(tellingen[naam] for naam in geboekt)}
