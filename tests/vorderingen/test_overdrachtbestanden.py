"""What the CJIB and the bailiff are told, night by night: never more than the ledger says, each change once."""

import hashlib
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.grootboek.models import Oorzaak
from duo_portal.register.models import Persoonsgegeven
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.toegang.inzage import inzagen_van
from duo_portal.vorderingen.models import Inning, Inningsstap, Overdrachtantwoord, Overdrachtbestand, Overdrachtregel, Partij, Vordering
from duo_portal.vorderingen.services import maak_overdrachtbestanden as dienst
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.register.leveringen import bsn
from tests.vorderingen import partijen
from tests.vorderingen.partijen import NACHT, bij_deurwaarder, kort, nacht, schuldenaar, stap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _eigen_map(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def betaal_aan_ons(vordering: Vordering, centen: int) -> None:
    bouw.betaal(vordering.persoon, centen, NACHT)


def laatste(vordering: Vordering) -> tuple[int, int]:
    stap_ = Inning.objects.filter(vordering=vordering).order_by("datum", "pk").last()
    assert stap_ is not None
    return stap_.stap, stap_.bedrag_centen


def weiger(partij: Partij) -> None:
    regel = Overdrachtregel.objects.filter(partij=partij).latest("pk")
    Overdrachtantwoord.objects.create(regel=regel, aanvaard=False, code="X1", op=NACHT)


def test_het_cjib_krijgt_bij_een_overdracht_bedrag_kosten_en_wie_het_is() -> None:
    vordering = schuldenaar()
    stap(vordering, Inningsstap.CJIB, partijen.CJIB, 97_200)
    [regel] = nacht(partijen.CJIB)["CJIB"]
    assert kort([regel]) == [("overdragen", 97_200, 2_000)]
    assert regel["debiteur"] == {"naam": "Robin Jansen", "geboortedatum": "2001-06-02", "adres": [], "bsn": bsn(1)}


def test_wie_aan_een_partij_is_genoemd_ziet_aan_wie_en_waarom() -> None:
    vordering = bij_deurwaarder()
    betaal_aan_ons(vordering, 10_000)
    nacht()
    gezien = [(inzage.door, inzage.doel) for inzage in inzagen_van(vordering.persoon_id)]
    assert sorted(gezien) == [("CJIB", "inning van een vordering"), ("gerechtsdeurwaarder", "inning van een vordering")]


def test_alleen_de_eigenaar_leest_het_bestand_en_een_buitenlands_bureau_krijgt_geen_bsn() -> None:
    stap(schuldenaar(), Inningsstap.BUITENLAND, partijen.CJIB)
    [bestand] = dienst.maak_overdrachtbestanden(partijen.CJIB)
    pad = dienst.pad_van(bestand)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert "bsn" not in partijen.lees(bestand)[0]["debiteur"]
    assert bsn(1) not in pad.read_text(encoding="utf-8") + str(pad)


def test_naar_de_deurwaarder_neemt_de_vordering_terug_van_het_cjib() -> None:
    vordering = schuldenaar()
    stap(vordering, Inningsstap.CJIB, partijen.CJIB)
    nacht(partijen.CJIB)
    stap(vordering, Inningsstap.DEURWAARDER, partijen.DEURWAARDER)
    bestanden = nacht(partijen.DEURWAARDER)
    assert kort(bestanden["CJIB"]) == [("intrekken", 0, 0)]
    assert kort(bestanden["gerechtsdeurwaarder"]) == [("overdragen", 97_200, 2_000)]


def test_nog_een_keer_op_dezelfde_dag_verandert_niets() -> None:
    bij_deurwaarder()
    assert nacht(partijen.DEURWAARDER) == {}
    assert nacht() == {}
    assert Overdrachtbestand.objects.count() == 3


def test_een_verlaging_door_een_besluit_gaat_dezelfde_nacht_naar_wie_de_vordering_heeft() -> None:
    vordering = bij_deurwaarder()
    bouw.eindig(vordering.persoon, date(2026, 1, 31))
    bouw.diploma(vordering.persoon, date(2026, 1, 23))
    bouw.geef_terug()
    bestanden = nacht()
    assert list(bestanden) == ["gerechtsdeurwaarder"]
    assert [regel["hoofdsom_centen"] for regel in bestanden["gerechtsdeurwaarder"]] == [24_300]


def test_wie_aan_ons_betaalt_is_bij_de_deurwaarder_evenveel_minder_schuldig() -> None:
    vordering = bij_deurwaarder()
    betaal_aan_ons(vordering, 10_000)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("wijzigen", 87_200, 2_000)]
    assert laatste(vordering) == (Inningsstap.VERLAAGD, 87_200)
    assert nacht(date(2026, 6, 16)) == {}


def test_wie_alles_aan_ons_betaalt_wordt_teruggeroepen() -> None:
    vordering = bij_deurwaarder()
    betaal_aan_ons(vordering, 99_200)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]
    assert laatste(vordering) == (Inningsstap.TERUGGEROEPEN, 0)


def test_wie_betaalde_voor_het_bestand_ging_wordt_nooit_overgedragen() -> None:
    vordering = schuldenaar()
    stap(vordering, Inningsstap.CJIB, NACHT)
    betaal_aan_ons(vordering, 99_200)
    assert nacht() == {}
    assert laatste(vordering) == (Inningsstap.TERUGGEROEPEN, 0)


