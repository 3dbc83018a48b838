"""The secrets: made once, closed to others, whole."""

import base64
import os
import threading

from duo_portal.lancering import geheimen
from duo_portal.lancering.paden import Paden


def test_bestand_is_alleen_voor_de_eigenaar(paden: Paden) -> None:
    geheimen.lees_of_maak(paden.geheimen)
    assert paden.geheimen.stat().st_mode & 0o777 == 0o600


def test_te_open_bestand_wordt_gesloten(paden: Paden) -> None:
    geheimen.lees_of_maak(paden.geheimen)
    paden.geheimen.chmod(0o644)
    geheimen.lees_of_maak(paden.geheimen)
    assert paden.geheimen.stat().st_mode & 0o777 == 0o600


def test_tweede_keer_zijn_het_dezelfde(paden: Paden) -> None:
    assert geheimen.lees_of_maak(paden.geheimen) == geheimen.lees_of_maak(paden.geheimen)


def test_bsn_sleutel_heeft_een_nummer_en_32_bytes(paden: Paden) -> None:
    gemaakt = geheimen.lees_of_maak(paden.geheimen)
    nummer, _, sleutel = gemaakt["DUO_BSN_SLEUTELS"].partition(":")
    assert nummer == "1"
    assert len(base64.b64decode(sleutel)) == 32
    assert len(base64.b64decode(gemaakt["DUO_BSN_ZOEKSLEUTEL"])) == 32


def test_wat_ontbreekt_komt_erbij_en_de_rest_blijft(paden: Paden) -> None:
    paden.geheimen.write_text("DUO_SECRET_KEY=blijft=zo\n")
    gemaakt = geheimen.lees_of_maak(paden.geheimen)
    assert gemaakt["DUO_SECRET_KEY"] == "blijft=zo"
    assert geheimen.lees_of_maak(paden.geheimen) == gemaakt


def test_een_half_geschreven_bestand_van_een_vorige_keer_stoort_niet(paden: Paden) -> None:
    paden.geheimen.with_suffix(".nieuw").write_text("DUO_SECRET_KEY=hal")
    assert geheimen.lees_of_maak(paden.geheimen)["DUO_SECRET_KEY"] != "hal"


def test_twee_tegelijk_maken_dezelfde(paden: Paden) -> None:
    gezien: list[dict[str, str]] = []
    draden = [threading.Thread(target=lambda: gezien.append(geheimen.lees_of_maak(paden.geheimen))) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert all(een == gezien[0] for een in gezien)
    assert os.listdir(paden.var).count("geheimen.env") == 1
