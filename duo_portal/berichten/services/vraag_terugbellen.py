"""A citizen asks to be called: a task with a term. The number stands in one row and in no log."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import structlog
from django.db import transaction

from duo_portal.berichten.models import Belverzoek, Dagdeel
from duo_portal.register.models import Persoon
from duo_portal.tijd import vandaag
from duo_portal.tijd.gewone_dagen import na_gewone_dagen
from duo_portal.toegang.burger import Burger
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
SOORT = "bel_mij"
_NORMEN = Path(__file__).parent.parent / "normen" / "bellen.toml"


class TerugbellenGeweigerd(Weigering):
    """The request cannot be taken; ``veld`` is what to change."""

    def __init__(self, veld: str, nl: str, en: str) -> None:
        super().__init__(nl)
        self.veld, self.nl, self.en = veld, nl, en


@dataclass(frozen=True)
class Bevestiging:
    bel_voor: date
    nieuw: bool


@cache
def _normen() -> tuple[tuple[date, int, int], ...]:
    """(valid from, working days, most open requests), oldest first."""
    ruw = tomllib.loads(_NORMEN.read_text(encoding="utf-8"))["bellen"]
    return tuple(sorted((norm["geldig_van"], norm["werkdagen"], norm["hoogstens_open"]) for norm in ruw))


def telefoonnummer(ingevuld: str) -> str:
    """Digits with an optional leading plus: "06-12 34 56 78" → "0612345678"; raises ``TerugbellenGeweigerd``."""
    nummer = re.sub(r"[\s().\-/]", "", ingevuld)
    nummer = "+" + nummer[2:] if nummer.startswith("00") else nummer
    if re.fullmatch(r"0[1-9]\d{8}|\+[1-9]\d{7,14}", nummer) is None:
        raise TerugbellenGeweigerd(
            "telefoon",
            "Vul een telefoonnummer in van 10 cijfers, zoals 06 12 34 56 78. Of begin met + en de code van uw land.",
            "Fill in a phone number of 10 digits, such as 06 12 34 56 78. Or begin with + and the code of your country.",
        )
    return nummer


def vraag_terugbellen(burger: Burger, telefoon: str, dagdeel: Dagdeel, onderwerp: str, kenmerk: str = "") -> Bevestiging:
    """1. a number that can be called; 2. not too many at once; 3. the request and its task, once for the same answers."""
    nummer, dag = telefoonnummer(telefoon), vandaag()
    werkdagen, meeste = next((dagen, meeste) for van, dagen, meeste in reversed(_normen()) if van <= dag)
    sleutel = {
        "persoon_id": burger.betreft_id,
        "dag": dag,
        "telefoon": nummer,
        "dagdeel": dagdeel,
        "onderwerp": onderwerp.strip(),
        "kenmerk": kenmerk.strip(),
    }
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=burger.betreft_id)  # two tabs are counted one after the other
        if (eerder := Belverzoek.objects.filter(**sleutel).first()) is not None:
            return Bevestiging(eerder.bel_voor, nieuw=False)
        if Taak.objects.filter(soort=SOORT, persoon=burger.betreft_id).exclude(staat=Taakstaat.AFGEHANDELD).count() >= meeste:
            raise TerugbellenGeweigerd(
                "__all__",
                f"U hebt al {meeste} keer gevraagd of wij bellen. Wacht op ons telefoontje, of bel ons zelf.",
                f"You have already asked us {meeste} times to call. Wait for our call, or call us yourself.",
            )
        verzoek = Belverzoek.objects.create(**sleutel, bel_voor=na_gewone_dagen(dag, werkdagen))
        _zet_klaar(verzoek, burger)
    log.info("belverzoek", verzoek=verzoek.pk)
    return Bevestiging(verzoek.bel_voor, nieuw=True)


def _zet_klaar(verzoek: Belverzoek, burger: Burger) -> None:
    maak_taak(
        soort=SOORT,
        sleutel=f"bel-mij-{verzoek.pk}",
        persoon_id=verzoek.persoon_id,
        omschrijving=f"Bel terug ({Dagdeel(verzoek.dagdeel).label}). Het nummer staat bij belverzoek {verzoek.pk}.",
        gegevens={"belverzoek": verzoek.pk, "kenmerk": verzoek.kenmerk, "namens": burger.namens is not None},
        termijn=verzoek.bel_voor,
    )
