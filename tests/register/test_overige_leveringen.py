"""Schools, programmes, incomes and accounts; and that no delivery ever shows a BSN."""

import io
import logging
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from stdnum.nl import bsn as elfproef

from duo_portal.register.importeren import inkomens, instellingen, opleidingen, rekeningen
from duo_portal.register.importeren.bestanden import GEGEVENS
from duo_portal.register.models import Inkomen, Instelling, Opleiding, Rekening, Terugkoppeling, Vestiging
from duo_portal.register.models.levering import Uitslag
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.register.selectors import lees_inkomens
from tests import bouw
from tests.register.leveringen import INSCHRIJVING, bestand, bsn, codes, student

pytestmark = pytest.mark.django_db
SCHOOL = "brin;naam;pc4;plaats;datum_oprichting;datum_opheffing;denominatie;denominatie_naam"
PERSONEN = GEGEVENS / "personen"


def test_eigen_gegevens_laden_en_een_herhaling_verandert_niets() -> None:
    eerste = [*instellingen.laad_alle(), *opleidingen.laad_alle()]
    # One line of the register of schools has no name.
    assert sum(rapport.tellingen[Uitslag.AFKEUR] for rapport in eerste) == 1
    assert Instelling.objects.count() == 19_210
    assert Vestiging.objects.count() == 11_348
    assert Instelling.objects.filter(soorten="mbo").count() == 54
    assert Instelling.objects.get(brin="99ZW").fictief
    assert Opleiding.objects.get(soort=Opleidingssoort.MBO, code="25641").leerwegen == "BOL/BBL"
    tweede = [instellingen.laad_bestand(GEGEVENS / "instellingen" / "brin_alle.csv"), *opleidingen.laad_alle()]
    assert all(rapport.eerder_geleverd for rapport in tweede)
    assert sum(rapport.codes["NIEUW"] + rapport.codes["GEWIJZIGD"] for rapport in tweede) == 0


def test_instelling_met_nieuwe_naam_wordt_bijgewerkt(tmp_path: Path) -> None:
    instellingen.laad_bestand(bestand(tmp_path, SCHOOL, "99AA;Oud;1011;AMSTERDAM;20120801;;;"))
    rapport = instellingen.laad_bestand(bestand(tmp_path, SCHOOL, "99AA;Nieuw;1011;AMSTERDAM;20120801;20250801;;", "99A;X;101;;;;;"))
    assert codes(rapport) == {2: ["GEWIJZIGD"], 3: ["BRIN_VORM", "POSTCODE_VORM"]}
    assert Instelling.objects.get().naam == "Nieuw"


def test_inkomens_met_absurd_bedrag_en_correctie(tmp_path: Path) -> None:
    wie, ander = student(1), student(2)
    kop = "bsn;jaar;toetsingsinkomen"
    rapport = inkomens.laad(
        bestand(tmp_path, kop, f"{bsn(1)};2024;24300", f"{bsn(2)};2024;2430000000", f"{bsn(2)};1024;1", f"{bsn(2)};2024;9" + "9" * 30)
    )
    assert codes(rapport) == {2: ["NIEUW"], 3: ["BEDRAG_ONMOGELIJK"], 4: ["JAAR_ONMOGELIJK"], 5: ["BEDRAG_VORM"]}
    rapport = inkomens.laad(bestand(tmp_path, kop, f"{bsn(1)};2024;25000", f"{bsn(2)};2024;0"))
    assert codes(rapport) == {2: ["GEWIJZIGD"], 3: ["NIEUW"]}
    assert codes(inkomens.laad(bestand(tmp_path, kop, f"{bsn(1)};2024;25000"))) == {2: ["BEKEND"]}
    assert lees_inkomens([wie.pk, ander.pk], 2024, doel="proef", grond="proef", door="proef") == {wie.pk: 2_500_000, ander.pk: 0}
    assert Inkomen.objects.filter(vervangen_op__isnull=False).values("id").count() == 1


def test_rekening_wordt_vervangen(tmp_path: Path) -> None:
    wie = student(1)
    kop = "bsn;iban;tenaamstelling"
    rapport = rekeningen.laad(bestand(tmp_path, kop, f"{bsn(1)};NL20INGB0001234567;R Jansen", f"{bsn(1)};NL20INGB0001234568;R Jansen"))
    assert codes(rapport) == {2: ["GEWIJZIGD"], 3: ["IBAN_FOUT"]}
    assert Rekening.objects.get(persoon=wie, vervangen_op__isnull=True).iban == "NL20INGB0001234567"


