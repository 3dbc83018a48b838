"""Postgres and Redis together, shared by everyone who uses this installation: the first starts them, the last stops them."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol

from psycopg import sql

from duo_portal.lancering import geheimen, rollen, slot
from duo_portal.lancering.melding import Startfout
from duo_portal.lancering.paden import WORTEL, Paden
from duo_portal.lancering.postgres import SUPER, Cluster
from duo_portal.lancering.redis import Redis
from duo_portal.lancering.voorgrond import seinen_uitgesteld

DATABANK = "duo"
DEMODATUM = "2026-06-15"


class Dienst(Protocol):
    def start(self) -> bool: ...

    def stop(self) -> None: ...


class Gebruik:
    """Holding on to services. A lock that every user shares tells whether somebody else still needs them."""

    def __init__(self, paden: Paden, naam: str, diensten: Sequence[Dienst]) -> None:
        self._diensten = diensten
        self._beurt = paden.run / f"{naam}.start.lock"
        self._gebruikt = slot.Slot(paden.run / f"{naam}.gebruik.lock")
        self._gebruikt.gedeeld()

    def start(self) -> None:
        with slot.alleen(self._beurt):
            for dienst in self._diensten:
                dienst.start()

    def laat_los(self) -> None:
        # The signals wait: half a stop would leave a server behind that nobody holds.
        with seinen_uitgesteld(), slot.alleen(self._beurt):
            if self._gebruikt.probeer_alleen():
                for dienst in reversed(self._diensten):
                    dienst.stop()
        self._gebruikt.sluit()


@dataclass
class Installatie:
    """The services of one installation and the environment that its processes get."""

    paden: Paden
    naam: str = "demo"
    databank: str = DATABANK
    instellingen: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paden.maak()
        self.geheimen = geheimen.lees_of_maak(self.paden.geheimen)
        self.cluster = Cluster(self.naam, self.paden, self.geheimen, self.instellingen)
        self.redis = Redis(f"redis-{self.naam}", self.paden, self.geheimen)
        self._gebruik: Gebruik | None = None

    def __enter__(self) -> "Installatie":
        self._gebruik = Gebruik(self.paden, self.naam, self._eigen_diensten())
        try:
            self._gebruik.start()
            if not _van_buiten("DATABASE_URL"):
                self.cluster.maak_databank(self.databank)
        except BaseException:
            self._gebruik.laat_los()
            raise
        return self

    def __exit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        if self._gebruik:
            self._gebruik.laat_los()

    def begin_opnieuw(self) -> None:
        """Throw the database of this installation away and lay an empty one."""
        if _van_buiten("DATABASE_URL"):
            raise Startfout("--opnieuw gooit alleen een databank weg die ./run zelf heeft gemaakt; DATABASE_URL wijst naar een andere.")
        with self.cluster.beheer() as verbinding:
            verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.databank)))
        self.cluster.maak_databank(self.databank)
        if not _van_buiten("REDIS_URL"):
            self.redis.leeg()

    def _eigen_diensten(self) -> list[Dienst]:
        """What was given from outside is not ours to start or stop."""
        eigen: list[Dienst] = []
        if not _van_buiten("DATABASE_URL"):
            eigen.append(self.cluster)
        if not _van_buiten("REDIS_URL"):
            eigen.append(self.redis)
        return eigen

    def omgeving(self, rol: str = "app") -> dict[str, str]:
        """The environment of a process of the portal; what the user set himself wins."""
        eigen = basisomgeving(self.paden, self.geheimen) | {"DUO_DB_ROL": rol}
        eigen |= self._databank_urls() | {"REDIS_URL": os.environ.get("REDIS_URL") or self.redis.url}
        return {**os.environ, **eigen}

    def _databank_urls(self) -> dict[str, str]:
        if buiten := _van_buiten("DATABASE_URL"):
            # Somebody who gives one URL uses one role for all; the grants then protect less.
            overig = {naam: _van_buiten(naam) or buiten for naam in ("DATABASE_URL_EIGENAAR", "DATABASE_URL_BEWAAR")}
            return {"DATABASE_URL": buiten} | overig
        return databank_urls(self.cluster.adres, self.databank)


def databank_urls(adres: rollen.Adres, databank: str) -> dict[str, str]:
    return {
        "DATABASE_URL": adres.url(rollen.APP, databank),
        "DATABASE_URL_EIGENAAR": adres.url(rollen.EIGENAAR, databank),
        "DATABASE_URL_BEWAAR": adres.url(rollen.BEWAAR, databank),
    }


def beheer_url(adres: rollen.Adres, databank: str) -> str:
    return adres.url(SUPER, databank)


def basisomgeving(paden: Paden, sleutels: Mapping[str, str]) -> dict[str, str]:
    """What every process gets, with or without a database."""
    gekozen = {naam: os.environ.get(naam) or sleutels[naam] for naam in geheimen.VOOR_DE_TOEPASSING}
    return {
        **gekozen,
        "PYTHONPATH": str(WORTEL),
        "DJANGO_SETTINGS_MODULE": "duo_portal.settings",
        "DUO_VAR": str(paden.var),
        "DUO_DEMO": os.environ.get("DUO_DEMO", "1"),
        "DUO_VANDAAG": os.environ.get("DUO_VANDAAG", DEMODATUM),
    }


def _van_buiten(naam: str) -> str | None:
    return os.environ.get(naam) or None
