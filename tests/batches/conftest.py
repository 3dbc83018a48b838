"""A line for tests, people for it, and what stands in the database afterwards."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection

from duo_portal.batches.models import Brok, Brokstaat, Run
from duo_portal.batches.services import start_run
from duo_portal.batches.soorten import runsoorten
from duo_portal.batches.tasks import doe_brok
from duo_portal.remmen.models import Rem, Remsoort
from tests.batches.proefdienst.soort import Proef
from tests.infra.databank import Kloon

PEILDATUM = date(2026, 6, 15)


def maak_personen(aantal: int, voorvoegsel: str = "proef") -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_persoon (herkomst, bronsleutel) SELECT 1, %s || '-' || n FROM generate_series(1, %s) n RETURNING id",
            [voorvoegsel, aantal],
        )
        return [int(rij[0]) for rij in cursor.fetchall()]


@pytest.fixture
def proef(monkeypatch: pytest.MonkeyPatch) -> Proef:
    """The kind of run for tests, registered as long as the test lasts."""
    soort = Proef()
    monkeypatch.setitem(runsoorten._inhoud, Proef.naam, soort)
    return soort


@pytest.fixture
def gebeld(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The chunks for which the bell rang; nobody hears it."""
    brokken: list[int] = []
    monkeypatch.setattr(doe_brok, "apply_async", lambda argumenten, **_: brokken.extend(argumenten))
    return brokken


@dataclass
class Werkplaats:
    """Fifty people, and a worker that is this process."""

    personen: list[int]
    gebeld: list[int]
    kloon: Kloon

    def start(self, **opties: object) -> Run:
        return start_run("proef", PEILDATUM, **opties)  # type: ignore[arg-type]

    def werk(self, hoogstens: int = 1000) -> None:
        """Answer the bell until it is silent."""
        while self.gebeld and hoogstens:
            hoogstens -= 1
            doe_brok(self.gebeld.pop(0))

    def rem(self, *personen: int, soort: Remsoort = Remsoort.HANDMATIG, **velden: object) -> None:
        for persoon in personen:
            Rem.objects.create(persoon_id=persoon, soort=soort, **{"van": PEILDATUM, **velden})

    def open(self, run: Run) -> int:
        return Brok.objects.filter(run=run, staat=Brokstaat.OPEN).count()


@pytest.fixture
def werkplaats(kloon: Kloon, proef: Proef, gebeld: list[int]) -> Werkplaats:
    return Werkplaats(maak_personen(50), gebeld, kloon)
