"""The words around the open calculations of lesgeld."""

from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp, Veldtekst, rekenhulpen
from lesgeld.rekenstaat import AF

_SCHOOLJAAR = Veldtekst(("Over welk schooljaar gaat het?", "Which school year is it about?"))
_BEGIN = Veldtekst(
    ("Op welke dag begon uw inschrijving?", "On which day did your enrolment begin?"),
    ("Vaak is dat 1 augustus. Bijvoorbeeld 1-8-2025.", "Often that is 1 August. For example 1-8-2025."),
)
_EINDE = ("Wat is de laatste dag van uw inschrijving?", "What is the last day of your enrolment?")
_ONDERWIJS = {
    "bol": ("Mbo: bol, hele weken naar school", "Mbo: bol, full-time at school"),
    "bbl": ("Mbo: bbl, werken en leren", "Mbo: bbl, working and learning"),
    "mbo_deeltijd": ("Mbo in deeltijd", "Mbo part-time"),
    "vavo_voltijd": ("Vavo in voltijd", "Vavo full-time"),
    "vavo_deeltijd": ("Vavo in deeltijd", "Vavo part-time"),
    "vo": ("Vmbo, havo of vwo", "Secondary school"),
    "hbo": ("Hbo", "Hbo (university of applied sciences)"),
    "wo": ("Universiteit", "University"),
}
_REDENEN = {
    "diploma": ("Ik haalde mijn diploma", "I obtained my diploma"),
    "overstap_cursusgeld": ("Ik ging naar bbl of een opleiding in deeltijd", "I moved to bbl or a part-time course"),
    "overlijden": ("De student is overleden", "The student died"),
    "ziekte": ("Ik ben ernstig ziek", "I am seriously ill"),
    "familieomstandigheden": (
        "Er is iets ergs gebeurd in mijn familie, of ik ben zwanger",
        "Something serious in my family, or I am pregnant",
    ),
    "geen": ("Iets anders", "Something else"),
}
VERSCHULDIGD = Rekenhulp(
    titel=("Hoeveel lesgeld betaal ik?", "How much school fee do I pay?"),
    kort=(
        "Wie 18 is en hele weken naar het mbo of vavo gaat, betaalt lesgeld. Reken uit hoeveel.",
        "Who is 18 and goes to mbo or vavo full-time pays a school fee. Work out how much.",
    ),
    velden={
        "schooljaar": _SCHOOLJAAR,
        "geboortedatum": Veldtekst(
            ("Wat is uw geboortedatum?", "What is your date of birth?"), ("Bijvoorbeeld 20-2-2007.", "For example 20-2-2007.")
        ),
        "onderwijs": Veldtekst(("Wat voor opleiding doet u?", "What kind of course do you do?"), keuzes=_ONDERWIJS),
        "inschrijfdatum": _BEGIN,
        "uitschrijfdatum": Veldtekst(_EINDE, ("Laat dit leeg als u nog op school zit.", "Leave this empty if you are still at school.")),
    },
    af=AF,
    uitkomst={"lesgeld_centen": ("Uw lesgeld", "Your school fee")},
    woorden=("mbo bol vavo kosten betalen 18 jaar", "costs pay 18 years mbo"),
)
TERUGGAVE = Rekenhulp(
    titel=("Hoeveel lesgeld krijg ik terug?", "How much of my school fee do I get back?"),
    kort=(
        "Stopte u in het schooljaar met uw opleiding? Reken uit wat u terugkrijgt.",
        "Did you stop your course during the school year? Work out what you get back.",
    ),
    velden={
        "schooljaar": _SCHOOLJAAR,
        "inschrijfdatum": _BEGIN,
        "uitschrijfdatum": Veldtekst(_EINDE, ("Bijvoorbeeld 31-1-2026.", "For example 31-1-2026.")),
        "reden": Veldtekst(("Waarom stopte u?", "Why did you stop?"), keuzes=_REDENEN),
        "betaald_centen": Veldtekst(
            ("Hoeveel lesgeld betaalde u al over dit schooljaar?", "How much did you already pay for this school year?"),
            ("In euro's. Bijvoorbeeld 486,00.", "In euros. For example 486.00."),
        ),
    },
    af=AF,
    uitkomst={"uit_te_betalen_centen": ("U krijgt terug", "You get back")},
    woorden=("terugvragen teruggave diploma stoppen", "refund diploma stop"),
)


def meld_aan() -> None:
    rekenhulpen.meld_aan("lesgeld-verschuldigd", VERSCHULDIGD)
    rekenhulpen.meld_aan("lesgeld-teruggave", TERUGGAVE)
