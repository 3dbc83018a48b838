"""One delivery from file to answer: read, judge and record in one transaction, with an answer for each line."""

import csv
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from duo_portal.databank.schrijven import kopieer
from duo_portal.register.importeren.lezer import Gelezen, Indeling, Regel, lees_bestand
from duo_portal.register.importeren.signalen import AANVAARD, AFKEUR, ATTENTIE, Melding
from duo_portal.register.models.levering import Levering, Terugkoppeling, Uitslag

# Judges and records all lines, and answers each of them at least once.
Verwerker = Callable[[Sequence[Regel]], list[Melding]]


@dataclass(frozen=True, slots=True)
class Rapport:
    levering_id: int
    soort: str
    bestandsnaam: str
    eerder_geleverd: bool
    meldingen: list[Melding]

    @property
    def tellingen(self) -> dict[Uitslag, int]:
        """Lines by their gravest answer."""
        ergste: dict[int, Uitslag] = {}
        for melding in self.meldingen:
            if melding.regel > 1 or melding.signaal.uitslag == AFKEUR:
                ergste[melding.regel] = max(ergste.get(melding.regel, AANVAARD), melding.signaal.uitslag)
        geteld = Counter(ergste.values())
        return {uitslag: geteld[uitslag] for uitslag in (AANVAARD, ATTENTIE, AFKEUR)}

    @property
    def codes(self) -> Counter[str]:
        return Counter(melding.code for melding in self.meldingen)

    @property
    def aandacht(self) -> list[Melding]:
        return [melding for melding in self.meldingen if melding.signaal.uitslag != AANVAARD]

    def schrijf_csv(self, pad: Path) -> None:
        with pad.open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.writer(bestand, delimiter=";", lineterminator="\n")
            schrijver.writerow(["regel", "uitslag", "code", "veld", "melding", "actie"])
            for melding in self.meldingen:
                signaal = melding.signaal
                schrijver.writerow([melding.regel, signaal.uitslag.label, melding.code, melding.veld, signaal.melding, signaal.actie])


def lever_af(pad: Path, indeling: Indeling, verwerk: Verwerker) -> Rapport:
    """1. read; 2. wait for an earlier delivery of this kind; 3. judge and record; 4. record the answers. All or nothing."""
    gelezen = lees_bestand(pad, indeling)
    with transaction.atomic():
        _wacht_op_beurt(indeling.soort)
        meldingen = gelezen.meldingen + (verwerk(gelezen.regels) if gelezen.regels else [])
        return _leg_vast(indeling.soort, gelezen, sorted(meldingen, key=lambda melding: melding.regel))


def _wacht_op_beurt(soort: str) -> None:
    """One lock per kind of delivery: two files at once would both find the same line unknown."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(f"levering {soort}".encode())])


def _leg_vast(soort: str, gelezen: Gelezen, meldingen: list[Melding]) -> Rapport:
    eerder = bool(gelezen.sha256) and Levering.objects.filter(soort=soort, sha256=gelezen.sha256).exists()
    levering = Levering.objects.create(soort=soort, bestandsnaam=gelezen.naam, sha256=gelezen.sha256)
    kopieer([_rij(levering.pk, melding) for melding in meldingen])
    return Rapport(levering.pk, soort, gelezen.naam, eerder, meldingen)


def _rij(levering_id: int, melding: Melding) -> Terugkoppeling:
    signaal = melding.signaal
    return Terugkoppeling(
        levering_id=levering_id,
        regel=melding.regel,
        uitslag=signaal.uitslag,
        code=melding.code,
        veld=melding.veld,
        melding=signaal.melding,
        actie=signaal.actie,
    )
