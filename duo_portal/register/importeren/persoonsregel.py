"""One line of a BRP delivery, read into the facts it states. No database: who the relatives are is found out later."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date

from duo_portal.register.importeren import nummers, tabellen
from duo_portal.register.importeren.datums import Brpdatum, brp_datum
from duo_portal.register.importeren.lezer import Indeling
from duo_portal.register.importeren.oordeel import Lezer, Oordeel, getal, keuze, tekst
from duo_portal.register.importeren.signalen import Veldfout
from duo_portal.register.models import Adres, Overlijden, Persoonsgegeven
from duo_portal.register.models.persoon import Adressoort, Geslacht, Naamgebruik, Relatiesoort

KOLOMMEN = """
sleutel bsn anummer voornamen titel voorvoegsel geslachtsnaam geboortedatum geboorteplaats geboorteland geslacht naamgebruik
ouder1_bsn ouder1_naam ouder2_bsn ouder2_naam nationaliteit partner_bsn huwelijk_datum ontbinding_datum overlijden_datum
opschorting_datum opschorting_reden geheimhouding gemeente_inschrijving straat huisnummer huisletter toevoeging postcode
woonplaats locatie buitenland_land buitenland_datum buitenland_adres1 buitenland_adres2 immigratie_land verblijfstitel
kind_bsn gezag curatele
"""
INDELING = Indeling("personen", tuple(KOLOMMEN.split()))
NEDERLAND = "6030"
ONBEKEND_BRP = Brpdatum(None, 0)
HERKOMST_SLEUTEL = "brp:"


@dataclass(frozen=True, slots=True)
class Verwant:
    """A relative as the line names them; ``bsn`` only serves to find them and is not kept."""

    soort: Relatiesoort
    bsn: str | None
    naam: str
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Persoonsregel:
    nummer: int
    sleutel: str
    bsn: str | None
    gegeven: Persoonsgegeven
    adres: Adres
    overlijden: Overlijden | None
    verwanten: tuple[Verwant, ...]
    kind_bsn: str | None
    gezag: str
    curatele: bool

    @property
    def ouders(self) -> Mapping[Relatiesoort, Verwant]:
        return {verwant.soort: verwant for verwant in self.verwanten if verwant.soort != Relatiesoort.PARTNER}


def lees(oordeel: Oordeel) -> Persoonsregel | None:
    """All faults are noted on ``oordeel``; a line with a rejection gives no person."""
    sleutel = oordeel.verplicht("sleutel", tekst(50))
    bsn = oordeel.mits("bsn", nummers.bsn)
    gegeven = _gegeven(oordeel)
    adres = _adres(oordeel)
    overlijden = _overlijden(oordeel)
    verwanten = (*_ouders(oordeel), *_partner(oordeel))
    kind_bsn = oordeel.mits("kind_bsn", nummers.bsn, "RELATIE_BSN")
    gezag = oordeel.mits("gezag", _code(tabellen.gezag()), "GEZAG_ONBEKEND") or ""
    curatele = oordeel.mits("curatele", keuze({"1": True, "0": False})) or False
    if sleutel is None or oordeel.afgekeurd:
        return None
    return Persoonsregel(oordeel.nummer, HERKOMST_SLEUTEL + sleutel, bsn, gegeven, adres, overlijden, verwanten, kind_bsn, gezag, curatele)


def _gegeven(oordeel: Oordeel) -> Persoonsgegeven:
    geboren = oordeel.verplicht("geboortedatum", brp_datum) or ONBEKEND_BRP
    plaats = oordeel.mits("geboorteplaats", tekst(80)) or ""
    return Persoonsgegeven(
        voornamen=oordeel.mits("voornamen", tekst(200)) or "",
        voorvoegsel=oordeel.mits("voorvoegsel", tekst(10)) or "",
        geslachtsnaam=oordeel.verplicht("geslachtsnaam", tekst(200)) or "",
        titel=oordeel.mits("titel", _code(tabellen.titels()), "CODE_ONBEKEND") or "",
        geslacht=oordeel.mits("geslacht", _code(Geslacht.values)) or Geslacht.ONBEKEND,
        geboortedatum=geboren.datum,
        geboortedatum_brp=geboren.brp,
        geboorteplaats="" if plaats == "0000" else tabellen.gemeenten().get(plaats, plaats),
        nationaliteit=oordeel.mits("nationaliteit", _code(tabellen.nationaliteiten()), "CODE_ONBEKEND") or "",
        naamgebruik=oordeel.mits("naamgebruik", _code(Naamgebruik.values)) or Naamgebruik.EIGEN,
        geheimhouding=int(oordeel.mits("geheimhouding", _code(tuple("01234567"))) or 0),
    )


def _adres(oordeel: Oordeel) -> Adres:
    """Abroad goes before the Dutch address: somebody who left keeps the old one in the BRP."""
    land = oordeel.mits("buitenland_land", _code(tabellen.landen()), "CODE_ONBEKEND") or ""
    regels = [oordeel.mits(veld, tekst(80)) or "" for veld in ("buitenland_adres1", "buitenland_adres2")]
    gemeente = oordeel.mits("gemeente_inschrijving", _code(tabellen.gemeenten()), "CODE_ONBEKEND") or ""
    straat, locatie = oordeel.mits("straat", tekst(80)) or "", oordeel.mits("locatie", tekst(80)) or ""
    huisnummer = oordeel.mits("huisnummer", getal)
    huisletter, toevoeging = oordeel.mits("huisletter", tekst(1)) or "", oordeel.mits("toevoeging", tekst(8)) or ""
    postcode = oordeel.mits("postcode", nummers.postcode, "POSTCODE_FOUT") or ""
    plaats = oordeel.mits("woonplaats", tekst(80)) or tabellen.gemeenten().get(gemeente, "")
    vertrokken = oordeel.mits("buitenland_datum", brp_datum, "CODE_ONBEKEND")
    if land or not (straat or locatie):
        soort = Adressoort.BUITENLAND if any(regels) and land else Adressoort.ONBEKEND
        van = vertrokken.datum if vertrokken else None
        # An address of one line stands on the first line, whichever field it was delivered in.
        regel1, regel2 = (*filter(None, regels), "", "")[:2]
        # Country 0000 says: gone, nobody knows where to.
        return Adres(soort=soort, landcode=land or "0000", regel1=regel1, regel2=regel2, van=van)
    return Adres(
        soort=Adressoort.WOONADRES,
        straat=straat,
        huisnummer=huisnummer,
        huisletter=huisletter,
        toevoeging=toevoeging,
        postcode=postcode,
        plaats=plaats,
        gemeentecode=gemeente,
        locatie=locatie,
        landcode=NEDERLAND,
    )


def _overlijden(oordeel: Oordeel) -> Overlijden | None:
    """A date that cannot be read still says that somebody died: recorded without a date, so that a person looks."""
    if not oordeel.ruw("overlijden_datum") and oordeel.ruw("opschorting_reden").upper() != "O":
        return None
    datum = oordeel.mits("overlijden_datum", brp_datum, "OVERLIJDEN_DATUM") or ONBEKEND_BRP
    return Overlijden(datum=datum.datum, datum_brp=datum.brp)


def _ouders(oordeel: Oordeel) -> list[Verwant]:
    gevonden = []
    for soort, kop in ((Relatiesoort.OUDER1, "ouder1"), (Relatiesoort.OUDER2, "ouder2")):
        bsn = oordeel.mits(f"{kop}_bsn", nummers.bsn, "RELATIE_BSN")
        naam = (oordeel.mits(f"{kop}_naam", tekst(200)) or "").removeprefix(".")
        if bsn or naam:
            gevonden.append(Verwant(soort, bsn, naam))
    return gevonden


def _partner(oordeel: Oordeel) -> list[Verwant]:
    bsn = oordeel.mits("partner_bsn", nummers.bsn, "RELATIE_BSN")
    van = oordeel.mits("huwelijk_datum", brp_datum, "RELATIE_DATUM")
    tot = oordeel.mits("ontbinding_datum", brp_datum, "RELATIE_DATUM")
    if not (bsn or van or tot):
        return []
    if tot and tot.datum is None:
        # Ended on an unknown day: without an end it would stand as current.
        oordeel.meld("RELATIE_DATUM", "ontbinding_datum")
        return []
    return [Verwant(Relatiesoort.PARTNER, bsn, "", van.datum if van else None, tot.datum if tot else None)]


def _code(toegestaan: Container[str]) -> Lezer[str]:
    """Reads a code that must stand in a table, written exactly so."""

    def lees_code(waarde: str) -> str:
        if waarde not in toegestaan:
            raise Veldfout("VELD_KEUZE")
        return waarde

    return lees_code
