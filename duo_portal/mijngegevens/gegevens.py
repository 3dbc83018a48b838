"""What we know of a person, as far as who looks may see it. Four questions to the database, whatever the history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, QuerySet, Subquery

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.models import Rekeningwijziging
from duo_portal.mijngegevens.zicht import Onderdeel
from duo_portal.register.models import Adres, Familierelatie, Persoonsgegeven, Rekening
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.versleuteling import ontsleutel

MEESTE_ONDERWIJS = 60
LAATSTE_CIJFERS = 3


@dataclass(frozen=True)
class Bekend:
    """What this viewer sees. ``geboren_deel``: the part of a birth date that is known; ``adres`` empty: unknown or not theirs."""

    naam: str
    geboren: date | None
    geboren_deel: str
    geboorteplaats: str
    bsn: str
    adres: Sequence[str]
    adres_geheim: bool
    iban: str
    tenaamstelling: str
    rekening_opgegeven: date | None
    email: str


@dataclass(frozen=True)
class Familielid:
    rol: str
    naam: str


@dataclass(frozen=True)
class Onderwijsregel:
    """An enrolment (``tot`` empty while it runs) or a diploma (``van`` is the day it was obtained)."""

    is_diploma: bool
    opleiding: str
    school: str
    van: date
    tot: date | None


def gemaskeerd(iban: str) -> str:
    """``NL.. .... ..00``: enough to recognise one's own account, too little to use it."""
    return f"{iban[:2]}.. .... ..{iban[-2:]}" if iban else ""


def bekend_van(persoon_id: int, ziet: frozenset[Onderdeel]) -> Bekend | None:
    """Two questions: the person with account and preference, and the address. None when nothing is known of the person."""
    gegeven = _kern(persoon_id).first()
    if gegeven is None:
        return None
    geheim = gegeven.geheimhouding != 0
    adres = _adres(persoon_id) if (Onderdeel.GEHEIM_ADRES if geheim else Onderdeel.ADRES) in ziet else []
    met_rekening, met_geboorte = Onderdeel.REKENING in ziet, Onderdeel.GEBOORTE in ziet
    extra: Any = gegeven
    return Bekend(
        naam=gegeven.naam,
        geboren=gegeven.geboortedatum if met_geboorte else None,
        geboren_deel=_deel(gegeven.geboortedatum_brp) if met_geboorte else "",
        geboorteplaats=gegeven.geboorteplaats if met_geboorte else "",
        bsn=_bsn(extra.bsn) if Onderdeel.BSN in ziet else "",
        adres=adres,
        adres_geheim=geheim and Onderdeel.ADRES in ziet,
        iban=gemaskeerd(extra.iban or "") if met_rekening else "",
        tenaamstelling=(extra.tenaamstelling or "") if met_rekening else "",
        rekening_opgegeven=extra.opgegeven if met_rekening else None,
        email=(extra.email or "") if Onderdeel.CONTACT in ziet else "",
    )


def _kern(persoon_id: int) -> QuerySet[Persoonsgegeven]:
    rekening = Rekening.objects.filter(persoon=OuterRef("persoon"), vervangen_op__isnull=True)
    wijziging = Rekeningwijziging.objects.filter(persoon=OuterRef("persoon"), rekening__vervangen_op__isnull=True, rekening__isnull=False)
    return Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).annotate(
        bsn=F("persoon__bsn_versleuteld"),
        email=F("persoon__voorkeur__email"),
        iban=Subquery(rekening.values("iban")),
        tenaamstelling=Subquery(rekening.values("tenaamstelling")),
        opgegeven=Subquery(wijziging.values("dag")[:1]),
    )


def _adres(persoon_id: int) -> list[str]:
    adres = Adres.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).first()
    return adres.regels if adres else []


def _bsn(versleuteld: bytes | memoryview | None) -> str:
    """The last digits only: the person knows the rest, and who looks over a shoulder does not."""
    return f"••••••{ontsleutel(bytes(versleuteld))[-LAATSTE_CIJFERS:]}" if versleuteld else ""


def _deel(brp: int) -> str:
    """What the BRP knows of a birth date that is not complete: the year, or nothing."""
    jaar = brp // 10_000
    return str(jaar) if jaar else ""


_ROLLEN = {
    Relatiesoort.OUDER1: ("ouder", "parent"),
    Relatiesoort.OUDER2: ("ouder", "parent"),
    Relatiesoort.PARTNER: ("partner", "partner"),
}


def familie_van(persoon_id: int) -> list[Familielid]:
    """Parents and partner by name, and nothing else of them. Who counts this person as a parent stands on their own page."""
    naam = Persoonsgegeven.objects.filter(persoon=OuterRef("verwant"), vervangen_op__isnull=True)
    relaties = Familierelatie.objects.filter(persoon=persoon_id, vervangen_op__isnull=True, tot__isnull=True).annotate(
        voornamen=Subquery(naam.values("voornamen")),
        voorvoegsel=Subquery(naam.values("voorvoegsel")),
        geslachtsnaam=Subquery(naam.values("geslachtsnaam")),
    )
    leden = []
    for relatie in relaties.order_by("soort"):
        delen: Any = relatie
        bekend = " ".join(deel for deel in (delen.voornamen, delen.voorvoegsel, delen.geslachtsnaam) if deel)
        leden.append(Familielid(tekst(*_ROLLEN[Relatiesoort(relatie.soort)]), bekend or relatie.naam))
    return leden


ONDERWIJS = """
SELECT o.diploma, p.naam, s.naam, o.van, o.tot FROM (
    SELECT false AS diploma, opleiding_id, instelling_id, begindatum AS van, einddatum AS tot
    FROM register_inschrijving WHERE persoon_id = %(persoon)s AND vervangen_op IS NULL
    UNION ALL
    SELECT true, opleiding_id, instelling_id, behaald_op, NULL FROM register_diploma WHERE persoon_id = %(persoon)s AND vervangen_op IS NULL
) o JOIN register_opleiding p ON p.id = o.opleiding_id JOIN register_instelling s ON s.id = o.instelling_id
ORDER BY o.van DESC, o.diploma DESC LIMIT %(meeste)s
"""


def onderwijs_van(persoon_id: int) -> list[Onderwijsregel]:
    """Enrolments and diplomas as schools delivered them, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(ONDERWIJS, {"persoon": persoon_id, "meeste": MEESTE_ONDERWIJS})
        return [Onderwijsregel(*rij) for rij in cursor.fetchall()]
