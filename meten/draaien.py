"""One run of the product on one database, from ``start_run`` to reconciled totals."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import connections

from duo_portal import omgeving
from duo_portal.batches.models import Brok, Run, Staat
from duo_portal.batches.services import start_run
from meten.opstelling import Meetfout, Opstelling
from meten.werker import werkers

KIJK_ELKE = 0.02


@dataclass(frozen=True)
class Ronde:
    """What one run took. ``brokken`` holds how long after the start each chunk was committed."""

    seconden: float
    tellingen: dict[str, int]
    piek_mb: float
    brokken: list[float] = field(default_factory=list)


@contextmanager
def django_op(opstelling: Opstelling, databank: str) -> Iterator[None]:
    """Point Django at a database of the bench. The dictionary is changed in place: connections share it."""
    instellingen = connections.settings["default"]
    vorige, nieuw = dict(instellingen), omgeving.databank(opstelling.url(databank))
    connections["default"].close()
    instellingen.update({naam: nieuw[naam] for naam in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
    try:
        yield
    finally:
        connections["default"].close()
        instellingen.update(vorige)


def draai(
    opstelling: Opstelling, databank: str, soort: str, peildatum: date, *, aantal_werkers: int = 1, omvang: int | None = None,
    parameters: dict[str, object] | None = None,
) -> Ronde:
    """Start the run and wait for its end; workers are up before the clock starts."""
    with django_op(opstelling, databank), werkers(opstelling, databank, aantal_werkers) as lijst:
        begin = time.perf_counter()
        run = start_run(soort, peildatum, parameters, omvang=omvang)
        klaar = _wacht(run, lambda: "\n".join(werker.staart() for werker in lijst))
        seconden = time.perf_counter() - begin
        brokken = _brokken(run)
    if klaar.staat != Staat.KLAAR:
        raise Meetfout(f"{soort} eindigde als '{klaar.get_staat_display()}': {klaar.melding}\n{Brok.objects.none()}")
    return Ronde(seconden, klaar.tellingen, max(werker.piek_mb for werker in lijst), brokken)
