"""Gift or debt: the first thing that a page says of any amount, in the same words everywhere."""

from duo_portal.berichten.opmaak import tekst
from studiefinanciering.beeld import Bedragen, Tijdvak
from studiefinanciering.codes import Fase

GIFT = ("gift: u betaalt dit niet terug", "gift: you do not pay this back")
PRESTATIE = ("wordt een gift met een diploma op tijd, anders een schuld", "becomes a gift with a diploma in time, else a debt")
LENING = ("lening: u betaalt dit later terug", "loan: you pay this back later")
# By which of gift, prestatiebeurs and loan there is any.
_ZINNEN = {
    (True, False, False): ("Het is een gift. U betaalt het niet terug.", "It is a gift. You do not pay it back."),
    (False, True, False): (
        "Met een diploma op tijd is het een gift. Anders is het een schuld.",
        "With a diploma in time it is a gift. Otherwise it is a debt.",
    ),
    (False, False, True): ("Het is een lening. U betaalt het later terug.", "It is a loan. You pay it back later."),
    (True, True, False): (
        "Een deel is een gift. De rest wordt een schuld zonder diploma.",
        "Part is a gift. The rest becomes a debt without a diploma.",
    ),
    (True, False, True): ("Een deel is een gift. De rest is een lening.", "Part is a gift. The rest is a loan."),
    (False, True, True): (
        "Een deel is een lening. De rest wordt een gift met een diploma.",
        "Part is a loan. The rest becomes a gift with a diploma.",
    ),
    (True, True, True): (
        "Een deel is een gift, een deel een lening. De rest wordt een gift met een diploma.",
        "Part is a gift, part is a loan. The rest becomes a gift with a diploma.",
    ),
}


def vormzin(bedragen: Bedragen) -> str:
    """ "" when there is no money at all."""
    zin = _ZINNEN.get((bedragen.gift > 0, bedragen.prestatie > 0, bedragen.lening > 0))
    return tekst(*zin) if zin else ""


def vorm_van_beurs(vak: Tijdvak) -> str:
    """Of the basisbeurs and the allowance for a single parent."""
    return tekst(*(GIFT if vak.fase == Fase.GIFT else PRESTATIE))


def vorm_van_aanvullend(vak: Tijdvak) -> str:
    return tekst(*(GIFT if vak.aanvullend_gift or vak.fase == Fase.GIFT else PRESTATIE))


def vorm_van_lening() -> str:
    return tekst(*LENING)


def voorstelzin(vorm: str, giftmaanden: int) -> str:
    """What a proposal says first: is it a gift?"""
    if vorm == "gift":
        return tekst("Het is een gift.", "It is a gift.")
    if vorm == "eerst_gift":
        return tekst(f"De eerste {giftmaanden} maanden zijn een gift.", f"The first {giftmaanden} months are a gift.")
    return tekst("Zonder diploma wordt het een schuld.", "Without a diploma it becomes a debt.")
