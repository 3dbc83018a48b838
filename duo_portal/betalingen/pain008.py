"""pain.008.001.08: the text of a file with SEPA core direct debits, piece by piece, the same bytes for the same rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date

from duo_portal.betalingen.sepa import Kop, bedrag, sepa_tekst

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"


@dataclass(frozen=True, slots=True)
class Afschrijfopdracht:
    kenmerk: str
    bedrag_centen: int
    naam: str
    iban: str
    machtiging: str
    getekend_op: date
    omschrijving: str


def pain008(kop: Kop, incassant: str, opdrachten: Iterable[Afschrijfopdracht]) -> Iterator[bytes]:
    """Nothing needs escaping: texts come through ``sepa_tekst``. Every debit is RCUR: banks have asked for no FRST since 2016."""
    yield _begin(kop, incassant).encode("ascii")
    for opdracht in opdrachten:
        yield _regel(opdracht).encode("ascii")
    yield b"</PmtInf></CstmrDrctDbtInitn></Document>\n"


def _begin(kop: Kop, incassant: str) -> str:
    gemaakt = kop.gemaakt_op.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    telling = f"<NbOfTxs>{kop.aantal}</NbOfTxs><CtrlSum>{bedrag(kop.totaal_centen)}</CtrlSum>"
    naam = sepa_tekst(kop.naam, 70)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAAMRUIMTE}"><CstmrDrctDbtInitn>'
        f"<GrpHdr><MsgId>{kop.kenmerk}</MsgId><CreDtTm>{gemaakt}</CreDtTm>{telling}<InitgPty><Nm>{naam}</Nm></InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{kop.kenmerk}</PmtInfId><PmtMtd>DD</PmtMtd><BtchBookg>true</BtchBookg>{telling}"
        "<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>"
        f"<ReqdColltnDt>{kop.uitvoeren_op.isoformat()}</ReqdColltnDt>"
        f"<Cdtr><Nm>{naam}</Nm></Cdtr><CdtrAcct><Id><IBAN>{kop.iban}</IBAN></Id></CdtrAcct>"
        "<CdtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></CdtrAgt><ChrgBr>SLEV</ChrgBr>"
        f"<CdtrSchmeId><Id><PrvtId><Othr><Id>{incassant}</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id></CdtrSchmeId>\n"
    )


def _regel(rij: Afschrijfopdracht) -> str:
    return (
        f"<DrctDbtTxInf><PmtId><EndToEndId>{rij.kenmerk}</EndToEndId></PmtId>"
        f'<InstdAmt Ccy="EUR">{bedrag(rij.bedrag_centen)}</InstdAmt>'
        f"<DrctDbtTx><MndtRltdInf><MndtId>{sepa_tekst(rij.machtiging, 35)}</MndtId><DtOfSgntr>{rij.getekend_op.isoformat()}</DtOfSgntr>"
        "</MndtRltdInf></DrctDbtTx><DbtrAgt><FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId></DbtrAgt>"
        f"<Dbtr><Nm>{sepa_tekst(rij.naam, 70)}</Nm></Dbtr><DbtrAcct><Id><IBAN>{sepa_tekst(rij.iban, 34)}</IBAN></Id></DbtrAcct>"
        f"<RmtInf><Ustrd>{sepa_tekst(rij.omschrijving, 140)}</Ustrd></RmtInf></DrctDbtTxInf>\n"
    )
