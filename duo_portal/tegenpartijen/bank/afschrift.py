"""A statement as banks give it: camt.053.001.08, with a whole file as one entry and returns with their reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from duo_portal.tegenpartijen.bank.beweging import EINDTOEEIND_ONBEKEND, Beweging

NAAMRUIMTE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
BIC = "ZZZZNL2A"


@dataclass(frozen=True)
class Afschrift:
    iban: str
    naam: str
    volgnummer: int
    dag: date
    beginsaldo_centen: int
    eindsaldo_centen: int
    bewegingen: tuple[Beweging, ...]

    @property
    def kenmerk(self) -> str:
        return f"{self.iban[-10:]}-{self.dag:%Y%m%d}-{self.volgnummer:05d}"


def camt053(afschrift: Afschrift) -> str:
    """The text of the file; the same for the same statement."""
    return "".join(_document(afschrift))


def _document(a: Afschrift) -> Iterator[str]:
    gemaakt = f"{a.dag}T23:00:00+01:00"
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAAMRUIMTE}"><BkToCstmrStmt>'
    yield f"<GrpHdr><MsgId>{a.kenmerk}</MsgId><CreDtTm>{gemaakt}</CreDtTm></GrpHdr>\n<Stmt><Id>{a.kenmerk}</Id>"
    yield f"<ElctrncSeqNb>{a.volgnummer}</ElctrncSeqNb><CreDtTm>{gemaakt}</CreDtTm>"
    yield f"<Acct><Id><IBAN>{a.iban}</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>{escape(a.naam)}</Nm></Ownr>"
    yield f"<Svcr><FinInstnId><BICFI>{BIC}</BICFI></FinInstnId></Svcr></Acct>\n"
    yield _saldo("OPBD", a.beginsaldo_centen, a.dag)
    yield _saldo("CLBD", a.eindsaldo_centen, a.dag)
    yield _samenvatting(a)
    for nummer, beweging in enumerate(a.bewegingen, start=1):
        yield _regel(nummer, beweging, a.dag)
    yield "</Stmt></BkToCstmrStmt></Document>\n"


def _saldo(soort: str, centen: int, dag: date) -> str:
    return f"<Bal><Tp><CdOrPrtry><Cd>{soort}</Cd></CdOrPrtry></Tp>{_bedrag(abs(centen))}{_kant(centen >= 0)}<Dt><Dt>{dag}</Dt></Dt></Bal>\n"


def _samenvatting(a: Afschrift) -> str:
    netto = a.eindsaldo_centen - a.beginsaldo_centen
    som = sum(beweging.centen for beweging in a.bewegingen)
    return (
        f"<TxsSummry><TtlNtries><NbOfNtries>{len(a.bewegingen)}</NbOfNtries><Sum>{_getal(som)}</Sum>"
        f"<TtlNetNtry><Amt>{_getal(abs(netto))}</Amt>{_kant(netto >= 0)}</TtlNetNtry></TtlNtries></TxsSummry>\n"
    )


def _regel(nummer: int, b: Beweging, dag: date) -> str:
    familie, _, soort = b.code.partition("/")
    return (
        f"<Ntry><NtryRef>{nummer}</NtryRef>{_bedrag(b.centen)}{_kant(b.bij)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{dag}</Dt></BookgDt>"
        f"<ValDt><Dt>{dag}</Dt></ValDt><AcctSvcrRef>{b.referentie}</AcctSvcrRef>"
        f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{familie}</Cd><SubFmlyCd>{soort}</SubFmlyCd></Fmly></Domn></BkTxCd>"
        f"<NtryDtls>{_geheel(b) if b.aantal else _enkel(b)}</NtryDtls></Ntry>\n"
    )


def _geheel(b: Beweging) -> str:
    return (
        f"<Btch><MsgId>{escape(b.berichtkenmerk)}</MsgId><PmtInfId>{escape(b.batchkenmerk)}</PmtInfId><NbOfTxs>{b.aantal}</NbOfTxs>"
        f'<TtlAmt Ccy="EUR">{_getal(b.centen)}</TtlAmt>{_kant(b.bij)}</Btch>'
    )


def _enkel(b: Beweging) -> str:
    """Of a return the parties are those of the order that it undoes: whose debit it was stays the debtor."""
    partij = "Cdtr" if bool(b.retourcode) == b.bij else "Dbtr"
    refs = f"<MsgId>{escape(b.berichtkenmerk)}</MsgId>" if b.berichtkenmerk else ""
    refs += f"<AcctSvcrRef>{b.referentie}</AcctSvcrRef>"
    refs += f"<PmtInfId>{escape(b.batchkenmerk)}</PmtInfId>" if b.batchkenmerk else ""
    refs += f"<EndToEndId>{escape(b.eindtoeeind or EINDTOEEIND_ONBEKEND)}</EndToEndId>"
    refs += f"<MndtId>{escape(b.mandaat)}</MndtId>" if b.mandaat else ""
    return (
        f"<TxDtls><Refs>{refs}</Refs>{_bedrag(b.centen)}{_kant(b.bij)}"
        f"<RltdPties><{partij}><Pty><Nm>{escape(b.naam)}</Nm></Pty></{partij}>"
        f"<{partij}Acct><Id><IBAN>{b.iban}</IBAN></Id></{partij}Acct></RltdPties>"
        f"<RmtInf><Ustrd>{escape(b.omschrijving)}</Ustrd></RmtInf>"
        f"{f'<RtrInf><Rsn><Cd>{b.retourcode}</Cd></Rsn></RtrInf>' if b.retourcode else ''}</TxDtls>"
    )


def _getal(centen: int) -> str:
    return f"{centen // 100}.{centen % 100:02d}"


def _bedrag(centen: int) -> str:
    return f'<Amt Ccy="EUR">{_getal(centen)}</Amt>'


def _kant(bij: bool) -> str:
    return f"<CdtDbtInd>{'CRDT' if bij else 'DBIT'}</CdtDbtInd>"
