"""One statement's heading, and one entry of it, from XML to plain values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duo_portal.betalingen.afschrift.fouten import Afschriftfout

_BEDRAG = re.compile(r"[0-9]{1,13}(\.[0-9]{1,2})?")
_TE_FIJN = re.compile(r"[0-9]+\.[0-9]{3,}")
_EIGEN = re.compile(r"([IO])([0-9]{12})")
ONBEKENDE_CODE = "MS03"  # reason not given (ISO 20022)
GEBOEKT = "BOOK"


@dataclass(frozen=True)
class Namen:
    """The tags of one version of the format."""

    afschrift: str
    post: str
    deel: str
    ruimte: str

    @classmethod
    def van(cls, naamruimte: str) -> "Namen":
        ruimte = f"{{{naamruimte}}}"
        return cls(f"{ruimte}Stmt", f"{ruimte}Ntry", f"{ruimte}TxDtls", ruimte)

    def pad(self, tekst: str) -> str:
        """ "Refs/EndToEndId" with the namespace before every step."""
        return "/".join(f"{self.ruimte}{stap}" for stap in tekst.split("/"))


@dataclass(frozen=True)
class Kop:
    """What a statement says of itself. ``aantal_posten`` is None when the bank does not say it."""

    iban: str
    kenmerk: str
    datum: date
    beginsaldo_centen: int
    eindsaldo_centen: int
    aantal_posten: int | None


@dataclass(frozen=True, slots=True)
class Deel:
    """One transaction of an entry. ``centen`` is None where the bank gives no amount."""

    centen: int | None = None
    bij: bool | None = None
    iban: str = ""
    naam: str = ""
    omschrijving: str = ""
    eindtoeeind: str = ""
    batchkenmerk: str = ""
    retourcode: str = ""
    referentie: str = ""

    @property
    def eigen_nummer(self) -> tuple[str, int] | None:
        """ "I" or "O" with the number of our own order, from its end-to-end reference."""
        treffer = _EIGEN.fullmatch(self.eindtoeeind)
        return (treffer[1], int(treffer[2])) if treffer else None


@dataclass(frozen=True, slots=True)
class Post:
    """One movement. ``bij``: the money came in."""

    bij: bool
    centen: int
    boekdatum: date
    valutadatum: date
    deel: Deel


def lees_kop(afschrift: Any, n: Namen, eigen_iban: str) -> Kop:
    """Raises ``Afschriftfout`` when it is not of our account, not in euros, in pieces, or lacks a balance."""
    if _tekst(afschrift, n, "Acct/Id/IBAN").replace(" ", "") != eigen_iban:
        raise Afschriftfout("REKENING")
    if _tekst(afschrift, n, "Acct/Ccy") not in ("", "EUR"):
        raise Afschriftfout("VALUTA")
    if _tekst(afschrift, n, "StmtPgntn/LastPgInd") not in ("", "true", "1"):
        raise Afschriftfout("PAGINA")
    saldi = {_tekst(saldo, n, "Tp/CdOrPrtry/Cd"): saldo for saldo in afschrift.findall(n.pad("Bal"))}
    kenmerk = _tekst(afschrift, n, "Id")[:35]
    begin, eind = saldi.get("OPBD", saldi.get("PRCD")), saldi.get("CLBD")
    if begin is None or eind is None or not kenmerk:
        raise Afschriftfout("KOP")
    aantal = _tekst(afschrift, n, "TxsSummry/TtlNtries/NbOfNtries")
    if aantal and not re.fullmatch("[0-9]{1,15}", aantal):
        raise Afschriftfout("AANTAL")
    datum = _datum(eind, n, "Dt", 0)
    return Kop(eigen_iban, kenmerk, datum, _saldo(begin, n), _saldo(eind, n), int(aantal) if aantal else None)


def lees_post(element: Any, delen: Sequence[Deel], n: Namen, kop: Kop, nummer: int) -> Iterator[Post]:
    """The movements of an entry: one for each of its parts, or one for the whole. An entry that is not booked yet gives none."""
    centen, bij = _bedrag(element, n, nummer), _bij(element, n, nummer)
    if (_tekst(element, n, "Sts/Cd") or _tekst(element, n, "Sts") or GEBOEKT) != GEBOEKT:
        return
    boekdatum = _datum(element, n, "BookgDt", nummer, kop.datum)
    valutadatum = _datum(element, n, "ValDt", nummer, boekdatum)
    for stuk, deel in _verdeel(element, delen, n, centen, bij, nummer):
        yield Post(bij, stuk, boekdatum, valutadatum, deel)


def _verdeel(element: Any, delen: Sequence[Deel], n: Namen, centen: int, bij: bool, nummer: int) -> list[tuple[int, Deel]]:
    """A file of ours that the bank booked as one entry stays one movement, also where the bank lists the orders in it."""
    batch = _tekst(element, n, "NtryDtls/Btch/PmtInfId") or _tekst(element, n, "NtryDtls/Btch/MsgId")
    referentie = (_tekst(element, n, "AcctSvcrRef") or _tekst(element, n, "NtryRef"))[:35]
    retour = any(deel.retourcode for deel in delen) or _tekst(element, n, "RvslInd") in ("true", "1")
    if len(delen) > 1 and not (batch and not retour and any(deel.eigen_nummer for deel in delen)):
        if all(deel.centen is not None for deel in delen):
            return _delen_van(delen, centen, bij, nummer)
        delen = ()  # several transactions without amounts: nobody can tell them apart
    if len(delen) == 1:
        enig = delen[0]
        code = enig.retourcode or (ONBEKENDE_CODE if retour and enig.eigen_nummer else "")
        return [(centen, _met(enig, enig.batchkenmerk or batch[:35], code, enig.referentie or referentie))]
    tekst = _kort(_tekst(element, n, "AddtlNtryInf"), 500)
    return [(centen, Deel(omschrijving=tekst, batchkenmerk=batch[:35], referentie=referentie))]


def _delen_van(delen: Sequence[Deel], centen: int, bij: bool, nummer: int) -> list[tuple[int, Deel]]:
    """Each part apart; a part on the other side than its entry would be a movement of its own, which no bank sends."""
    if any(deel.bij not in (None, bij) for deel in delen) or sum(deel.centen or 0 for deel in delen) != centen:
        raise Afschriftfout("POST_TELT_NIET", nummer)
    return [(deel.centen or 0, deel) for deel in delen]


def _met(deel: Deel, batch: str, retourcode: str, referentie: str) -> Deel:
    return Deel(deel.centen, deel.bij, deel.iban, deel.naam, deel.omschrijving, deel.eindtoeeind, batch, retourcode, referentie)


def lees_deel(element: Any, n: Namen, eigen_iban: str, nummer: int) -> Deel:
    """One ``TxDtls``. The other party is the one whose account is not ours; of a return that is who should have got or paid."""
    refs = {kind.tag.removeprefix(n.ruimte): (kind.text or "").strip() for kind in element.iterfind(f"{n.ruimte}Refs/*")}
    iban, naam = _wederpartij(element, n, eigen_iban)
    vrij = element.find(f"{n.ruimte}RmtInf")
    regels = (
        [kind.text or "" for kind in vrij.iter(f"{n.ruimte}Ustrd", f"{n.ruimte}Ref", f"{n.ruimte}AddtlRmtInf")] if vrij is not None else []
    )
    retour = element.find(f"{n.ruimte}RtrInf")
    code = "" if retour is None else (_tekst(retour, n, "Rsn/Cd") or ONBEKENDE_CODE)
    eindtoeeind = refs.get("EndToEndId", "")
    return Deel(
        centen=_bedrag_van_deel(element, n, nummer),
        bij=_bij(element, n, nummer) if element.find(f"{n.ruimte}CdtDbtInd") is not None else None,
        iban=iban[:34],
        naam=_kort(naam, 140),
        omschrijving=_kort(" ".join(regels), 500),
        eindtoeeind="" if eindtoeeind == "NOTPROVIDED" else eindtoeeind[:35],
        batchkenmerk=(refs.get("PmtInfId") or refs.get("MsgId") or "")[:35],
        retourcode=code[:4],
        referentie=refs.get("AcctSvcrRef", "")[:35],
    )


def _wederpartij(element: Any, n: Namen, eigen_iban: str) -> tuple[str, str]:
    """Account and name. The debtor comes first where the money came in; where both are others, that is right too."""
    partijen = element.find(f"{n.ruimte}RltdPties")
    if partijen is None:
        return "", ""
    bij = element.findtext(f"{n.ruimte}CdtDbtInd") != "DBIT"
    beste = ("", "")
    for wie in ("Dbtr", "Cdtr") if bij else ("Cdtr", "Dbtr"):
        iban = next((kind.text or "" for kind in partijen.iterfind(f"{n.ruimte}{wie}Acct/{n.ruimte}Id/{n.ruimte}IBAN")), "").replace(
            " ", ""
        )
        partij = partijen.find(f"{n.ruimte}{wie}")
        naam = "" if partij is None else next((kind.text or "" for kind in partij.iter(f"{n.ruimte}Nm")), "")
        if iban and iban != eigen_iban:
            return iban, naam
        if naam and iban != eigen_iban and not beste[1]:
            beste = (iban, naam)
    return beste


def _bedrag_van_deel(element: Any, n: Namen, nummer: int) -> int | None:
    eigen = element.find(f"{n.ruimte}Amt")
    if eigen is None:
        eigen = element.find(n.pad("AmtDtls/TxAmt/Amt"))
    return None if eigen is None else _centen(eigen, nummer)


def _bedrag(element: Any, n: Namen, nummer: int) -> int:
    bedrag = element.find(f"{n.ruimte}Amt")
    if bedrag is None:
        raise Afschriftfout("BEDRAG", nummer)
    return _centen(bedrag, nummer)


def _centen(element: Any, nummer: int, nul_mag: bool = False) -> int:
    tekst = (element.text or "").strip()
    if element.get("Ccy") != "EUR":
        raise Afschriftfout("VALUTA", nummer)
    if _TE_FIJN.fullmatch(tekst):
        raise Afschriftfout("BEDRAG_DECIMALEN", nummer)
    if not _BEDRAG.fullmatch(tekst):
        raise Afschriftfout("BEDRAG", nummer)
    heel, _, deel = tekst.partition(".")
    centen = int(heel) * 100 + int(deel.ljust(2, "0"))
    if not centen and not nul_mag:
        raise Afschriftfout("BEDRAG", nummer)
    return centen


def _saldo(saldo: Any, n: Namen) -> int:
    bedrag = saldo.find(f"{n.ruimte}Amt")
    if bedrag is None:
        raise Afschriftfout("KOP")
    centen = _centen(bedrag, 0, nul_mag=True)
    return centen if _bij(saldo, n, 0) else -centen


def _bij(element: Any, n: Namen, nummer: int) -> bool:
    kant = (element.findtext(f"{n.ruimte}CdtDbtInd") or "").strip()
    if kant not in ("CRDT", "DBIT"):
        raise Afschriftfout("KANT", nummer)
    return kant == "CRDT"


def _datum(element: Any, n: Namen, waar: str, nummer: int, anders: date | None = None) -> date:
    """The day, also of a moment; ``anders`` where the bank leaves it out."""
    tekst = _tekst(element, n, f"{waar}/Dt") or _tekst(element, n, f"{waar}/DtTm")
    if not tekst and anders is not None:
        return anders
    try:
        return date.fromisoformat(tekst[:10])
    except ValueError:
        raise Afschriftfout("DATUM", nummer) from None


def _tekst(element: Any, n: Namen, pad: str) -> str:
    return (element.findtext(n.pad(pad)) or "").strip()


def _kort(tekst: str, lengte: int) -> str:
    return " ".join(tekst.split())[:lengte]
