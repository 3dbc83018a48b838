"""Does a chunk stay as cheap in a nation four times as large, does it read by index only, and do two workers help?"""

import time
from statistics import median

from duo_portal.batches.models import Run
from duo_portal.batches.services import verwerk_brok
from duo_portal.batches.services.start_run import start_run
from meten.bronnen import TERUGGEGEVEN_OP, VASTGESTELD_OP, na_een_jaar, natie
from meten.draaien import Opdracht, Ronde, django_op, draai, zonder_bel
from meten.melding import zeg
from meten.opstelling import Opstelling
from meten.opties import Opties
from meten.spion import Spion, bespied, grote_tabellen, hele_lezingen
from meten.verslag import Grens, Meting, Uitslag

KLEIN, KEREN = 500_000, 4
PROEVEN = 5
HOOGSTE_GROEI, MINSTE_WINST, HOOGSTE_MB = 1.25, 1.3, 500.0
GROOT_VANAF = 50_000
VASTSTELLING = Opdracht("vaststelling", VASTGESTELD_OP)


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    klein = opties.aantal(KLEIN)
    with natie(opstelling, klein) as bron:
        tijden_klein, spion = _brokken(opstelling, bron, VASTSTELLING)
        een, twee = _werkers(opstelling, bron, opties.rondes)
    with natie(opstelling, klein * KEREN) as bron:
        tijden_groot, spion_groot = _brokken(opstelling, bron, VASTSTELLING)
    with na_een_jaar(opstelling, klein) as bron:
        _, spion_dun = _brokken(opstelling, bron, Opdracht("teruggave", TERUGGEGEVEN_OP))
    heel = sorted({*spion.heel, *spion_groot.heel, *spion_dun.heel})
    enkel, dubbel = (median(ronde.seconden for ronde in rondes) for rondes in (een, twee))
    return Uitslag(
        "schaal",
        "Vaststelling in een natie die vier keer zo groot is",
        {"studenten": f"{klein} en {klein * KEREN}", "brokken gemeten": PROEVEN, "grote tabel vanaf": GROOT_VANAF},
        (
            Meting(f"per persoon bij {klein} studenten", "ms", tuple(tijden_klein)),
            Meting(f"per persoon bij {klein * KEREN} studenten", "ms", tuple(tijden_groot)),
            Meting("één worker", "s", tuple(ronde.seconden for ronde in een)),
            Meting("twee workers", "s", tuple(ronde.seconden for ronde in twee)),
            Meting("geheugen van een worker, hoogste", "MB", tuple(ronde.piek_mb for ronde in (*een, *twee))),
        ),
        (
            Grens("tijd per persoon, groot gedeeld door klein", median(tijden_groot) / median(tijden_klein), HOOGSTE_GROEI),
            Grens("opdrachten die een grote tabel van begin tot eind lezen", len(heel), 0),
            Grens("twee workers tegen één", enkel / dubbel, MINSTE_WINST, minstens=True),
            Grens("geheugen van een worker in MB", max(ronde.piek_mb for ronde in (*een, *twee)), HOOGSTE_MB),
        ),
        {"Hele lezingen": heel, "Waar de tijd van een brok blijft (groot)": spion_groot.regels()},
    )


def _brokken(opstelling: Opstelling, bron: str, opdracht: Opdracht) -> tuple[list[float], Spion]:
    """Milliseconds per person of chunks spread over the run, and what was seen of one more in the middle."""
    with opstelling.kloon(bron, "brok") as databank, django_op(opstelling, databank), zonder_bel():
        run = start_run(opdracht.soort, opdracht.peildatum, omvang=opdracht.omvang)
        nummers = list(run.brokken.order_by("volgnummer").values_list("pk", flat=True))
        vol = nummers[:-1] or nummers  # the last chunk is a remainder
        midden = vol[len(vol) // 2]
        with bespied() as spion:
            verwerk_brok(midden)
        spion.heel = hele_lezingen(spion, grote_tabellen(GROOT_VANAF))
        overig = [pk for pk in vol if pk != midden]
        keuze = overig[:: max(1, len(overig) // PROEVEN)][:PROEVEN]
        tijden = [_duur(run, pk) for pk in keuze]
    if tijden:  # a sparse run may be a single chunk
        zeg(f"  {opdracht.soort}: {', '.join(f'{tijd:.3f}' for tijd in tijden)} ms per persoon")
    return tijden, spion


def _duur(run: Run, brok_id: int) -> float:
    begin = time.perf_counter()
    verwerk_brok(brok_id)
    return (time.perf_counter() - begin) * 1000 / run.brokken.get(pk=brok_id).kandidaten


def _werkers(opstelling: Opstelling, bron: str, rondes: int) -> tuple[list[Ronde], list[Ronde]]:
    """In turns: the same run with one worker and with two."""
    een: list[Ronde] = []
    twee: list[Ronde] = []
    for _ in range(rondes):
        for aantal, lijst in ((1, een), (2, twee)):
            with opstelling.kloon(bron, "werkers") as databank:
                lijst.append(draai(opstelling, databank, VASTSTELLING, aantal))
        zeg(f"  één worker {een[-1].seconden:.2f} s, twee {twee[-1].seconden:.2f} s")
    return een, twee
