"""Reading our payment files as a bank does: by the elements of ISO 20022, whatever the version of the message."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lxml import etree

from duo_portal.tegenpartijen.bank.beweging import Bestand, Opdracht

SOORTEN = {"CstmrCdtTrfInitn": False, "CstmrDrctDbtInitn": True}
_TRANSACTIE = {False: "CdtTrfTxInf", True: "DrctDbtTxInf"}
_TEGENPARTIJ = {False: "Cdtr", True: "Dbtr"}
_DAG = {False: "ReqdExctnDt", True: "ReqdColltnDt"}


class BestandGeweigerd(Exception):
    """The bank does not take this file; the text says why."""


def lees_bestand(pad: Path, onze_iban: str) -> list[Bestand]:
    """Each ``PmtInf`` of the file. Refused: no payment file, another account, sums or counts that do not add up."""
    lezer = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    wortel = etree.parse(str(pad), lezer).getroot()
    bericht = next(iter(wortel), None)
    soort = etree.QName(bericht).localname if bericht is not None else ""
    if bericht is None or soort not in SOORTEN:
        raise BestandGeweigerd(f"{pad.name} is geen betaalbestand")
    bij = SOORTEN[soort]
    kop = _kind(bericht, "GrpHdr")
    blokken = [_blok(blok, _tekst(kop, "MsgId"), bij, onze_iban) for blok in _kinderen(bericht, "PmtInf")]
    _sluit_aan(pad.name, kop, blokken)
    return blokken


def _blok(blok: etree._Element, berichtkenmerk: str, bij: bool, onze_iban: str) -> Bestand:
    eigen = _tekst(blok, f"{'Cdtr' if bij else 'Dbtr'}Acct", "Id", "IBAN")
    if eigen != onze_iban:
        raise BestandGeweigerd(f"rekening {eigen} is niet van deze klant")
    dag = _kind(blok, _DAG[bij])
    gekozen = _zoek(dag, "Dt")
    opdrachten = tuple(_opdracht(rij, bij) for rij in _kinderen(blok, _TRANSACTIE[bij]))
    return Bestand(
        berichtkenmerk, _tekst(blok, "PmtInfId"), bij, date.fromisoformat((gekozen if gekozen is not None else dag).text or ""), opdrachten
    )


def _opdracht(rij: etree._Element, bij: bool) -> Opdracht:
    kant = _TEGENPARTIJ[bij]
    bedrag = _kind(rij, "InstdAmt") if bij else _kind(_kind(rij, "Amt"), "InstdAmt")
    if bedrag.get("Ccy") != "EUR":
        raise BestandGeweigerd(f"valuta {bedrag.get('Ccy')} in een SEPA-bestand")
    return Opdracht(
        eindtoeeind=_tekst(rij, "PmtId", "EndToEndId"),
        centen=centen(bedrag.text or ""),
        naam=_tekst(rij, kant, "Nm"),
        iban=_tekst(rij, f"{kant}Acct", "Id", "IBAN"),
        omschrijving=_tekst(rij, "RmtInf", "Ustrd"),
        mandaat=_tekst(rij, "DrctDbtTx", "MndtRltdInf", "MndtId") if bij else "",
    )


def _sluit_aan(naam: str, kop: etree._Element, blokken: list[Bestand]) -> None:
    aantal = sum(len(blok.opdrachten) for blok in blokken)
    if aantal != int(_tekst(kop, "NbOfTxs")) or sum(blok.centen for blok in blokken) != centen(_tekst(kop, "CtrlSum")):
        raise BestandGeweigerd(f"{naam}: aantal of totaal klopt niet")


def centen(bedrag: str) -> int:
    """Whole cents of an amount such as 162.00, without floats."""
    heel, _, deel = bedrag.strip().partition(".")
    if not (heel.isdigit() and len(deel) <= 2 and (deel or "0").isdigit()):
        raise BestandGeweigerd(f"bedrag {bedrag!r}")
    return int(heel) * 100 + int(deel.ljust(2, "0") or 0)


def _kinderen(ouder: etree._Element, naam: str) -> Iterator[etree._Element]:
    return (kind for kind in ouder if isinstance(kind.tag, str) and etree.QName(kind).localname == naam)


def _zoek(ouder: etree._Element, naam: str) -> etree._Element | None:
    return next(_kinderen(ouder, naam), None)


def _kind(ouder: etree._Element, naam: str) -> etree._Element:
    gevonden = _zoek(ouder, naam)
    if gevonden is None:
        raise BestandGeweigerd(f"{naam} ontbreekt in {etree.QName(ouder).localname}")
    return gevonden


def _tekst(ouder: etree._Element, *pad: str) -> str:
    for naam in pad:
        ouder = _kind(ouder, naam)
    return (ouder.text or "").strip()
