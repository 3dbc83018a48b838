"""From frozen debits to a file for the bank: valid, streamed, the same bytes each time."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from lxml import etree
from pytest_django import Settings
from stdnum.eu import at_02

from duo_portal.betalingen import betaler
from duo_portal.betalingen.models import Betaalbatch, Incasso
from duo_portal.betalingen.pain008 import NAAMRUIMTE
from duo_portal.betalingen.rooster import claim_van
from duo_portal.betalingen.sepa import fouten_in
from duo_portal.betalingen.services.geef_vrij import NietVrijTeGeven, geef_vrij
from duo_portal.betalingen.services.maak_bestand import BestandGeweigerd, maak_bestand
from duo_portal.betalingen.services.meld_wachtende_batches import meld_wachtende_batches
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.betalingen import incasso as hulp
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch) -> Betaalbatch:
    """Three students are debited; one of them from somebody else's account."""
    wie = [bouw.persoon(naam) for naam in ("Yıldız", "Łukasz", "O'Brien & <Zn>")]
    for persoon in wie:
        bouw.inschrijving(persoon)
    bouw.stel_vast()
    hulp.op(hulp.KEUZE, monkeypatch)
    for persoon, iban in zip(wie, (bouw.IBAN, bouw.IBAN, "DE89370400440532013000"), strict=True):
        hulp.in_incasso(persoon, iban)
    hulp.op(date(2025, 10, 22), monkeypatch)
    bouw.draai("incasso", date(2025, 10, 22))
    return Betaalbatch.objects.get()


@pytest.fixture
def twee() -> tuple[User, User]:
    return medewerker("wim", Rol.FINANCIEEL), medewerker("samira", Rol.FINANCIEEL)


def geef_vrij_door(batch: Betaalbatch, wie: tuple[User, ...]) -> None:
    for mens in wie:
        geef_vrij(batch.pk, mens)


def test_het_bestand_voldoet_aan_het_schema_en_telt_op(batch: Betaalbatch, twee: tuple[User, User]) -> None:
    geef_vrij_door(batch, twee)
    bestand = maak_bestand(batch.pk)
    assert fouten_in(bestand.pad) == []
    boom = etree.parse(str(bestand.pad))

    def alle(naam: str) -> list[str | None]:
        return [deel.text for deel in boom.iter(f"{{{NAAMRUIMTE}}}{naam}")]

    nummers = Incasso.objects.order_by("pk").values_list("pk", flat=True)
    assert alle("EndToEndId") == [f"I{nummer:012d}" for nummer in nummers]
    assert (alle("NbOfTxs"), alle("CtrlSum"), alle("InstdAmt")) == (["3"] * 2, ["486.00"] * 2, ["162.00"] * 3)
    assert alle("ReqdColltnDt") == ["2025-10-27"]
    assert alle("DtOfSgntr") == ["2025-09-20"] * 3
    assert alle("MsgId") == alle("PmtInfId") == [bestand.kenmerk]


def test_het_nummer_van_de_incassant_klopt() -> None:
    assert at_02.is_valid(betaler.INCASSANT)


def test_zonder_twee_vrijgaven_is_er_geen_incassobestand(batch: Betaalbatch, twee: tuple[User, User]) -> None:
    geef_vrij_door(batch, twee[:1])
    with pytest.raises(BestandGeweigerd, match="twee mensen"):
        maak_bestand(batch.pk)


def test_na_een_crash_is_het_bestand_byte_voor_byte_gelijk(batch: Betaalbatch, twee: tuple[User, User]) -> None:
    geef_vrij_door(batch, twee)
    eerste = maak_bestand(batch.pk)
    inhoud = eerste.pad.read_bytes()
    eerste.pad.unlink()
    assert maak_bestand(batch.pk).pad.read_bytes() == inhoud


