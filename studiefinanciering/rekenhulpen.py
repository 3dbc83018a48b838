"""The words around the open calculations of studiefinanciering."""

from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp, Veldtekst, rekenhulpen

_VELDEN = {
    "maand": Veldtekst(("Over welke maand gaat het?", "Which month is it about?")),
    "onderwijs": Veldtekst(
        ("Wat voor opleiding doet u?", "What kind of course do you do?"),
        keuzes={
            "mbo": ("Mbo: bol, hele weken naar school", "Mbo: bol, full-time at school"),
            "ho": ("Hbo of universiteit", "Hbo or university"),
        },
    ),
    "woonsituatie": Veldtekst(
        ("Waar woont u?", "Where do you live?"),
        ("Het gaat om het adres bij de gemeente.", "It is about the address registered with the municipality."),
        {"thuis": ("Bij een ouder", "With a parent"), "uit": ("Niet bij een ouder", "Not with a parent")},
    ),
    "geboortedatum": Veldtekst(
        ("Wat is uw geboortedatum?", "What is your date of birth?"), ("Bijvoorbeeld 20-2-2007.", "For example 20-2-2007.")
    ),
    "ouders": Veldtekst(("Ouder", "Parent")),
    "toetsingsinkomen_centen": Veldtekst(
        ("Hoeveel inkomen had deze ouder?", "How much income did this parent have?"),
        (
            "Het hele inkomen van twee jaar eerder, in euro's. Bijvoorbeeld 24.300,00. Leeg laten kan als de ouder niet meetelt.",
            "The whole income of two years before, in euros. For example 24,300.00. Leave it empty if the parent does not count.",
        ),
    ),
    "status": Veldtekst(
        ("Wat past bij deze ouder?", "What fits this parent?"),
        ("Een nieuwe partner van uw ouder telt nooit mee.", "A new partner of your parent never counts."),
        {
            "gewoon": (
                "Gewoon: had een partner, of samen met mijn andere ouder",
                "Ordinary: had a partner, or together with my other parent",
            ),
            "zonder_partner": ("Had toen geen partner", "Had no partner then"),
            "overleden": ("Is overleden", "Has died"),
            "buiten_beschouwing": ("Telt niet mee: DUO heeft dat besloten", "Does not count: DUO decided so"),
        },
    ),
    "aflossing_duo_per_jaar_centen": Veldtekst(
        ("Hoeveel betaalt deze ouder per jaar terug aan DUO?", "How much does this parent pay back to DUO per year?"),
        (
            "Alleen voor een eigen studieschuld. Laat leeg als die er niet is.",
            "Only for a student debt of their own. Leave empty if there is none.",
        ),
    ),
    "telkinderen": Veldtekst(
        (
            "Hoeveel andere kinderen van deze ouder zitten op de middelbare school?",
            "How many other children of this parent are at secondary school?",
        ),
        (
            "Kinderen van 12 tot 18, en van 18 of ouder op vmbo, havo of vwo.",
            "Children of 12 to 18, and of 18 or older at secondary school.",
        ),
    ),
    "kinderen_met_aanvullende_beurs": Veldtekst(
        (
            "Hoeveel kinderen van deze ouder krijgen of vragen een aanvullende beurs?",
            "How many children of this parent get or ask for an aanvullende beurs?",
        ),
        ("Tel uzelf mee. Laat leeg als u de enige bent.", "Count yourself. Leave empty if you are the only one."),
    ),
    "niveau": Veldtekst(
        ("Doet u mbo, welk niveau?", "If you do mbo, which level?"),
        ("1, 2, 3 of 4. Laat leeg bij hbo of universiteit.", "1, 2, 3 or 4. Leave empty for hbo or university."),
    ),
    "eenoudergezin": Veldtekst(("Ik zorg alleen voor een kind", "I care for a child on my own")),
    "lening_gewenst_centen": Veldtekst(
        ("Hoeveel wilt u per maand erbij lenen?", "How much do you want to borrow as well per month?"),
        ("In euro's. Laat leeg als u niets wilt lenen.", "In euros. Leave empty if you do not want to borrow."),
    ),
}
_BEURS = ("Aanvullende beurs per maand", "Aanvullende beurs per month")
AANVULLENDE_BEURS = Rekenhulp(
    titel=("Hoeveel aanvullende beurs krijg ik?", "How much aanvullende beurs do I get?"),
    kort=(
        "Reken uit wat u krijgt met het inkomen van uw ouders. Vul elke ouder in die u volgens de wet hebt.",
        "Work out what you get with your parents' income. Fill in each parent whom you have by law.",
    ),
    velden=_VELDEN,
    uitkomst={
        "maximum_centen": ("Het hoogste bedrag", "The highest amount"),
        "ouderbijdrage_centen": ("Bijdrage van uw ouders", "Contribution of your parents"),
        "aanvullende_beurs_centen": _BEURS,
    },
    woorden=("ouders inkomen beurs student mbo hbo universiteit", "parents income grant student"),
)
STUDIEFINANCIERING = Rekenhulp(
    titel=("Hoeveel studiefinanciering krijg ik?", "How much student finance do I get?"),
    kort=(
        "Basisbeurs, aanvullende beurs en lening voor één maand. Zonder ouders rekenen we geen aanvullende beurs uit.",
        "Basisbeurs, aanvullende beurs and loan for one month. Without parents we work out no aanvullende beurs.",
    ),
    velden=_VELDEN,
    uitkomst={
        "basisbeurs_centen": ("Basisbeurs per maand", "Basisbeurs per month"),
        "aanvullende_beurs_centen": _BEURS,
        "lening_centen": ("Lening per maand", "Loan per month"),
        "totaal_centen": ("U krijgt samen per maand", "You get together per month"),
    },
    woorden=("basisbeurs lening lenen stufi uitwonend", "basic grant loan borrow living away"),
)


def meld_aan() -> None:
    rekenhulpen.meld_aan("aanvullende-beurs", AANVULLENDE_BEURS)
    rekenhulpen.meld_aan("studiefinanciering", STUDIEFINANCIERING)
