"""camt.053 to plain values, and a clear answer to everything that is not a statement of ours."""

import gzip
import io
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from duo_portal.betalingen.afschrift.bestand import toets
from duo_portal.betalingen.afschrift.camt053 import lees_afschriften
from duo_portal.betalingen.afschrift.fouten import FOUTEN, Afschriftfout
from duo_portal.betalingen.afschrift.post import Kop, Post
from duo_portal.betalingen.betaler import IBAN
from duo_portal.vorderingen.betalingskenmerk import maak_kenmerk, vorderingen_in
from tests.betalingen.afschrift.maken import AFZENDER, DAG, RUIMTE, Regel, afschrift, document, post, saldo, stmt, transactie, zet


def lees(pad: Path) -> list[Kop | Post]:
    toets(pad)
    return list(lees_afschriften(pad, IBAN))


def posten(map_: Path, inhoud: str) -> list[Post]:
    return [deel for deel in lees(zet(map_, inhoud)) if isinstance(deel, Post)]


def code(map_: Path, inhoud: str | bytes) -> str:
    with pytest.raises(Afschriftfout) as fout:
        lees(zet(map_, inhoud))
    return fout.value.code


@pytest.mark.parametrize("versie", ["02", "08"])
def test_beide_versies_geven_dezelfde_waarden(tmp_path: Path, versie: str) -> None:
    regel = Regel(16_200, tekst="lesgeld  van\n Piet & Jan", eindtoeeind="X1")
    kop, gelezen = lees(zet(tmp_path, afschrift([regel], begin=-500, versie=versie)))
    assert kop == Kop(IBAN, "2026-116", DAG, -500, 15_700, 1)
    assert isinstance(gelezen, Post)
    assert (gelezen.bij, gelezen.centen, gelezen.boekdatum, gelezen.valutadatum) == (True, 16_200, DAG, DAG)
    assert (gelezen.deel.iban, gelezen.deel.naam, gelezen.deel.omschrijving) == (AFZENDER, "M. Dijkstra", "lesgeld van Piet & Jan")
    assert gelezen.deel.eindtoeeind == "X1"


def test_een_retour_noemt_code_en_eigen_opdracht(tmp_path: Path) -> None:
    regel = Regel(16_200, bij=False, retour="AM04", eindtoeeind="I000000000012", batch="VOORBEELD-000000000001")
    (gelezen,) = posten(tmp_path, afschrift([regel], begin=20_000))
    assert (gelezen.bij, gelezen.deel.retourcode, gelezen.deel.eigen_nummer) == (False, "AM04", ("I", 12))
    assert gelezen.deel.iban == AFZENDER


def test_een_verzamelpost_wordt_gesplitst_in_zijn_betalingen(tmp_path: Path) -> None:
    delen = "".join(transactie(Regel(centen)) for centen in (100, 250))
    heel = post(Regel(350)).replace(transactie(Regel(350)), f"<Btch><MsgId>BANK-1</MsgId></Btch>{delen}")
    assert [p.centen for p in posten(tmp_path, document(stmt([heel], 0, 350)))] == [100, 250]


def test_een_eigen_bestand_blijft_een_beweging_ook_als_de_bank_de_opdrachten_noemt(tmp_path: Path) -> None:
    delen = "".join(transactie(Regel(centen, eindtoeeind=f"I{nr:012d}")) for nr, centen in enumerate((100, 250)))
    heel = post(Regel(350)).replace(transactie(Regel(350)), f"<Btch><PmtInfId>VOORBEELD-1</PmtInfId></Btch>{delen}")
    (gelezen,) = posten(tmp_path, document(stmt([heel], 0, 350)))
    assert (gelezen.centen, gelezen.deel.batchkenmerk) == (350, "VOORBEELD-1")


def test_een_bestand_met_een_opdracht_heet_naar_zijn_batch(tmp_path: Path) -> None:
    enig = post(Regel(100, eindtoeeind="O000000000003")).replace("<Refs>", "<Refs><PmtInfId>VOORBEELD-1</PmtInfId>")
    (gelezen,) = posten(tmp_path, document(stmt([enig], 0, 100)))
    assert gelezen.deel.batchkenmerk == "VOORBEELD-1"


