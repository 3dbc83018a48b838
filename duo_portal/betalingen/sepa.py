"""pain.001.001.09: the text of a payment file, piece by piece, the same bytes for the same rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import sepaxml
from lxml import etree
from text_unidecode import unidecode  # type: ignore[import-untyped]

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_NAAMRUIMTE = re.compile(rb'xmlns="([^"]+)"')
_SCHOON = re.compile(r"[A-Za-z0-9/\-?:().,'+]+(?: [A-Za-z0-9/\-?:().,'+]+)*")
_BUITEN_SEPA = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


@dataclass(frozen=True)
class Kop:
    kenmerk: str
    gemaakt_op: datetime
    uitvoeren_op: date
    aantal: int
    totaal_centen: int
    naam: str
    iban: str


@dataclass(frozen=True)
class Overboeking:
    kenmerk: str
    bedrag_centen: int
    naam: str
    iban: str
    omschrijving: str


def sepa_tekst(tekst: str, lengte: int) -> str:
    """Banks take only a small set of letters: accents go, everything else becomes a space, and one space is enough."""
    if len(tekst) <= lengte and _SCHOON.fullmatch(tekst):
        return tekst
    return " ".join(_BUITEN_SEPA.sub(" ", unidecode(tekst)).split())[:lengte].strip() or "-"


def bedrag(centen: int) -> str:
    return f"{centen // 100}.{centen % 100:02d}"


def pain001(kop: Kop, overboekingen: Iterable[Overboeking]) -> Iterator[bytes]:
    """Nothing needs escaping: texts come through ``sepa_tekst``, whose letters exclude those that XML reserves."""
    yield _begin(kop).encode("ascii")
    for overboeking in overboekingen:
        yield _regel(overboeking).encode("ascii")
    yield b"</PmtInf></CstmrCdtTrfInitn></Document>\n"


def _begin(kop: Kop) -> str:
    gemaakt = kop.gemaakt_op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    telling = f"<NbOfTxs>{kop.aantal}</NbOfTxs><CtrlSum>{bedrag(kop.totaal_centen)}</CtrlSum>"
    naam = sepa_tekst(kop.naam, 70)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAAMRUIMTE}"><CstmrCdtTrfInitn>'
        f"<GrpHdr><MsgId>{kop.kenmerk}</MsgId><CreDtTm>{gemaakt}</CreDtTm>{telling}<InitgPty><Nm>{naam}</Nm></InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{kop.kenmerk}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>{telling}"
        f"<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl></PmtTpInf><ReqdExctnDt><Dt>{kop.uitvoeren_op.isoformat()}</Dt></ReqdExctnDt>"
        f"<Dbtr><Nm>{naam}</Nm></Dbtr><DbtrAcct><Id><IBAN>{kop.iban}</IBAN></Id></DbtrAcct>"
        f"<DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt><ChrgBr>SLEV</ChrgBr>\n"
    )


def _regel(rij: Overboeking) -> str:
    return (
        f"<CdtTrfTxInf><PmtId><EndToEndId>{rij.kenmerk}</EndToEndId></PmtId>"
        f'<Amt><InstdAmt Ccy="EUR">{bedrag(rij.bedrag_centen)}</InstdAmt></Amt>'
        f"<Cdtr><Nm>{sepa_tekst(rij.naam, 70)}</Nm></Cdtr><CdtrAcct><Id><IBAN>{sepa_tekst(rij.iban, 34)}</IBAN></Id></CdtrAcct>"
        f"<RmtInf><Ustrd>{sepa_tekst(rij.omschrijving, 140)}</Ustrd></RmtInf></CdtTrfTxInf>\n"
    )


@cache
def schema(bericht: str) -> etree.XMLSchema:
    """The schema of the banks for a message such as ``pain.001.001.09``."""
    return etree.XMLSchema(file=str(Path(sepaxml.__file__).parent / "schemas" / f"{bericht}.xsd"))


def fouten_in(bestand: Path) -> list[str]:
    """What the schema of the banks has against a file; empty when it is right.

    The whole file is held in memory (4 kB an order): read in pieces, lxml takes a file that was cut off for a good one.
    """
    try:
        toets = schema(_naamruimte(bestand).rpartition(":")[2])
        if toets.validate(etree.parse(str(bestand), etree.XMLParser(resolve_entities=False, no_network=True))):
            return []
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as fout:
        return [str(fout)]
    return [f"regel {fout.line}: {fout.message}" for fout in toets.error_log]  # type: ignore[attr-defined]


def _naamruimte(bestand: Path) -> str:
    with bestand.open("rb") as begin:
        gevonden = _NAAMRUIMTE.search(begin.read(400))
    return gevonden[1].decode() if gevonden else ""