def bsns_in(tekst: str) -> list[str]:
    return [getal for getal in re.findall(r"(?<!\d)\d{9}(?!\d)", tekst) if elfproef.is_valid(getal)]


def test_geen_bsn_in_uitvoer_rapport_log_of_databank(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Also when columns have shifted, so that the number stands where something else belongs."""
    caplog.set_level(logging.DEBUG)
    bouw.school()
    uit, rapport = io.StringIO(), tmp_path / "rapport.csv"
    call_command("laad_personen", str(PERSONEN / "testpersonen.csv"), rapport=rapport, stdout=uit, stderr=uit)
    tekst = uit.getvalue() + rapport.read_text(encoding="utf-8")
    verschoven = bestand(
        tmp_path, INSCHRIJVING, f"{bsn(1)};99ZW;{bsn(1)};{bsn(1)};{bsn(1)};{bsn(1)};{bsn(1)};{bsn(1)}", f"{bsn(1)};x", f'"{bsn(1)}'
    )
    call_command("laad_inschrijvingen", str(verschoven.rename(tmp_path / f"{bsn(1)}.csv")), rapport=rapport, stdout=uit, stderr=uit)
    tekst += uit.getvalue() + rapport.read_text(encoding="utf-8")
    tekst += " ".join(str(rij) for rij in Terugkoppeling.objects.values_list("veld", "melding", "actie", "levering__bestandsnaam"))
    tekst += " ".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert "regel 2, bsn" in tekst
    assert len(tekst) > 10_000
    assert bsns_in(tekst) == []
    assert bsns_in((PERSONEN / "testpersonen.csv").read_text(encoding="utf-8"))


def test_geen_bsn_leesbaar_in_de_databank() -> None:
    call_command("laad_personen", stdout=io.StringIO())
    geleverd = set(bsns_in((PERSONEN / "testpersonen.csv").read_text(encoding="utf-8")))
    assert len(geleverd) > 290
    with connection.cursor() as cursor:
        for tabel in ("register_persoon", "register_persoonsgegeven", "register_familierelatie", "register_vertegenwoordiging"):
            cursor.execute(f"SELECT coalesce(string_agg(t::text, ' '), '') FROM {tabel} t")
            (tekst,) = cursor.fetchone() or ("",)
            assert tekst
            # As digits, or as the bytes of those digits.
            assert not [nummer for nummer in geleverd if nummer in tekst or nummer.encode().hex() in tekst]


def test_opdracht_zegt_het_als_het_bestand_er_niet_is(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Dit bestand is er niet"):
        call_command("laad_diplomas", str(tmp_path / "weg.csv"))
    leeg = bestand(tmp_path, "x")
    with pytest.raises(CommandError, match="toekomst"):
        call_command("laad_diplomas", str(leeg), "--ontvangen-op", "2999-01-01")


def test_testpersonen_doen_mee_aan_de_hoofdtaak() -> None:
    """The files that the demo loads, in its order: every line is accepted."""
    uit = io.StringIO()
    call_command("laad_instellingen", str(GEGEVENS / "instellingen" / "fictief.csv"), stdout=uit)
    call_command("laad_opleidingen", str(GEGEVENS / "opleidingen" / "crebo_actueel_selectie.csv"), stdout=uit)
    call_command("laad_personen", stdout=uit)
    call_command("laad_rekeningen", str(PERSONEN / "rvig_rekeningen.csv"), stdout=uit)
    for naam, op in (("inschrijvingen", "2025-08-20"), ("uitschrijvingen", "2026-06-09")):
        call_command("laad_inschrijvingen", str(PERSONEN / f"rvig_{naam}.csv"), "--ontvangen-op", op, stdout=uit)
    call_command("laad_diplomas", str(PERSONEN / "rvig_diplomas.csv"), "--ontvangen-op", "2026-06-09", stdout=uit)
    assert uit.getvalue().count(" 0 afgekeurd") == 7
    assert not Terugkoppeling.objects.filter(levering__soort__in=["rekeningen", "inschrijvingen", "diploma's"], uitslag=Uitslag.AFKEUR)
