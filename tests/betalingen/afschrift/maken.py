"""Statements for tests, written from a few plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from duo_portal.betalingen.betaler import IBAN

RUIMTE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."
DAG = date(2026, 6, 15)
MORGEN = date(2026, 6, 16)
AFZENDER = "NL20INGB0001234567"


@dataclass(frozen=True)
class Regel:
    """One entry; ``batch`` makes it the booking of a whole file of ours."""

    centen: int
    bij: bool = True
    tekst: str = ""
    iban: str = AFZENDER
    naam: str = "M. Dijkstra"
    eindtoeeind: str = "NOTPROVIDED"
    batch: str = ""
    retour: str = ""


def geld(centen: int) -> str:
    return f"{centen // 100}.{centen % 100:02d}"


def saldo(soort: str, centen: int, dag: date) -> str:
    kant = "CRDT" if centen >= 0 else "DBIT"
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{soort}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{geld(abs(centen))}</Amt>'
        f"<CdtDbtInd>{kant}</CdtDbtInd><Dt><Dt>{dag}</Dt></Dt></Bal>"
    )


def post(regel: Regel, versie: str = "08", dag: date = DAG) -> str:
    kant = f"<CdtDbtInd>{'CRDT' if regel.bij else 'DBIT'}</CdtDbtInd>"
    staat = "<Sts><Cd>BOOK</Cd></Sts>" if versie == "08" else "<Sts>BOOK</Sts>"
    inhoud = f"<Btch><PmtInfId>{regel.batch}</PmtInfId></Btch>" if regel.batch and not regel.retour else transactie(regel, versie)
    return (
        f'<Ntry><Amt Ccy="EUR">{geld(regel.centen)}</Amt>{kant}{staat}<BookgDt><Dt>{dag}</Dt></BookgDt><ValDt><Dt>{dag}</Dt></ValDt>'
        f"<NtryDtls>{inhoud}</NtryDtls></Ntry>\n"
    )


def transactie(regel: Regel, versie: str = "08") -> str:
    wie = "Dbtr" if regel.bij != bool(regel.retour) else "Cdtr"
    naam = f"<Nm>{escape(regel.naam)}</Nm>"
    bedrag = f'<Amt Ccy="EUR">{geld(regel.centen)}</Amt><CdtDbtInd>{"CRDT" if regel.bij else "DBIT"}</CdtDbtInd>' if versie == "08" else ""
    if versie == "02":
        bedrag = f'<AmtDtls><TxAmt><Amt Ccy="EUR">{geld(regel.centen)}</Amt></TxAmt></AmtDtls>'
    return (
        f"<TxDtls><Refs><EndToEndId>{regel.eindtoeeind}</EndToEndId></Refs>{bedrag}"
        f"<RltdPties><{wie}>{f'<Pty>{naam}</Pty>' if versie == '08' else naam}</{wie}>"
        f"<{wie}Acct><Id><IBAN>{regel.iban}</IBAN></Id></{wie}Acct></RltdPties><RmtInf><Ustrd>{escape(regel.tekst)}</Ustrd></RmtInf>"
        f"{f'<RtrInf><Rsn><Cd>{regel.retour}</Cd></Rsn></RtrInf>' if regel.retour else ''}</TxDtls>"
    )


def stmt(
    posten: Iterable[str], begin: int, eind: int, kenmerk: str = "2026-116", iban: str = IBAN, munt: str = "EUR", extra: str = ""
) -> str:
    return (
        f"<Stmt><Id>{kenmerk}</Id>{extra}<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>{munt}</Ccy></Acct>"
        f"{saldo('OPBD', begin, DAG)}{saldo('CLBD', eind, DAG)}{''.join(posten)}</Stmt>"
    )


def document(*afschriften: str, versie: str = "08") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{RUIMTE}{versie}"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>M</MsgId></GrpHdr>{''.join(afschriften)}</BkToCstmrStmt></Document>\n"
    )


def afschrift(regels: Sequence[Regel], begin: int = 0, kenmerk: str = "2026-116", versie: str = "08") -> str:
    """A statement that adds up."""
    eind = begin + sum(regel.centen if regel.bij else -regel.centen for regel in regels)
    telling = f"<TxsSummry><TtlNtries><NbOfNtries>{len(regels)}</NbOfNtries></TtlNtries></TxsSummry>"
    return document(stmt([telling, *(post(regel, versie) for regel in regels)], begin, eind, kenmerk), versie=versie)


def zet(map_: Path, inhoud: str | bytes, naam: str = "afschrift.xml") -> Path:
    pad = map_ / naam
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad
