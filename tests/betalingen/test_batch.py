"""From waiting orders to a file for the bank: frozen, released by two, the same bytes each time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import Error, IntegrityError, connection, transaction
from lxml import etree
from pytest_django import Settings

from duo_portal.betalingen.models import Batchregel, Betaalbatch, Betaalbestand, Vrijgave
from duo_portal.betalingen.sepa import NAAMRUIMTE, fouten_in, sepa_tekst
from duo_portal.betalingen.services.geef_vrij import NietVrijTeGeven, geef_vrij
from duo_portal.betalingen.services.maak_bestand import BestandGeweigerd, maak_bestand
from duo_portal.betalingen.services.stel_batch_samen import GeenBankdag, stel_batch_samen
from duo_portal.register.models import Rekening
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak
from tests.beheer.wereld import ontvanger_van, student_met_opdracht
from tests.bouw import persoon
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
MORGEN = date(2026, 6, 16)


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.FINANCIEEL)


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.FINANCIEEL)


@pytest.fixture(autouse=True)
def var(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path


def batch_van(*centen: int) -> Betaalbatch:
    for nummer, bedrag in enumerate(centen or (72_900,)):
        student_met_opdracht(f"Jansen{nummer}", bedrag)
    batch = stel_batch_samen(MORGEN).batch
    assert batch is not None
    return batch


def test_een_batch_bevriest_alles_wat_wacht() -> None:
    batch = batch_van(72_900, 100)
    assert (batch.aantal, batch.totaal_centen, batch.regels.count()) == (2, 73_000, 2)


def test_geen_opdracht_komt_twee_keer_in_een_batch() -> None:
    batch_van()
    assert stel_batch_samen(MORGEN).batch is None


@pytest.mark.parametrize("dag", [date(2026, 6, 12), date(2026, 6, 20), date(2026, 12, 25)], ids=["voorbij", "zaterdag", "kerst"])
def test_alleen_op_een_bankdag(dag: date) -> None:
    with pytest.raises(GeenBankdag):
        stel_batch_samen(dag)


def test_onder_een_rem_wacht_de_betaling_en_weet_een_mens_het() -> None:
    opdracht = student_met_opdracht()
    zet_rem(ontvanger_van(opdracht).pk, Remsoort.HANDMATIG, lijn="lesgeld")
    uitkomst = stel_batch_samen(MORGEN)
    assert (uitkomst.batch, uitkomst.aangehouden) == (None, 1)
    stel_batch_samen(MORGEN)
    assert Taak.objects.get(soort="betaling_aangehouden").persoon_id == opdracht.persoon_id


@pytest.mark.parametrize("soort", [Remsoort.TOESLAGEN, Remsoort.WSNP, Remsoort.BEZWAAR])
def test_een_rem_op_innen_houdt_geen_uitbetaling_tegen(soort: Remsoort) -> None:
    zet_rem(ontvanger_van(student_met_opdracht()).pk, soort)
    assert stel_batch_samen(MORGEN).batch is not None


def test_een_rem_op_een_andere_dienst_ook_niet() -> None:
    zet_rem(ontvanger_van(student_met_opdracht()).pk, Remsoort.HANDMATIG, lijn="aflossing")
    assert stel_batch_samen(MORGEN).batch is not None


def test_dezelfde_mens_geeft_niet_twee_keer_vrij(wim: User) -> None:
    batch = batch_van()
    geef_vrij(batch.pk, wim)
    with pytest.raises(NietVrijTeGeven, match="collega"):
        geef_vrij(batch.pk, wim)


def test_een_derde_vrijgave_bestaat_niet(wim: User, samira: User) -> None:
    batch = batch_van()
    for wie in (wim, samira):
        geef_vrij(batch.pk, wie)
    with pytest.raises(NietVrijTeGeven, match="al twee keer"):
        geef_vrij(batch.pk, medewerker("derde", Rol.FINANCIEEL))


def test_zonder_rol_geen_vrijgave() -> None:
    with pytest.raises(PermissionDenied):
        geef_vrij(batch_van().pk, medewerker("joyce", Rol.KLACHTBEHANDELAAR))


def vrijgave(batch: Betaalbatch, nummer: int, wie: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO betalingen_vrijgave (batch_id, nummer, medewerker_id) VALUES (%s, %s, %s)", [batch.pk, nummer, wie.pk])


def geweigerd(doe: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            doe()
    except Error:
        return True
    return False


def test_de_databank_zelf_eist_twee_mensen_met_de_rol(wim: User, samira: User) -> None:
    batch = batch_van()
    assert geweigerd(lambda: vrijgave(batch, 1, medewerker("joyce", Rol.KLACHTBEHANDELAAR)))
    vrijgave(batch, 1, wim)
    assert geweigerd(lambda: vrijgave(batch, 2, wim)), "dezelfde mens"
    assert geweigerd(lambda: vrijgave(batch, 1, samira)), "hetzelfde nummer"
    assert geweigerd(lambda: vrijgave(batch, 3, samira)), "een derde"
    vrijgave(batch, 2, samira)


def test_de_databank_geeft_geen_bestand_voor_twee_vrijgaven(wim: User) -> None:
    batch = batch_van()
    vrijgave(batch, 1, wim)
    assert geweigerd(lambda: Betaalbestand.objects.create(batch=batch, berichtkenmerk="X", sha256="0" * 64))


def test_een_vrijgegeven_batch_krijgt_geen_regels_meer(wim: User) -> None:
    batch = batch_van()
    geef_vrij(batch.pk, wim)
    later = student_met_opdracht("Later")
    assert geweigerd(lambda: Batchregel.objects.create(batch=batch, opdracht=later))


def test_een_batch_waarvan_de_regels_niet_kloppen_komt_niet_vrij(wim: User) -> None:
    batch = batch_van()
    Batchregel.objects.create(batch=batch, opdracht=student_met_opdracht("Erbij"))
    with pytest.raises(NietVrijTeGeven):
        geef_vrij(batch.pk, wim)


@pytest.mark.parametrize("tabel", ["betaalopdracht", "betaalbatch", "batchregel", "vrijgave", "betaalbestand"])
@pytest.mark.parametrize("opdracht", ["DELETE FROM betalingen_{}", "TRUNCATE betalingen_{} CASCADE", "UPDATE betalingen_{} SET id = id"])
def test_wat_met_geld_gebeurde_staat_vast(opdracht: str, tabel: str, wim: User) -> None:
    geef_vrij(batch_van().pk, wim)

    def doe() -> None:
        with connection.cursor() as cursor:
            cursor.execute(opdracht.format(tabel))

    assert geweigerd(doe)


def vrijgegeven(wim: User, samira: User, *centen: int) -> Betaalbatch:
    batch = batch_van(*centen)
    for wie in (wim, samira):
        geef_vrij(batch.pk, wie)
    return batch


def test_bestand_voldoet_aan_het_schema_en_telt_op(wim: User, samira: User) -> None:
    batch = vrijgegeven(wim, samira, 72_900, 1, 1_045_800)
    bestand = maak_bestand(batch.pk)
    assert fouten_in(bestand.pad) == []
    boom = etree.parse(str(bestand.pad))
    bedragen = [e.text for e in boom.iter(f"{{{NAAMRUIMTE}}}InstdAmt")]
    assert bedragen == ["729.00", "0.01", "10458.00"]
    assert {e.text for e in boom.iter(f"{{{NAAMRUIMTE}}}CtrlSum")} == {"11187.01"}
    assert {e.text for e in boom.iter(f"{{{NAAMRUIMTE}}}NbOfTxs")} == {"3"}


def test_opnieuw_maken_geeft_dezelfde_bytes(wim: User, samira: User) -> None:
    batch = vrijgegeven(wim, samira, 72_900, 100)
    eerste = maak_bestand(batch.pk)
    inhoud = eerste.pad.read_bytes()
    eerste.pad.unlink()  # the machine died after the file was given out
    tweede = maak_bestand(batch.pk)
    assert (tweede.pad.read_bytes(), tweede.sha256) == (inhoud, eerste.sha256)


def test_een_ander_bestand_wordt_geweigerd_en_gemeld(wim: User, samira: User, monkeypatch: pytest.MonkeyPatch, var: Path) -> None:
    batch = vrijgegeven(wim, samira)
    goed = maak_bestand(batch.pk)
    inhoud = goed.pad.read_bytes()
    monkeypatch.setattr("duo_portal.betalingen.betaler.NAAM", "Iemand anders")
    with pytest.raises(BestandGeweigerd, match="anders"):
        maak_bestand(batch.pk)
    assert goed.pad.read_bytes() == inhoud
    assert [p.name for p in (var / "betaalbestanden").iterdir()] == [goed.pad.name], "geen half bestand"
    assert Taak.objects.filter(soort="betaalbestand_mislukt").count() == 1


def test_zonder_twee_vrijgaven_geen_bestand(wim: User) -> None:
    batch = batch_van()
    geef_vrij(batch.pk, wim)
    with pytest.raises(BestandGeweigerd, match="twee mensen"):
        maak_bestand(batch.pk)
    assert not Betaalbestand.objects.exists()


def test_een_latere_rekening_verandert_de_opdracht_niet(wim: User, samira: User) -> None:
    from django.utils import timezone

    opdracht = student_met_opdracht()
    batch = stel_batch_samen(MORGEN).batch
    Rekening.objects.filter(persoon=opdracht.persoon_id).update(vervangen_op=timezone.now())
    Rekening.objects.create(persoon=ontvanger_van(opdracht), iban="NL02ABNA0123456789", tenaamstelling="Dief")
    assert batch is not None
    for wie in (wim, samira):
        geef_vrij(batch.pk, wie)
    tekst = maak_bestand(batch.pk).pad.read_text()
    assert opdracht.iban in tekst
    assert "NL02ABNA0123456789" not in tekst


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("Fatma Yıldız", "Fatma Yildiz"), ("Łódź & <Zn>", "Lodz Zn"), ("Đorđe Ñandú", "Dorde Nandu"), ("張偉", "Zhang Wei"), ("\x00\n", "-")],
)
def test_namen_worden_letters_die_banken_kennen(naam: str, verwacht: str) -> None:
    assert sepa_tekst(naam, 70) == verwacht


def test_beheer_van_samenstellen_tot_bestand(wim: User, samira: User) -> None:
    student_met_opdracht()
    een, twee = beheerder(wim), beheerder(samira)
    een.post("/beheer/betalingen/betaalbatch/stel-samen/", {"uitvoeren_op": "2026-06-16"})
    batch = Betaalbatch.objects.get()
    for client in (een, een, twee):
        client.post(f"/beheer/betalingen/betaalbatch/{batch.pk}/geef-vrij/")
    assert Vrijgave.objects.filter(batch=batch).count() == 2
    antwoord = twee.post(f"/beheer/betalingen/betaalbatch/{batch.pk}/bestand/")
    assert b"pain.001.001.09" in b"".join(antwoord.streaming_content)  # type: ignore[attr-defined]


def test_behandelaar_haalt_geen_bestand() -> None:
    batch = batch_van()
    client = beheerder(medewerker("b", Rol.TEAMLEIDER))
    assert client.post(f"/beheer/betalingen/betaalbatch/{batch.pk}/geef-vrij/").status_code == 403


def test_een_opdracht_past_in_een_batch_en_niet_meer() -> None:
    batch = batch_van()
    regel = batch.regels.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Batchregel.objects.create(batch=Betaalbatch.objects.create(uitvoeren_op=MORGEN, aantal=1, totaal_centen=1), opdracht=regel.opdracht)


def test_bij_een_onbekende_persoon_wacht_niets() -> None:
    persoon()
    assert stel_batch_samen(MORGEN).batch is None
