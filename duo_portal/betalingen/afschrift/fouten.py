"""Why a statement is refused: one list of answers, each saying what is wrong and what to do. No answer repeats what the file holds."""

from duo_portal.weigeren import Weigering

BANK_OPNIEUW = "Vraag de bank om het bestand opnieuw."
FOUTEN = {
    "LEEG": f"Het bestand is leeg. {BANK_OPNIEUW}",
    "TE_GROOT": "Het bestand is groter dan 500 MB. Vraag de bank om kleinere bestanden.",
    "ZIP": "Het bestand is ingepakt (zip). Pak het eerst uit.",
    "GEEN_XML": "Dit is geen XML-bestand. Kies een afschrift in de vorm camt.053.",
    "CODERING": f"De tekens in het bestand zijn geen UTF-8. {BANK_OPNIEUW}",
    "DTD": "Het bestand bevat een DTD of entiteiten. Zulke bestanden lezen wij niet. Vraag de bank waarom.",
    "AFGEKAPT": f"Het bestand houdt te vroeg op: het is niet helemaal aangekomen. {BANK_OPNIEUW}",
    "KAPOT": f"Het bestand is geen geldige XML. {BANK_OPNIEUW}",
    "DIEPTE": f"Het bestand is te diep genest. Zo maakt geen bank een afschrift. {BANK_OPNIEUW}",
    "ONDERDEEL_TE_GROOT": f"Een onderdeel van het bestand is veel te groot. {BANK_OPNIEUW}",
    "SOORT": "Dit is geen camt.053 (versie 02 of 08). Kies het goede bestand.",
    "ZONDER_AFSCHRIFT": f"In het bestand staat geen afschrift. {BANK_OPNIEUW}",
    "REKENING": "Het afschrift is van een andere rekening dan de onze. Kies het goede bestand.",
    "VALUTA": "In het afschrift staat een andere munt dan de euro. Zoek dit uit met de bank.",
    "BEDRAG_DECIMALEN": "Een bedrag heeft meer dan twee cijfers achter de punt. Zoek dit uit met de bank.",
    "BEDRAG": "Een bedrag is geen getal boven nul. Zoek dit uit met de bank.",
    "DATUM": f"Een datum ontbreekt of bestaat niet. {BANK_OPNIEUW}",
    "KOP": f"Het kenmerk of een saldo van het afschrift ontbreekt. {BANK_OPNIEUW}",
    "PAGINA": "Dit is een deel van een afschrift. Vraag de bank om het hele afschrift in één bestand.",
    "KANT": f"Bij een post staat niet of het geld erbij of eraf ging. {BANK_OPNIEUW}",
    "POST_TELT_NIET": "De delen van een post tellen niet op tot het bedrag van de post. Zoek dit uit met de bank.",
    "AANTAL": "Het aantal posten klopt niet met wat de bank zelf noemt. Zoek dit uit met de bank.",
    "SALDO_TELT_NIET": "Beginsaldo en posten tellen niet op tot het eindsaldo. Zoek dit uit met de bank.",
    "SALDO_SLUIT_NIET_AAN": (
        "Het beginsaldo sluit niet aan op het vorige afschrift. Lees eerst het afschrift in dat ertussen ligt, en dan dit opnieuw."
    ),
    "TEGENSTRIJDIG": "Wij kennen al een ander afschrift met dit kenmerk. Zoek dit uit met de bank.",
    "TE_VEEL": "Er staan meer dan een miljoen posten in het bestand. Vraag de bank om kleinere bestanden.",
    "BOEKING_SLUIT_NIET_AAN": "De boekingen sluiten niet aan op het afschrift. Er is niets geboekt. Meld dit aan functioneel beheer.",
}


class Afschriftfout(Weigering):
    """This file is not imported, and nothing of it is kept in the books. ``post`` counts the entries from 1."""

    def __init__(self, code: str, post: int = 0) -> None:
        super().__init__(f"{FOUTEN[code]}{f' (post {post})' if post else ''}")
        self.code = code
        self.post = post
