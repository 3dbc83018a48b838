"""Who is braked leaves every kind of run and comes before a person, never in silence."""

import ast
import inspect
import textwrap
from datetime import date, timedelta

import pytest
from django.utils import timezone

from duo_portal.batches.soorten import Runsoort, runsoorten
from duo_portal.besluiten.models import Besluit
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.werkvoorraad.models import Taak
from tests.batches.conftest import PEILDATUM, Werkplaats
from tests.batches.proefdienst.soort import Proef


def test_geremd_wordt_niet_beslist_en_staat_op_de_lijst(werkplaats: Werkplaats) -> None:
    geremd = werkplaats.personen[7]
    werkplaats.rem(geremd)
    werkplaats.rem(geremd, soort=Remsoort.MAATWERK)
    run = werkplaats.start()
    werkplaats.werk()
    run.refresh_from_db()
    assert (run.tellingen["geremd"], run.tellingen["kandidaten"], Besluit.objects.count()) == (1, 50, 49)
    assert not Besluit.objects.filter(persoon=geremd).exists()
    taak = Taak.objects.get()
    assert (taak.soort, taak.lijn, taak.persoon_id) == ("geremd", "proef", geremd)
    assert taak.gegevens == {"remmen": [Remsoort.MAATWERK, Remsoort.HANDMATIG]}


def test_nog_eens_geremd_geeft_geen_tweede_taak(werkplaats: Werkplaats) -> None:
    werkplaats.rem(werkplaats.personen[7])
    for _ in range(2):
        werkplaats.start()
        werkplaats.werk()
    assert Taak.objects.count() == 1


def test_na_het_opheffen_beslist_de_volgende_run(werkplaats: Werkplaats) -> None:
    werkplaats.rem(werkplaats.personen[7])
    werkplaats.start()
    werkplaats.werk()
    Rem.objects.filter(vervangen_op=None).update(vervangen_op=timezone.now())
    werkplaats.start()
    werkplaats.werk()
    assert Besluit.objects.count() == 50


DAG = timedelta(days=1)


@pytest.mark.parametrize(
    ("velden", "remt"),
    [
        ({"tot": PEILDATUM}, True),
        ({"tot": PEILDATUM - DAG}, False),
        ({"van": PEILDATUM + DAG}, False),
        ({"lijn": "proef"}, True),
        ({"lijn": "lesgeld"}, False),
        ({"soort": Remsoort.TOESLAGEN}, False),
    ],
)
def test_alleen_een_rem_die_nu_voor_deze_dienst_geldt(werkplaats: Werkplaats, velden: dict[str, date | str | Remsoort], remt: bool) -> None:
    werkplaats.rem(werkplaats.personen[7], **velden)  # type: ignore[arg-type]
    werkplaats.start()
    werkplaats.werk()
    assert Besluit.objects.count() == (49 if remt else 50)


def alle_soorten() -> list[Runsoort]:
    return [soort for _, soort in runsoorten.items()]


def aanroepen(soort: Runsoort) -> set[str]:
    """Names of functions that ``verwerk`` calls, itself or through its module and its class."""
    module = inspect.getmodule(type(soort))
    gezien: set[str] = set()
    te_doen = [type(soort).verwerk]
    while te_doen:
        boom = ast.parse(textwrap.dedent(inspect.getsource(te_doen.pop())))
        for knoop in ast.walk(boom):
            if not isinstance(knoop, ast.Call):
                continue
            naam = knoop.func.attr if isinstance(knoop.func, ast.Attribute) else getattr(knoop.func, "id", "")
            functie = getattr(type(soort), naam, None) or getattr(module, naam, None)
            if naam not in gezien and inspect.isfunction(functie) and functie.__module__.partition(".")[0] != "django":
                te_doen.append(functie)
            gezien.add(naam)
    return gezien


def test_elke_soort_run_noemt_remmen_en_vraagt_ernaar() -> None:
    """Reading the source: the proof that a braked person is not decided stands beside each line's own runs."""
    for soort in alle_soorten():
        assert soort.remmen, soort.naam
        assert "rem_af" in aanroepen(soort), soort.naam


def test_de_lezer_ziet_een_run_die_niet_vraagt(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "rem_af" in aanroepen(Proef())
    monkeypatch.setattr(Proef, "verwerk", lambda self, cursor, opdracht: {"rem_af": len(str(cursor))})
    assert "rem_af" not in aanroepen(Proef())