def test_te_veel_opdrachten_in_een_bestand_wordt_geweigerd(
    batch: Betaalbatch, twee: tuple[User, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    geef_vrij_door(batch, twee)
    monkeypatch.setattr("duo_portal.betalingen.services.maak_bestand.norm", lambda naam, op: 2)
    with pytest.raises(BestandGeweigerd, match="hoogstens 2"):
        maak_bestand(batch.pk)


def test_een_ingekort_of_onbekend_bestand_is_fout(batch: Betaalbatch, twee: tuple[User, User], tmp_path: Path) -> None:
    geef_vrij_door(batch, twee)
    inhoud = maak_bestand(batch.pk).pad.read_text()
    for nummer, tekst in enumerate((inhoud[:-40], inhoud.replace("RCUR", "NOOIT"), inhoud.replace("pain.008.001.08", "pain.999"), "")):
        kapot = tmp_path / f"{nummer}.xml"
        kapot.write_text(tekst)
        assert fouten_in(kapot) != [], tekst[:80]


def test_beheer_geeft_een_hele_dag_in_een_keer_vrij(batch: Betaalbatch, twee: tuple[User, User]) -> None:
    for wie in twee:
        beheerder(wie).post("/beheer/betalingen/betaalbatch/geef-dag-vrij/", {"uitvoeren_op": "2025-10-27", "soort": "2"})
    assert batch.vrijgaven.count() == 2
    antwoord = beheerder(twee[0]).post(f"/beheer/betalingen/betaalbatch/{batch.pk}/bestand/")
    assert b"pain.008.001.08" in b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]


def test_beheer_zegt_wat_niet_vrij_kon(batch: Betaalbatch, twee: tuple[User, User]) -> None:
    client = beheerder(twee[0])
    for _ in range(2):
        antwoord = client.post("/beheer/betalingen/betaalbatch/geef-dag-vrij/", {"uitvoeren_op": "2025-10-27", "soort": "2"}, follow=True)
    assert "collega" in antwoord.content.decode()
    assert batch.vrijgaven.count() == 1


def test_na_de_dag_komt_er_geen_bestand_meer(batch: Betaalbatch, twee: tuple[User, User], monkeypatch: pytest.MonkeyPatch) -> None:
    """A debit on a day that nobody announced, or one that the bank refuses: neither must happen."""
    geef_vrij_door(batch, twee[:1])
    hulp.op(batch.uitvoeren_op, monkeypatch)
    with pytest.raises(NietVrijTeGeven, match="voorbij"):
        geef_vrij(batch.pk, twee[1])
    hulp.op(date(2025, 10, 24), monkeypatch)
    geef_vrij(batch.pk, twee[1])
    hulp.op(batch.uitvoeren_op, monkeypatch)
    with pytest.raises(BestandGeweigerd, match="voorbij"):
        maak_bestand(batch.pk)


def test_een_bestand_dat_op_tijd_was_is_later_opnieuw_te_maken(
    batch: Betaalbatch, twee: tuple[User, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    geef_vrij_door(batch, twee)
    eerste = maak_bestand(batch.pk)
    hulp.op(date(2025, 11, 1), monkeypatch)
    assert maak_bestand(batch.pk) == eerste


def test_een_batch_zonder_bestand_komt_op_tijd_bij_een_mens(batch: Betaalbatch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meld_wachtende_batches(date(2025, 10, 22)) == 0
    for dag in (date(2025, 10, 23), date(2025, 10, 24), date(2025, 10, 27), date(2025, 10, 28)):
        hulp.op(dag, monkeypatch)
        meld_wachtende_batches(dag)
    soorten = Taak.objects.filter(gegevens__batch=batch.pk).order_by("pk").values_list("soort", flat=True)
    assert list(soorten) == ["betaalbatch_wacht", "betaalbatch_gemist"]


def test_wat_nooit_naar_de_bank_ging_is_niet_onderweg(batch: Betaalbatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else it would count as paid for ever: nobody could choose instalments for it, nor pay it from an allowance."""
    order = Incasso.objects.filter(batch=batch).first()
    assert order is not None
    open_ = []
    for dag in (date(2025, 10, 26), date(2025, 10, 27)):
        hulp.op(dag, monkeypatch)
        claim = claim_van(order.vordering_id, order.persoon_id)
        assert claim is not None
        open_.append(claim.open)
    assert open_ == [145_800 - 16_200, 145_800]