def test_een_dag_zonder_posten_en_twee_afschriften_in_een_bestand(tmp_path: Path) -> None:
    gelezen = lees(zet(tmp_path, document(stmt([], 5, 5, "A"), stmt([post(Regel(100))], 5, 105, "B"))))
    assert [deel.kenmerk for deel in gelezen if isinstance(deel, Kop)] == ["A", "B"]


def test_wat_nog_niet_geboekt_is_telt_niet_mee(tmp_path: Path) -> None:
    wacht = post(Regel(999)).replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>")
    assert [p.centen for p in posten(tmp_path, document(stmt([wacht, post(Regel(100))], 0, 100)))] == [100]


def zip_van(inhoud: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as ingepakt:
        ingepakt.writestr("afschrift.xml", inhoud)
    return buffer.getvalue()


GOED = afschrift([Regel(16_200), Regel(16_200)])
BOM_VAN_ENTITEITEN = (
    '<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + GOED.partition("\n")[2]
)
FOUT: dict[str, tuple[str, str | bytes]] = {
    "leeg": ("LEEG", b""),
    "alleen witruimte": ("LEEG", b"  \n "),
    "zip": ("ZIP", zip_van(GOED)),
    "gzip": ("ZIP", gzip.compress(GOED.encode())),
    "geen xml": ("GEEN_XML", b":20:MT940\n:25:NL10ZZZZ"),
    "utf-16": ("CODERING", GOED.encode("utf-16")),
    "andere codering genoemd": ("CODERING", GOED.replace("UTF-8", "ISO-8859-1").encode("latin-1")),
    "geen utf-8": ("CODERING", GOED.replace("Dijkstra", "Dij\xe7kstra").encode("latin-1")),
    "entiteiten": ("DTD", BOM_VAN_ENTITEITEN),
    "dtd van buiten": ("DTD", '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.org/x.dtd">' + GOED.partition("\n")[2]),
    "afgekapt tussen posten": ("AFGEKAPT", GOED[: GOED.rindex("<Ntry>")]),
    "afgekapt in een naam": ("AFGEKAPT", GOED[:-20]),
    "afgekapt in een bedrag": ("AFGEKAPT", GOED[: GOED.rindex("162")]),
    "sluit verkeerd": ("KAPOT", GOED.replace("</Ntry>", "</Nrty>", 1)),
    "diep": ("DIEPTE", "<a>" * 100_000),
    "groot onderdeel": ("ONDERDEEL_TE_GROOT", GOED.replace("<Stmt>", "<Stmt>" + "<x>y</x>" * 1_100_000)),
    "ander bericht": ("SOORT", GOED.replace("camt.053", "pain.001")),
    "andere versie": ("SOORT", GOED.replace("camt.053.001.08", "camt.053.001.01")),
    "gewone html": ("SOORT", "<html><body>Inloggen</body></html>"),
    "zonder afschrift": ("ZONDER_AFSCHRIFT", document()),
    "andere rekening": ("REKENING", document(stmt([], 0, 0, iban=AFZENDER))),
    "rekening in dollars": ("VALUTA", document(stmt([], 0, 0, munt="USD"))),
    "post in dollars": ("VALUTA", GOED.replace('<Ntry><Amt Ccy="EUR">', '<Ntry><Amt Ccy="USD">', 1)),
    "zonder munt": ("VALUTA", GOED.replace('<Ntry><Amt Ccy="EUR">', "<Ntry><Amt>", 1)),
    "drie decimalen": ("BEDRAG_DECIMALEN", GOED.replace('<Ntry><Amt Ccy="EUR">162.00', '<Ntry><Amt Ccy="EUR">162.000', 1)),
    "negatief": ("BEDRAG", GOED.replace('<Ntry><Amt Ccy="EUR">162', '<Ntry><Amt Ccy="EUR">-162', 1)),
    "nul": ("BEDRAG", GOED.replace('<Ntry><Amt Ccy="EUR">162.00', '<Ntry><Amt Ccy="EUR">0.00', 1)),
    "komma": ("BEDRAG", GOED.replace('<Ntry><Amt Ccy="EUR">162.00', '<Ntry><Amt Ccy="EUR">162,00', 1)),
    "bedrag mist": ("BEDRAG", re.sub(r"<Ntry><Amt[^/]*/Amt>", "<Ntry>", GOED, count=1)),
    "kant mist": ("KANT", GOED.replace("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>", 1)),
    "saldo mist": ("KOP", GOED.replace(saldo("CLBD", 32_400, DAG), "")),
    "kenmerk mist": ("KOP", GOED.replace("<Id>2026-116</Id>", "")),
    "datum bestaat niet": ("DATUM", GOED.replace("<BookgDt><Dt>2026-06-15", "<BookgDt><Dt>2026-02-30", 1)),
    "deel van een afschrift": (
        "PAGINA",
        document(stmt([], 0, 0, extra="<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>")),
    ),
    "aantal klopt niet": ("AANTAL", GOED.replace("<NbOfNtries>2", "<NbOfNtries>3")),
    "saldo telt niet op": ("SALDO_TELT_NIET", document(stmt([post(Regel(100))], 0, 101))),
    "delen tellen niet op": (
        "POST_TELT_NIET",
        document(stmt([post(Regel(351)).replace(transactie(Regel(351)), transactie(Regel(100)) + transactie(Regel(250)))], 0, 351)),
    ),
}


@pytest.mark.parametrize("soort", FOUT)
def test_een_fout_bestand_krijgt_een_duidelijke_weigering(tmp_path: Path, soort: str) -> None:
    verwacht, inhoud = FOUT[soort]
    assert code(tmp_path, inhoud) == verwacht


def test_elke_weigering_zegt_wat_te_doen() -> None:
    for tekst in FOUTEN.values():
        assert re.search(r"\b(Vraag|Kies|Zoek|Pak|Lees|Meld)\b", tekst), tekst


def test_een_groot_afschrift_vraagt_weinig_geheugen(tmp_path: Path) -> None:
    pad = zet(tmp_path, afschrift([Regel(100)] * 20_000))
    tracemalloc.start()
    aantal = sum(1 for _ in lees_afschriften(pad, IBAN))
    piek = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert aantal == 20_001
    assert piek < 5_000_000


@given(st.integers(1, 10**10 - 1), st.sampled_from(["{}", "kenmerk {}", "2025 {} lesgeld", "fact.7/{}", "{}x"]), st.booleans())
def test_een_kenmerk_wordt_overal_in_de_tekst_gevonden(vordering: int, tekst: str, spaties: bool) -> None:
    kenmerk = maak_kenmerk(vordering)
    vier = " ".join(kenmerk[nr : nr + 4] for nr in range(0, 16, 4))
    assert vorderingen_in(tekst.format(vier if spaties else kenmerk)) == [vordering]


@given(st.integers(1, 10**9), st.integers(1, 15), st.integers(1, 9))
def test_een_tikfout_geeft_geen_andere_vordering(vordering: int, plek: int, erbij: int) -> None:
    """The check digit of Dutch payment references is 1 for two of the eleven remainders: those two it cannot tell apart."""
    kenmerk = maak_kenmerk(vordering)
    assume(kenmerk[0] != "1")
    fout = kenmerk[:plek] + str((int(kenmerk[plek]) + erbij) % 10) + kenmerk[plek + 1 :]
    assert vorderingen_in(fout) == []


@pytest.mark.django_db
def test_het_kenmerk_is_dat_van_de_databank() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT n, vorderingen_betalingskenmerk(n) FROM generate_series(1, 3000, 7) n")
        for nummer, kenmerk in cursor.fetchall():
            assert maak_kenmerk(nummer) == kenmerk.replace(" ", "")
            assert vorderingen_in(f"betaling {kenmerk} van Piet") == [nummer]


def test_de_naamruimte_van_de_proef_is_die_van_de_standaard() -> None:
    assert RUIMTE.startswith("urn:iso:std:iso:20022:tech:xsd:camt.053")
