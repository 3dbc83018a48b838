"""The questions of the application and of changes to it."""

from duo_portal.aanvragen.velden import Veld
from studiefinanciering.aanvragen.woorden import OPLEIDINGEN

OPLEIDING = Veld(
    "opleiding",
    "keuze",
    ("Welke opleiding volgt u?", "Which course do you follow?"),
    leeg=("Kies uw opleiding.", "Choose your course."),
    hulp=("Uw school geeft dit ook aan ons door. Dan kijken wij het na.", "Your school tells us too. We then check it."),
    keuzes=OPLEIDINGEN,
)
VANAF = Veld(
    "vanaf",
    "keuze",
    ("Vanaf wanneer wilt u studiefinanciering?", "From when do you want student finance?"),
    leeg=("Kies vanaf wanneer.", "Choose from when."),
    keuzes={
        "begin": (
            "Vanaf het begin van dit studiejaar, dus ook over de maanden die voorbij zijn",
            "From the start of this study year, so also for past months",
        ),
        "deze_maand": ("Vanaf deze maand", "From this month"),
        "volgende_maand": ("Vanaf volgende maand", "From next month"),
    },
)
AANVULLEND = Veld(
    "aanvullend",
    "ja_nee",
    ("Wilt u ook de aanvullende beurs?", "Do you also want the aanvullende beurs?"),
    leeg=("Kies ja of nee.", "Choose yes or no."),
)
LENING = Veld(
    "lening",
    "keuze",
    ("Wilt u er geld bij lenen?", "Do you want to borrow money as well?"),
    leeg=("Kies of u wilt lenen.", "Choose whether you want to borrow."),
    keuzes={
        "nee": ("Nee, ik leen niets", "No, I borrow nothing"),
        "bedrag": ("Ja, een bedrag dat ik zelf kies", "Yes, an amount that I choose"),
        "maximum": ("Ja, zo veel als kan", "Yes, as much as possible"),
    },
)
LENING_BEDRAG = Veld(
    "lening_bedrag",
    "bedrag",
    ("Hoeveel wilt u per maand lenen?", "How much do you want to borrow per month?"),
    leeg=("Schrijf een bedrag op.", "Write down an amount."),
    hulp=("In euro's per maand. Bijvoorbeeld 150.", "In euros per month. For example 150."),
)
COLLEGEGELD = Veld(
    "collegegeld",
    "ja_nee",
    ("Wilt u ook lenen voor uw collegegeld?", "Do you also want to borrow for your tuition fee?"),
    leeg=("Kies ja of nee.", "Choose yes or no."),
)
REISPRODUCT = Veld(
    "reisproduct",
    "keuze",
    ("Welk studentenreisproduct wilt u?", "Which student travel product do you want?"),
    leeg=("Kies een reisproduct, of kies geen.", "Choose a travel product, or none."),
    hulp=(
        "Hiermee reist u gratis of met korting in bus, tram, metro en trein.",
        "With it you travel free or at a discount by bus, tram, metro and train.",
    ),
    keuzes={
        "week": ("Week: gratis van maandag tot en met vrijdag", "Week: free from Monday to Friday"),
        "weekend": ("Weekend: gratis op zaterdag en zondag", "Weekend: free on Saturday and Sunday"),
        "geen": ("Geen reisproduct", "No travel product"),
    },
)
EENOUDER = Veld(
    "eenouder",
    "ja_nee",
    ("Zorgt u alleen, zonder partner, voor een kind jonger dan 18?", "Do you care alone, without a partner, for a child under 18?"),
    leeg=("Kies ja of nee.", "Choose yes or no."),
)
