"""The one list of steps of the demo. Each step may be broken off and done again; its mark is set when it ended well."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from duo_portal.lancering.paden import WORTEL
from duo_portal.lancering.stappen import afdruk_van

PERSONEN = "duo_portal/register/gegevens/personen"
RVIG = f"{PERSONEN}/testpersonen.csv"
VOOR_HET_JAAR, LAAT = ("--ontvangen-op", "2025-08-20"), ("--ontvangen-op", "2026-06-09")
BRIEVEN = ("--alleen-papier", "--demopersonen", "--hoogstens", "40", "--bevestig")


class Fase(Enum):
    LADEN = "laden"  # the workers do not run yet
    DRAAIEN = "draaien"


@dataclass(frozen=True)
class Stap:
    """A management command. ``{personen}`` in an argument is the size of the nation."""

    naam: str
    titel: str
    opdracht: str
    argumenten: tuple[str, ...] = ()
    fase: Fase = Fase.LADEN
    bronnen: tuple[str, ...] = ()
    altijd: bool = False

    def afdruk(self, argumenten: Sequence[str]) -> str:
        """Done again when its arguments or its source files changed."""
        som = hashlib.sha256("\0".join([self.opdracht, *argumenten]).encode())
        som.update(afdruk_van(pad for bron in self.bronnen for pad in WORTEL.glob(bron) if pad.is_file()).encode())
        return som.hexdigest()


def _laad(naam: str, titel: str, opdracht: str, bestand: str, argumenten: tuple[str, ...] = (), fase: Fase = Fase.LADEN) -> Stap:
    pad = f"{PERSONEN}/{bestand}"
    return Stap(naam, titel, opdracht, (str(WORTEL / pad), *argumenten), fase, bronnen=(pad,))


OPZET: tuple[Stap, ...] = (
    Stap("statisch", "Stijlbladen en lettertypen klaarzetten", "collectstatic", ("--noinput", "--verbosity", "0"), altijd=True),
    Stap("instellingen", "Onderwijsinstellingen laden", "laad_instellingen"),
    Stap("opleidingen", "Opleidingen laden", "laad_opleidingen"),
    Stap("personen", "Testpersonen van de RvIG laden", "laad_personen", (str(WORTEL / RVIG),), bronnen=(RVIG,)),
    _laad("rekeningen", "Rekeningen van testpersonen laden", "laad_rekeningen", "rvig_rekeningen.csv"),
    _laad("inschrijvingen", "Inschrijvingen van testpersonen laden", "laad_inschrijvingen", "rvig_inschrijvingen.csv", VOOR_HET_JAAR),
    Stap("natie", "Verzonnen natie maken", "genereer", ("--personen", "{personen}", "--zaad", "1")),
    Stap("medewerkers", "Medewerkers van de demo maken", "maak_demo_medewerkers"),
)


def _maand(dag: str, maand: str) -> Stap:
    return Stap(f"stufi_{dag[:7]}", f"Studiefinanciering van {maand} betalen", "draai", ("maandbetaling", "--peildatum", dag), Fase.DRAAIEN)


# Awarded per calendar year and paid per month; the last runs follow the facts that came in since.
STUDIEFINANCIERING: tuple[Stap, ...] = (
    Stap("stufi_2025", "Studiefinanciering van 2025 toekennen", "draai", ("toekenning", "--peildatum", "2025-09-15"), Fase.DRAAIEN),
    _maand("2025-09-24", "september"),
    _maand("2025-10-24", "oktober"),
    _maand("2025-11-24", "november"),
    _maand("2025-12-24", "december"),
    Stap("stufi_2026", "Studiefinanciering van 2026 toekennen", "draai", ("toekenning", "--peildatum", "2026-01-02"), Fase.DRAAIEN),
    _maand("2026-01-23", "januari"),
    _maand("2026-02-24", "februari"),
    _maand("2026-03-24", "maart"),
    _maand("2026-04-24", "april"),
    _maand("2026-05-22", "mei"),
)
NAKOMENDE_FEITEN: tuple[Stap, ...] = (
    Stap("stufi_feiten_2025", "Studiefinanciering van 2025 herzien", "draai", ("toekenning", "--jaar", "2025"), Fase.DRAAIEN),
    Stap("stufi_feiten", "Studiefinanciering van 2026 herzien", "draai", ("toekenning",), Fase.DRAAIEN),
    Stap("stufi_omzetting", "Prestatiebeurs omzetten in gift", "draai", ("omzetting",), Fase.DRAAIEN),
    Stap("stufi_ambtshalve", "Aanvullende beurs voorstellen aan wie hem laat liggen", "draai", ("ambtshalve",), Fase.DRAAIEN),
    Stap("stufi_nabetaling", "Studiefinanciering nabetalen en verrekenen", "draai", ("nabetaling",), Fase.DRAAIEN),
)
# The year at once: its facts and payments are written beforehand, and runs do the main job.
STAPPEN: tuple[Stap, ...] = (
    *OPZET,
    Stap("vaststelling", "Lesgeld vaststellen in september", "draai", ("vaststelling", "--peildatum", "2025-09-15"), Fase.DRAAIEN),
    *STUDIEFINANCIERING,
    Stap("verloop", "Het schooljaar laten verlopen", "genereer", ("--personen", "{personen}", "--zaad", "1", "--verloop"), Fase.DRAAIEN),
    _laad("uitschrijvingen", "Late uitschrijvingen laden", "laad_inschrijvingen", "rvig_uitschrijvingen.csv", LAAT, Fase.DRAAIEN),
    _laad("diplomas", "Late diploma's laden", "laad_diplomas", "rvig_diplomas.csv", LAAT, Fase.DRAAIEN),
    Stap("nagekomen", "Lesgeld vaststellen voor wie later begon", "draai", ("vaststelling",), Fase.DRAAIEN),
    Stap("teruggave", "Lesgeld teruggeven aan wie er recht op heeft", "draai", ("teruggave",), Fase.DRAAIEN),
    *NAKOMENDE_FEITEN,
    # Letters on paper of the named persons, printed and posted, so that a new demo has some to look at.
    Stap("post", "Brieven van de demopersonen drukken en posten", "draai_post", BRIEVEN, Fase.DRAAIEN),
    Stap("samenvatting", "Samenvatting", "samenvatting", fase=Fase.DRAAIEN, altijd=True),
)
# The year night by night: everything comes by itself, and in the end it must add up and be what was told beforehand.
SPEELSTAPPEN: tuple[Stap, ...] = (
    *OPZET,
    Stap("speel", "Het schooljaar naspelen, nacht voor nacht", "speel_af"),
    Stap("aansluiting", "Nagaan of alles aansluit op de cent", "sluit_aan", altijd=True),
    Stap("demopersonen", "Nagaan hoe het de demopersonen verging", "controleer_demopersonen", altijd=True),
    Stap("samenvatting", "Samenvatting", "samenvatting", altijd=True),
)
