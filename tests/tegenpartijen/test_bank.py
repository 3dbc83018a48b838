"""The imitated bank takes our real files, keeps a balance, and tells the same whenever it is asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree

from duo_portal.betalingen import betaler
from duo_portal.betalingen.sepa import Kop, Overboeking, bedrag, pain001
from duo_portal.tegenpartijen.bank import Bank, Overschrijving, Weigering
from duo_portal.tegenpartijen.bank.lezen import BestandGeweigerd, centen

MAANDAG, DINSDAG = date(2025, 10, 27), date(2025, 10, 28)
ANNA, BRAM = "NL47RABO1234008280", "NL61ABNA1234016390"


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank(tmp_path / "bank", betaler.IBAN, betaler.NAAM, beginsaldo_centen=100_00)


def uitbetaling(map_: Path, kenmerk: str, rijen: Iterable[tuple[str, int, str]], op: date = MAANDAG) -> Path:
    """Our own maker of files writes it."""
    regels = [Overboeking(nummer, bedrag_, "R. Jansen", iban, "Lesgeld terug") for nummer, bedrag_, iban in rijen]
    kop = Kop(
        kenmerk, datetime(2025, 10, 24, tzinfo=UTC), op, len(regels), sum(r.bedrag_centen for r in regels), betaler.NAAM, betaler.IBAN
    )
    pad = map_ / f"{kenmerk}.xml"
    pad.write_bytes(b"".join(pain001(kop, regels)))
    return pad


def incasso(map_: Path, kenmerk: str, rijen: Iterable[tuple[str, int, str]], op: date = MAANDAG, iban: str = betaler.IBAN) -> Path:
    regels = list(rijen)
    telling = f"<NbOfTxs>{len(regels)}</NbOfTxs><CtrlSum>{bedrag(sum(centen for _, centen, _ in regels))}</CtrlSum>"
    delen = "".join(
        f'<DrctDbtTxInf><PmtId><EndToEndId>{nummer}</EndToEndId></PmtId><InstdAmt Ccy="EUR">{bedrag(geld)}</InstdAmt>'
        f"<DrctDbtTx><MndtRltdInf><MndtId>M{nummer}</MndtId></MndtRltdInf></DrctDbtTx><Dbtr><Nm>R. Jansen</Nm></Dbtr>"
        f"<DbtrAcct><Id><IBAN>{rekening}</IBAN></Id></DbtrAcct><RmtInf><Ustrd>Lesgeld</Ustrd></RmtInf></DrctDbtTxInf>"
        for nummer, geld, rekening in regels
    )
    pad = map_ / f"{kenmerk}.xml"
    pad.write_text(
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn><GrpHdr><MsgId>{kenmerk}</MsgId>{telling}'
        f"</GrpHdr><PmtInf><PmtInfId>{kenmerk}-1</PmtInfId><ReqdColltnDt>{op}</ReqdColltnDt>"
        f"<CdtrAcct><Id><IBAN>{iban}</IBAN></Id></CdtrAcct>{delen}</PmtInf></CstmrDrctDbtInitn></Document>"
    )
    return pad


def regels(afschrift: Path | None) -> list[tuple[str, str, str, str]]:
    """Side, amount, end-to-end reference and reason of each entry."""
    assert afschrift is not None
    ruimte = {"c": "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"}
    gevonden = etree.parse(str(afschrift)).getroot().iterfind(".//c:Ntry", ruimte)
    velden = ("c:CdtDbtInd", "c:Amt", ".//c:EndToEndId", ".//c:RtrInf/c:Rsn/c:Cd")
    return [tuple(regel.findtext(veld, "", ruimte) for veld in velden) for regel in gevonden]  # type: ignore[misc]


def saldi(afschrift: Path | None) -> list[str]:
    assert afschrift is not None
    ruimte = {"c": "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"}
    return [str(saldo.findtext("c:Amt", "", ruimte)) for saldo in etree.parse(str(afschrift)).getroot().iterfind(".//c:Bal", ruimte)]


def test_een_incassobestand_komt_in_een_regel_binnen_en_wat_geweigerd_is_gaat_er_weer_af(bank: Bank, tmp_path: Path) -> None:
    bank.gedrag.weiger(BRAM, [Weigering(MAANDAG, MAANDAG, "AM04")])
    bank.lever_in(incasso(tmp_path, "INC1", [("I1", 162_00, ANNA), ("I2", 162_00, BRAM)]))
    afschrift = bank.sluit_dag(MAANDAG)
    assert regels(afschrift) == [("CRDT", "324.00", "", ""), ("DBIT", "162.00", "I2", "AM04")]
    assert saldi(afschrift) == ["100.00", "262.00"]
    assert bank.saldo_centen == 262_00


def test_wie_later_terugvraagt_was_eerst_betaald(bank: Bank, tmp_path: Path) -> None:
    bank.gedrag.weiger(ANNA, [Weigering(MAANDAG, MAANDAG, "MD06", dagen=33)])
    bank.lever_in(incasso(tmp_path, "INC1", [("I1", 162_00, ANNA)]))
    assert regels(bank.sluit_dag(MAANDAG)) == [("CRDT", "162.00", "", "")]
    assert bank.sluit_dag(DINSDAG) is None
    terug = date(2025, 12, 1)  # 33 days later is a Saturday
    assert bank.sluit_dag(date(2025, 11, 29)) is None
    assert regels(bank.sluit_dag(terug)) == [("DBIT", "162.00", "I1", "MD06")]


def test_een_uitbetaling_die_niet_aankomt_komt_terug(bank: Bank, tmp_path: Path) -> None:
    bank.gedrag.weiger(BRAM, [Weigering(MAANDAG, MAANDAG, "AC04", dagen=1, bij=False)])
    bank.lever_in(uitbetaling(tmp_path, "UIT1", [("O1", 50_00, ANNA), ("O2", 30_00, BRAM)]))
    assert regels(bank.sluit_dag(MAANDAG)) == [("DBIT", "80.00", "", "")]
    assert regels(bank.sluit_dag(DINSDAG)) == [("CRDT", "30.00", "O2", "AC04")]


def test_in_het_weekend_gebeurt_niets_en_maandag_alles(bank: Bank) -> None:
    zaterdag = date(2025, 10, 25)
    bank.stort(Overschrijving("anna", zaterdag, 100, ANNA, "A. Jansen & Zn <oud>", "kenmerk 1"))
    assert bank.sluit_dag(zaterdag) is None
    afschrift = bank.sluit_dag(MAANDAG)
    assert regels(afschrift) == [("CRDT", "1.00", "NOTPROVIDED", "")]
    assert afschrift is not None and "A. Jansen &amp; Zn &lt;oud&gt;" in afschrift.read_text(encoding="utf-8")


def test_twee_keer_vragen_geeft_dezelfde_bytes_en_niets_twee_keer(bank: Bank, tmp_path: Path) -> None:
    bestand = incasso(tmp_path, "INC1", [("I1", 162_00, ANNA)])
    for _ in range(2):
        bank.lever_in(bestand)
        bank.stort(Overschrijving("anna", MAANDAG, 100, ANNA, "A. Jansen", ""))
    eerste = bank.sluit_dag(MAANDAG)
    assert eerste is not None
    inhoud = eerste.read_bytes()
    eerste.unlink()
    bank.lever_in(incasso(tmp_path, "INC2", [("I9", 1, ANNA)]))  # too late for this day
    opnieuw = Bank(bank.map, bank.iban, bank.naam).sluit_dag(MAANDAG)
    assert opnieuw is not None and opnieuw.read_bytes() == inhoud
    assert [bedrag_ for _, bedrag_, *_ in regels(bank.sluit_dag(DINSDAG))] == ["0.01"]


@pytest.mark.parametrize("fout", ["andere rekening", "aantal", "geen betaalbestand"])
def test_een_bestand_dat_niet_klopt_wordt_niet_aangenomen(bank: Bank, tmp_path: Path, fout: str) -> None:
    pad = incasso(tmp_path, "FOUT", [("I1", 1, ANNA)], iban=ANNA if fout == "andere rekening" else betaler.IBAN)
    if fout == "aantal":
        pad.write_text(pad.read_text().replace("<NbOfTxs>1<", "<NbOfTxs>2<"))
    if fout == "geen betaalbestand":
        pad.write_text("<Document><Iets/></Document>")
    with pytest.raises(BestandGeweigerd):
        bank.lever_in(pad)
    assert bank.sluit_dag(MAANDAG) is None


def test_centen_gaan_niet_door_kommagetallen() -> None:
    assert [centen(tekst) for tekst in ("162.00", "0.1", "7", "1234567.89")] == [162_00, 10, 700, 123_456_789]
    for tekst in ("1.005", "-1.00", "1,00", ""):
        with pytest.raises(BestandGeweigerd):
            centen(tekst)


def test_de_sleutel_van_een_storting_maakt_herhalen_onschadelijk(bank: Bank) -> None:
    storting = Overschrijving("anna", MAANDAG, 100, ANNA, "A. Jansen", "")
    bank.stort(storting)
    bank.sluit_dag(MAANDAG)
    bank.stort(replace(storting, dag=DINSDAG))
    assert bank.sluit_dag(DINSDAG) is None
