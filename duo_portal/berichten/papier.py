"""The paper run: every message whose day has come becomes a letter in an envelope, or work for a person; never nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import structlog
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from pypdf import PdfReader

from duo_portal.batches.models import Run
from duo_portal.batches.rem_af import rem_af
from duo_portal.batches.soorten import Opdracht, Runsoort, Tellingen
from duo_portal.berichten import papier_sql as sql
from duo_portal.berichten.models import Bericht, Briefbestand, Briefvorm, Poststuk, Rol, Zendreden
from duo_portal.berichten.selectors import met_bekendmaking
from duo_portal.berichten.services.geef_brief import bewaarde_brief
from duo_portal.berichten.services.sjabloonversies import alleen_voor_zelf, versies_waarvoor
from duo_portal.remmen.models import Remsoort
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
ALLES = 2**53  # no limit; JSON holds it exactly
_POSTCODE = re.compile(r"\b(\d{4}) ?([A-Z]{2})\b")

NIET_TE_VERSTUREN = {
    "post_zonder_adres": "Een brief kan niet weg: wij hebben geen adres. Zoek het adres en verstuur de brief opnieuw.",
    "post_andere_geadresseerde": "Een brief kan niet weg: de ontvanger overleed, of een ander krijgt nu de post. Bepaal wie hem krijgt.",
    "brief_mislukt": "Een brief kon niet worden gemaakt. Laat de fout herstellen en verstuur de brief opnieuw.",
}


@dataclass(frozen=True)
class Bestemming:
    """Where a message would go today. ``gevonden``: the address that a person gave, or nothing."""

    bericht_id: int
    volgnummer: int
    reden: int
    gevonden: list[str]
    register: list[str]
    rol: str
    naam: str
    vorm: str

    @property
    def adresregels(self) -> list[str]:
        return self.gevonden or self.register

    def bezwaar_tegen(self, bericht: Bericht) -> str:
        """Why it cannot go, or nothing. A person who gave an address also decided that it goes there."""
        if not self.gevonden and (self.rol != bericht.rol or (self.rol != Rol.ZELF and self.naam != bericht.naam)):
            return "post_andere_geadresseerde"
        return "" if self.adresregels else "post_zonder_adres"


class Papier(Runsoort):
    """No lock on persons: rendering takes long, and the unique (message, number) keeps each piece single."""

    naam = "papier"
    lijn = ""
    omschrijving = "Brieven op papier"
    remmen = frozenset({Remsoort.HANDMATIG})
    omvang = 100  # some five seconds of rendering in one transaction

    def __init__(self, lijn: str = "") -> None:
        self.lijn = lijn

    def parameters(self, peildatum: date) -> dict[str, Any]:
        """``tot_bericht`` bounds a night; ``herkomst`` keeps a demo to its named persons."""
        return {"tot_bericht": ALLES, "herkomst": None}

    def kandidaten(self, run: Run) -> tuple[str, dict[str, Any]]:
        return sql.KANDIDATEN, {"dag": run.peildatum, **_grenzen(run.parameters)}

    def verwerk(self, cursor: CursorWrapper, opdracht: Opdracht) -> Tellingen:
        waarden = {"dag": opdracht.peildatum, "van": opdracht.van, "tot": opdracht.tot, **_grenzen(opdracht.parameters)}
        cursor.execute(sql.LIJNEN, waarden)
        tellingen: Counter[str] = Counter(kandidaten=0, geremd=0, poststukken=0, bladzijden=0, naar_mens=0)
        for (lijn,) in cursor.fetchall():
            tellingen.update(self._verwerk_lijn(cursor, opdracht, lijn, waarden))
        return dict(tellingen)

    def _verwerk_lijn(self, cursor: CursorWrapper, opdracht: Opdracht, lijn: str, waarden: dict[str, Any]) -> Tellingen:
        cursor.execute("DROP TABLE IF EXISTS post_kandidaat")
        cursor.execute(sql.KIES, {**waarden, "lijn": lijn})
        # One task a month for who stays braked: the run comes by every night.
        maand = opdracht.peildatum.year * 100 + opdracht.peildatum.month
        geremd = rem_af(cursor, "post_kandidaat", Papier(lijn), opdracht, maand)
        zelf = versies_waarvoor(alleen_voor_zelf)
        cursor.execute(sql.BESTEMMING, {"lijn": lijn, "berichtsoort": lijn, "peildatum": opdracht.peildatum, "alleen_zelf": zelf})
        bestemmingen = [Bestemming(*rij) for rij in cursor.fetchall()]
        stukken = list(_stukken(bestemmingen, lijn, opdracht.peildatum))
        gemaakt = Poststuk.objects.bulk_create(stukken, ignore_conflicts=True)
        return {
            "kandidaten": len(bestemmingen) + geremd,
            "geremd": geremd,
            "poststukken": len(gemaakt),
            "bladzijden": sum(stuk.bladzijden for stuk in gemaakt),
            "naar_mens": len(bestemmingen) - len(gemaakt),
        }


def _grenzen(parameters: dict[str, Any]) -> dict[str, Any]:
    return {"tot_bericht": parameters["tot_bericht"], "herkomst": parameters["herkomst"]}


def grens_van(dag: date, hoogstens: int, herkomst: int | None = None) -> int:
    """The number of the last message that falls within the ``hoogstens`` oldest that wait at ``dag``."""
    with connection.cursor() as cursor:
        cursor.execute(sql.GRENS, {"dag": dag, "tot_bericht": ALLES, "herkomst": herkomst, "hoogstens": hoogstens})
        return int(cursor.fetchone()[0])


def wacht_er_iets(dag: date, herkomst: int | None = None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS ({sql.WACHTEND})", {"dag": dag, "tot_bericht": ALLES, "herkomst": herkomst})
        return bool(cursor.fetchone()[0])


def _stukken(bestemmingen: list[Bestemming], lijn: str, dag: date) -> Iterator[Poststuk]:
    nummers = [bestemming.bericht_id for bestemming in bestemmingen]
    vraag = Bericht.objects.filter(pk__in=nummers).select_related("sjabloonversie", "besluit__regelversie")
    berichten = {bericht.pk: bericht for bericht in met_bekendmaking(vraag)}
    for bestemming in bestemmingen:
        bericht = berichten[bestemming.bericht_id]
        bezwaar = bestemming.bezwaar_tegen(bericht)
        brief = None if bezwaar else _brief(bericht, bestemming)
        if brief is None:
            _naar_mens(bericht, bestemming, bezwaar or "brief_mislukt", lijn)
        else:
            yield _stuk(bericht, bestemming, brief, dag)


def _brief(bericht: Bericht, bestemming: Bestemming) -> Briefbestand | None:
    """One letter that cannot be made does not hold up the others; what the database says is not its fault."""
    groot = bestemming.vorm == Briefvorm.GROTELETTER and bericht.rol == Rol.ZELF
    try:
        return bewaarde_brief(bericht, Briefvorm.GROTELETTER if groot else Briefvorm.GEWOON)
    except DatabaseError:
        raise
    except Exception as fout:
        log.error("brief_mislukt", bericht=bericht.pk, fout=type(fout).__name__)
        return None


def _stuk(bericht: Bericht, bestemming: Bestemming, brief: Briefbestand, dag: date) -> Poststuk:
    adres = bestemming.adresregels
    return Poststuk(
        bericht=bericht,
        volgnummer=bestemming.volgnummer,
        brief=brief,
        reden=bestemming.reden,
        naam=bericht.naam,
        adresregels=adres,
        postcode=postcode_van(adres),
        voorblad=bestemming.reden != Zendreden.EERSTE or adres != bericht.adresregels,
        bladzijden=len(PdfReader(BytesIO(bytes(brief.pdf))).pages),
        dag=dag,
    )


def postcode_van(adresregels: list[str]) -> str:
    """The Dutch postcode in the last line, without space; empty abroad."""
    gevonden = _POSTCODE.match(adresregels[-1])
    return "".join(gevonden.groups()) if gevonden else ""


def _naar_mens(bericht: Bericht, bestemming: Bestemming, soort: str, lijn: str) -> None:
    """Its key takes the message out of the next nights, until somebody or a new address orders it to be sent."""
    maak_taak(
        soort=soort,
        lijn=lijn,
        sleutel=f"post-{bericht.pk}-{bestemming.volgnummer}",
        persoon_id=bericht.persoon_id,
        omschrijving=NIET_TE_VERSTUREN[soort],
        gegevens={"bericht": bericht.pk, "volgnummer": bestemming.volgnummer},
    )
