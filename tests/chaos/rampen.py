"""What goes wrong, on purpose, while a run is going on."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.db import connection

from duo_portal.batches.models import Brokstaat, Run, Staat
from duo_portal.lancering.redis import Redis
from tests.chaos.ploeg import Kind, Onverwacht, beat, wacht, werker
from tests.infra.databank import Kloon

IN_TRANSACTIE = frozenset({"na_claim", "na_copy", "voor_commit"})
NA_TRANSACTIE = frozenset({"na_commit", "voor_ack"})
WILLEKEURIG, POSTGRES, REDIS = "willekeurig", "postgres", "redis"
# Half of the times that it passes the place, so that between two deaths work gets done.
KANS = 50
ACTIEF = "SELECT state FROM pg_stat_activity WHERE application_name = %s AND datname = %s AND xact_start IS NOT NULL"


@dataclass
class Verslag:
    """What was done to the runs, and what it took."""

    doden: Counter[str] = field(default_factory=Counter)
    open_transacties: int = 0
    rampen: list[tuple[str, float]] = field(default_factory=list)
    seconden: dict[str, float] = field(default_factory=dict)
    brokken: dict[str, int] = field(default_factory=dict)
    rijen: dict[str, int] = field(default_factory=dict)
    betaalbestand_bytes: int = 0

    @property
    def workers(self) -> int:
        return sum(self.doden.values()) - self.doden[POSTGRES] - self.doden[REDIS]

    def als_dict(self) -> dict[str, object]:
        return {
            "doden": dict(self.doden),
            "workers_gedood": self.workers,
            "met_open_transactie": self.open_transacties,
            "rampen_met_seconden": self.rampen,
            "seconden": self.seconden,
            "brokken": self.brokken,
            "rijen": self.rijen,
            "betaalbestand_bytes": self.betaalbestand_bytes,
        }


class Rampen:
    """One beat for the whole, workers that come and go, and a database and broker that fall over and stand up again."""

    def __init__(self, kloon: Kloon, redis: Redis, omgeving: Mapping[str, str], map_: Path) -> None:
        self.kloon, self.redis, self.omgeving, self.map = kloon, redis, omgeving, map_
        self.verslag = Verslag()
        self._beat = beat(omgeving, map_)
        self._werker: Kind | None = None
        self._nummer = 0

    def __enter__(self) -> "Rampen":
        self._beat.start()
        return self

    def __exit__(self, *_: object) -> None:
        for kind in (self._werker, self._beat):
            if kind:
                kind.stop()

    def doorsta(self, run: Run, rampen: list[str]) -> None:
        """Let every disaster of the list happen to this run, and then let it end by itself."""
        begin = time.monotonic()
        self.verslag.brokken[run.soort] = run.brokken.count()
        for ramp in rampen:
            doe = {WILLEKEURIG: self._dood_willekeurig, POSTGRES: self._dood_postgres, REDIS: self._dood_redis}.get(ramp)
            moment = time.monotonic()
            doe(run) if doe else self._dood_op(ramp)
            self.verslag.doden[ramp] += 1
            self.verslag.rampen.append((ramp, round(time.monotonic() - moment, 1)))
        self.wacht_af(run)
        self.verslag.seconden[run.soort] = round(time.monotonic() - begin, 1)

    def wacht_af(self, run: Run) -> None:
        """A worker that nobody disturbs, and the beat that ran all the time, bring the run to its end."""
        if self._werker is None or not self._werker.leeft():
            self._nieuwe_werker()
        wacht(f"{run} is klaar", lambda: self._staat(run) != Staat.OPEN, 180)
        if not self._beat.leeft():
            raise Onverwacht(f"beat viel om:\n{self._beat.staart()}")

    def _dood_op(self, punt: str) -> None:
        """A worker that kills itself at ``punt``: whether its transaction is open follows from the place."""
        if punt not in IN_TRANSACTIE | NA_TRANSACTIE:
            raise ValueError(punt)
        self._stop_werker()
        slachtoffer = self._nieuwe_werker(f"{punt}:{KANS}")
        if slachtoffer.wacht_tot_dood() != -signal.SIGKILL:
            raise Onverwacht(f"de werker stierf niet op {punt}:\n{slachtoffer.staart()}")
        self.verslag.open_transacties += punt in IN_TRANSACTIE

    def _dood_willekeurig(self, run: Run) -> None:
        """Frozen at any moment, looked at through the eyes of Postgres, and killed before it moves again."""
        slachtoffer = self._aan_het_werk(run)
        time.sleep(random.random() * 0.2)
        slachtoffer.sein(signal.SIGSTOP)
        self.verslag.open_transacties += self._heeft_open_transactie(slachtoffer)
        slachtoffer.sein(signal.SIGKILL)
        slachtoffer.wacht_tot_dood()

    def _dood_postgres(self, run: Run) -> None:
        """Immediate shutdown under a worker with an open transaction; the same worker must go on afterwards."""
        getuige = self._aan_het_werk(run)
        wacht("een open transactie", lambda: self._transactie(getuige) is not None)
        self.kloon.cluster.stop(signal.SIGQUIT)
        self.kloon.cluster.start()
        connection.close()
        self._gaat_verder(run, getuige)

    def _dood_redis(self, run: Run) -> None:
        """Killed, and empty when it comes back: all bells are lost."""
        getuige = self._aan_het_werk(run)
        spoor = self.redis.spoor()
        if spoor is None:
            raise Onverwacht("er is geen Redis om te doden")
        os.kill(spoor.pid, signal.SIGKILL)
        wacht("Redis is dood", lambda: not self.redis.antwoordt())
        self.redis.start()
        self._gaat_verder(run, getuige)

    def _aan_het_werk(self, run: Run) -> Kind:
        """A worker that has done a chunk since it started."""
        self._stop_werker()
        klaar = self._klaar(run)
        kind = self._nieuwe_werker()
        self._wacht_op_werk(run, kind, klaar)
        return kind

    def _gaat_verder(self, run: Run, getuige: Kind) -> None:
        self._wacht_op_werk(run, getuige, self._klaar(run))
        if not getuige.leeft():
            raise Onverwacht(f"de werker overleefde het niet:\n{getuige.staart()}")

    def _wacht_op_werk(self, run: Run, kind: Kind, klaar: int) -> None:
        if not run.brokken.filter(staat=Brokstaat.OPEN).exists():
            raise Onverwacht("Er is geen werk meer over: neem meer brokken.")
        try:
            wacht("voortgang", lambda: self._klaar(run) > klaar)
        except Onverwacht as fout:
            raise Onverwacht(f"{fout}\n{kind.staart()}") from None

    def _nieuwe_werker(self, breekpunt: str = "") -> Kind:
        self._nummer += 1
        self._werker = werker(f"werker-{self._nummer}", self.omgeving, self.map, breekpunt).start()
        return self._werker

    def _stop_werker(self) -> None:
        if self._werker:
            self._werker.stop()

    def _heeft_open_transactie(self, kind: Kind) -> bool:
        """A frozen worker sends no COMMIT any more: once its last statement ended, what is open stays open."""
        wacht("het einde van een opdracht", lambda: self._transactie(kind) != "active", 30)
        return self._transactie(kind) is not None

    def _transactie(self, kind: Kind) -> str | None:
        with psycopg.connect(self.kloon.url_super) as kijker:
            rij = kijker.execute(ACTIEF, [kind.naam, self.kloon.naam]).fetchone()
        return str(rij[0]) if rij else None

    def _klaar(self, run: Run) -> int:
        return run.brokken.filter(staat=Brokstaat.KLAAR).count()

    def _staat(self, run: Run) -> int:
        run.refresh_from_db()
        return run.staat
