"""The way most programs would do it: objects one by one, on a part of the same nation, extrapolated to all of it."""

import time

from meten.bronnen import VASTGESTELD_OP, natie
from meten.draaien import Opdracht, django_op, draai
from meten.melding import zeg
from meten.onderdelen.rij_voor_rij import stel_vast
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.vergelijk import eis_gelijk
from meten.verslag import Grens, Meting, Uitslag

KANDIDATEN, MINSTENS = 5_000, 30.0


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    personen = opties.aantal(1_000_000)
    opdracht = Opdracht("vaststelling", VASTGESTELD_OP)
    with natie(opstelling, personen) as bron, opstelling.kloon(bron, "product") as hier, opstelling.kloon(bron, "orm") as daar:
        ronde = draai(opstelling, hier, opdracht)
        tot, aantal = _eerste(opstelling, hier, KANDIDATEN)
        with django_op(opstelling, daar):
            begin = time.perf_counter()
            gedaan = stel_vast(VASTGESTELD_OP, tot)
            duur = time.perf_counter() - begin
        if gedaan != aantal:
            raise Meetfout(f"rij voor rij gaf {gedaan} besluiten, de run {aantal}")
        rijen = eis_gelijk(opstelling, hier, daar, (0, tot))
    besluiten = ronde.tellingen["besluiten"]
    zeg(f"  product {ronde.seconden:.2f} s voor {besluiten}, rij voor rij {duur:.2f} s voor {aantal}")
    return Uitslag(
        "orm",
        "Vaststelling: de run tegen objecten rij voor rij",
        {"studenten": personen, "besluiten van de run": besluiten, "besluiten rij voor rij": aantal},
        (
            Meting("product", "s", (ronde.seconden,)),
            Meting(f"rij voor rij, {aantal} besluiten", "s", (duur,)),
            Meting(f"rij voor rij, doorgerekend naar {besluiten}", "s", (duur / aantal * besluiten,)),
        ),
        (Grens("zo veel keer sneller dan rij voor rij", duur / aantal * besluiten / ronde.seconden, MINSTENS, minstens=True),),
        {"Gelijke rijen (EXCEPT ALL, beide kanten op)": [f"{tabel}: {hoeveel}" for tabel, hoeveel in rijen.items()]},
    )


def _eerste(opstelling: Opstelling, databank: str, hoogstens: int) -> tuple[int, int]:
    """The number of the person with whom the first ``hoogstens`` decisions end, and how many those are."""
    vraag = "SELECT max(persoon_id), count(*) FROM (SELECT persoon_id FROM besluiten_besluit WHERE run_id IS NOT NULL ORDER BY persoon_id LIMIT %s) b"
    with opstelling.verbind(databank) as verbinding:
        rij = verbinding.execute(vraag, (hoogstens,)).fetchone()
    return (int(rij[0]), int(rij[1])) if rij else (0, 0)