def test_na_overlijden_komt_de_vordering_terug_en_kijkt_een_mens() -> None:
    vordering = bij_deurwaarder()
    bouw.overlijden(vordering.persoon, date(2026, 6, 10))
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]
    assert laatste(vordering)[0] == Inningsstap.TERUGGEROEPEN
    assert Taak.objects.get(soort="rest_na_overlijden").gegevens["rest_centen"] == 99_200


def test_wat_hoger_wordt_geeft_geen_machine_door() -> None:
    vordering = bij_deurwaarder()
    partijen.boek(vordering, Rekening.VORDERING_LESGELD, Rekening.BATEN_LESGELD, 5_000, Oorzaak.OPGELEGD, NACHT)
    assert nacht() == {}
    assert Taak.objects.get(soort="hoger_na_overdracht").gegevens["open_centen"] == 104_200


def test_onder_een_rem_gaat_niemand_naar_een_partij() -> None:
    vordering = schuldenaar()
    stap(vordering, Inningsstap.CJIB, NACHT)
    rem = Rem.objects.create(persoon_id=vordering.persoon_id, soort=Remsoort.BEZWAAR, van=NACHT)
    assert nacht() == {}
    assert Taak.objects.filter(soort="geremd", sleutel=f"overdracht-rem:{vordering.pk}").exists()
    Rem.objects.filter(pk=rem.pk).update(vervangen_op="2026-06-16T00:00Z")
    assert kort(nacht(date(2026, 6, 16))["CJIB"]) == [("overdragen", 97_200, 2_000)]


def test_een_rem_na_de_overdracht_gaat_naar_een_mens_maar_een_verlaging_gaat_door() -> None:
    vordering = bij_deurwaarder()
    Rem.objects.create(persoon_id=vordering.persoon_id, soort=Remsoort.TOESLAGEN, van=NACHT)
    betaal_aan_ons(vordering, 10_000)
    assert kort(nacht()["gerechtsdeurwaarder"]) == [("wijzigen", 87_200, 2_000)]
    assert Taak.objects.filter(soort="geremd", persoon=vordering.persoon_id).exists()


def test_een_geweigerde_intrekking_wordt_niet_elke_nacht_herhaald_maar_wel_na_een_nieuwe_stap() -> None:
    vordering = bij_deurwaarder()
    betaal_aan_ons(vordering, 99_200)
    nacht()
    weiger(Partij.DEURWAARDER)
    assert nacht(date(2026, 6, 16)) == {}
    stap(vordering, Inningsstap.TERUGGEROEPEN, date(2026, 6, 17))
    assert kort(nacht(date(2026, 6, 17))["gerechtsdeurwaarder"]) == [("intrekken", 0, 0)]


def test_weigert_het_cjib_de_intrekking_dan_herhaalt_geen_nacht_dat() -> None:
    bij_deurwaarder()
    weiger(Partij.CJIB)
    assert nacht() == {}


def test_een_geweigerde_overdracht_wordt_niet_verlaagd() -> None:
    vordering = schuldenaar()
    stap(vordering, Inningsstap.CJIB, partijen.CJIB)
    nacht(partijen.CJIB)
    weiger(Partij.CJIB)
    betaal_aan_ons(vordering, 10_000)
    assert nacht() == {}


def test_na_een_val_tussen_vastleggen_en_schrijven_komt_hetzelfde_bestand() -> None:
    bij_deurwaarder()
    bestand = Overdrachtbestand.objects.latest("pk")
    pad = dienst.pad_van(bestand)
    eerst = pad.read_bytes()
    pad.unlink()
    Persoonsgegeven.objects.update(vervangen_op="2026-06-09T00:00Z")  # the name changes; what was told does not
    dienst.maak_overdrachtbestanden(date(2026, 6, 9))
    assert pad.read_bytes() == eerst
    assert hashlib.sha256(eerst).hexdigest() == bestand.sha256


def test_een_bestand_dat_anders_zou_worden_gaat_niet_naar_buiten() -> None:
    stap(schuldenaar(), Inningsstap.CJIB, partijen.CJIB)
    [bestand] = dienst.maak_overdrachtbestanden(partijen.CJIB)
    dienst.pad_van(bestand).unlink()
    bestand.sha256 = "0" * 64
    with pytest.raises(dienst.OverdrachtGeweigerd, match="anders"):
        dienst.schrijf_overdrachtbestand(bestand)
    assert not dienst.pad_van(bestand).exists()
    assert Taak.objects.filter(soort="overdrachtbestand_anders").exists()


def test_wie_niet_antwoordt_komt_na_vijf_werkdagen_op_de_werkvoorraad() -> None:
    bij_deurwaarder()
    nacht(date(2026, 6, 15))  # the fifth working day after Monday 8 June
    assert Taak.objects.filter(soort="overdracht_onbeantwoord").count() == 1  # the hand-over to the CJIB in May
    nacht(date(2026, 6, 16))
    nacht(date(2026, 6, 17))
    assert Taak.objects.filter(soort="overdracht_onbeantwoord").count() == 3
