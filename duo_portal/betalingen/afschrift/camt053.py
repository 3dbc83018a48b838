"""camt.053 (versions 02 and 08) as a stream: first what a statement says of itself, then its movements one by one.

Nothing is fetched and no entity is expanded; what was read is thrown away, so that a file of any size takes little memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from duo_portal.betalingen.afschrift.fouten import Afschriftfout
from duo_portal.betalingen.afschrift.post import Kop, Namen, Post, lees_deel, lees_kop, lees_post

NAAMRUIMTEN = tuple(f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}" for versie in ("02", "08"))
STUK = 1 << 16
MEESTE_BYTES_ZONDER_POST = 8_000_000  # so much without the end of an entry is no statement
MEESTE_POSTEN = 1_000_000
_SOORT_FOUT = {
    etree.ErrorTypes.ERR_DOCUMENT_END: "AFGEKAPT",
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: "AFGEKAPT",
    etree.ErrorTypes.ERR_GT_REQUIRED: "AFGEKAPT",
    etree.ErrorTypes.ERR_INVALID_ENCODING: "CODERING",
    etree.ErrorTypes.ERR_INVALID_CHAR: "CODERING",
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING: "CODERING",
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING: "CODERING",
}


@dataclass
class _Lopend:
    """The statement that is being read: what was counted of it so far."""

    kop: Kop
    posten: int = 0
    netto_centen: int = 0


def lees_afschriften(pad: Path, eigen_iban: str) -> Iterator[Kop | Post]:
    """Each statement as a ``Kop`` with the ``Post`` rows after it. Raises ``Afschriftfout``.

    Checked on the way: the account is ours, euros only, whole cents above zero, the parts of an entry add up to it, and, at the
    end of a statement, the number of entries and that opening balance and entries add up to the closing balance.
    """
    lezer = _Lezer(eigen_iban)
    for element in _einden(pad):
        yield from lezer.neem(element)
    lezer.sluit()


class _Lezer:
    """Keeps where it is between two elements: the names of the version, the open statement, the parts of the open entry."""

    def __init__(self, eigen_iban: str) -> None:
        self.eigen_iban = eigen_iban
        self.namen: Namen | None = None
        self.lopend: _Lopend | None = None
        self.delen: list[Any] = []
        self.afschriften = self.gelezen = 0

    def neem(self, element: Any) -> Iterator[Kop | Post]:
        namen = self.namen or self._herken(element)
        if element.tag == namen.deel:
            self.delen.append(lees_deel(element, namen, self.eigen_iban, self.lopend.posten + 1 if self.lopend else 1))
            element.clear()
        elif element.tag in (namen.post, namen.afschrift):
            if self.lopend is None:
                kop = lees_kop(element if element.tag == namen.afschrift else element.getparent(), namen, self.eigen_iban)
                self.lopend = _Lopend(kop)
                yield kop
            if element.tag == namen.post:
                yield from self._post(element, namen, self.lopend)
            else:
                self._einde(self.lopend)
            _gooi_weg(element)

    def sluit(self) -> None:
        if not self.afschriften:
            raise Afschriftfout("ZONDER_AFSCHRIFT" if self.namen else "SOORT")

    def _herken(self, element: Any) -> Namen:
        naamruimte = etree.QName(element.getroottree().getroot()).namespace or ""
        if naamruimte not in NAAMRUIMTEN:
            raise Afschriftfout("SOORT")
        self.namen = Namen.van(naamruimte)
        return self.namen

    def _post(self, element: Any, namen: Namen, lopend: _Lopend) -> Iterator[Post]:
        lopend.posten += 1
        self.gelezen += 1
        if self.gelezen > MEESTE_POSTEN:
            raise Afschriftfout("TE_VEEL")
        for post in lees_post(element, self.delen, namen, lopend.kop, lopend.posten):
            lopend.netto_centen += post.centen if post.bij else -post.centen
            yield post
        self.delen = []

    def _einde(self, lopend: _Lopend) -> None:
        kop = lopend.kop
        if kop.aantal_posten is not None and kop.aantal_posten != lopend.posten:
            raise Afschriftfout("AANTAL")
        if kop.beginsaldo_centen + lopend.netto_centen != kop.eindsaldo_centen:
            raise Afschriftfout("SALDO_TELT_NIET")
        self.lopend, self.afschriften = None, self.afschriften + 1


def _gooi_weg(element: Any) -> None:
    """Empty what was read, and take away what stood before it."""
    element.clear()
    ouder = element.getparent()
    while ouder is not None and element.getprevious() is not None:
        del ouder[0]


def _einden(pad: Path) -> Iterator[Any]:
    """Every entry, part of an entry and statement, when it is read whole."""
    tags = [f"{{{naamruimte}}}{tag}" for naamruimte in NAAMRUIMTEN for tag in ("TxDtls", "Ntry", "Stmt")]
    tags += ["{*}Document", "Document"]
    parser: Any = etree.XMLPullParser(
        events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    sinds = 0
    try:
        with pad.open("rb") as bron:
            while stuk := bron.read(STUK):
                parser.feed(stuk)
                sinds += len(stuk)
                for _, element in parser.read_events():
                    sinds = 0
                    yield element
                if sinds > MEESTE_BYTES_ZONDER_POST:
                    raise Afschriftfout("ONDERDEEL_TE_GROOT")
        parser.close()
        yield from (element for _, element in parser.read_events())
    except etree.XMLSyntaxError as fout:
        raise Afschriftfout(_code_van(fout)) from None


def _code_van(fout: etree.XMLSyntaxError) -> str:
    if "depth" in str(fout).lower():
        return "DIEPTE"
    return _SOORT_FOUT.get(getattr(fout, "code", 0), "KAPOT")
