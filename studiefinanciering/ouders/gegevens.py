"""A parent corrects what counts of them: income of a year, no partner, children. Judged by a person, on evidence."""

from django.urls import reverse

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort, Link, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.aanvraagstroom import als_aanvraag, open_aanvraag
from duo_portal.portaal.vragen.stroom import Stap, Stroom
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.ouders.kinderen import peiljaren_van

SOORT = "ouder_gegevens"
VELD_INKOMEN = Veld(
    "inkomen",
    "bedrag",
    ("Wat was uw inkomen in dat hele jaar?", "What was your income in that whole year?"),
    leeg=("Schrijf uw inkomen van het hele jaar op.", "Write down your income of the whole year."),
    hulp=(
        "In euro's, bruto, alleen van u. Op uw aanslag heet dit verzamelinkomen.",
        "In euros, gross, yours only. A Dutch tax assessment calls it ‘verzamelinkomen’.",
    ),
)
VELD_PARTNER = Veld(
    "zonder_partner",
    "keuze",
    ("Had u in dat jaar een partner?", "Did you have a partner in that year?"),
    leeg=("Kies ja of nee.", "Choose yes or no."),
    keuzes={"nee": ("Ja, ik had een partner", "Yes, I had a partner"), "ja": ("Nee, ik had geen partner", "No, I had no partner")},
)
VELD_KINDEREN = Veld(
    "telkinderen",
    "keuze",
    (
        "Hoeveel kinderen zonder studiefinanciering woonden bij u?",
        "How many children without student finance lived with you?",
    ),
    leeg=("Kies hoeveel kinderen.", "Choose how many children."),
    hulp=("Kinderen van 12 jaar of ouder, die naar school gaan.", "Children of 12 or older who go to school."),
    keuzes={str(aantal): (str(aantal), str(aantal)) for aantal in range(7)},
)
VELDEN = (VELD_INKOMEN, VELD_PARTNER, VELD_KINDEREN)


def _verder(aanvraag: Aanvraag) -> list[Link]:
    return [(tekst("Terug naar de pagina voor ouders", "Back to the page for parents"), reverse("studiefinanciering:ouders"))]


OUDERGEGEVENS = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Uw gegevens als ouder", "Your data as a parent"),
    velden=VELDEN,
    taaksoort="ouder_gegevens",
    taaktekst=lambda vraag, waarden: f"Een ouder geeft gegevens over {vraag.periode} door. Kijk het bewijs na en neem ze over, of niet.",
    controleer=lambda vraag, waarden: {},
    leid_af=lambda vraag, waarden: {},
    termijn=beslist_voor,
    verder=_verder,
)


def is_ouder_van_aanvrager(vraag: Vraag) -> bool:
    return vraag.periode in vraag.eenmaal("peiljaren", lambda: peiljaren_van(vraag.persoon_id, vraag.dag))


def _uitleg(vraag: Vraag) -> list[str]:
    beslist = datum(beslist_voor(vraag.dag))
    return [
        tekst(
            f"Klopt uw inkomen van {vraag.periode} niet bij ons? Geef dan door wat het wel was.",
            f"Is your income of {vraag.periode} wrong with us? Then tell us what it was.",
        ),
        tekst(
            "Uw kind en de andere ouder zien niet wat u hier schrijft.",
            "Your child and the other parent do not see what you write here.",
        ),
        tekst(
            f"Een medewerker kijkt ernaar. U hoort uiterlijk {beslist} van ons.",
            f"A member of staff reads it. You hear from us by {beslist}.",
        ),
    ]


def _in_het_jaar(vraag: Vraag, eerder: Waarden) -> list[str]:
    return [tekst(f"Het gaat om het jaar {vraag.periode}.", f"It is about the year {vraag.periode}.")]


def kruimels(periode: int) -> list[dict[str, str]]:
    return [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Voor ouders", "For parents"), "url": reverse("studiefinanciering:ouders")},
    ]


STAPPEN = (
    Stap(
        "inkomen",
        VELD_INKOMEN.label,
        (VELD_INKOMEN,),
        eerst=_in_het_jaar,
        waarom=(
            "Hiermee rekenen wij uit wat u volgens de wet kunt bijdragen.",
            "With this we work out what you can contribute under the law.",
        ),
    ),
    Stap(
        "partner",
        VELD_PARTNER.label,
        (VELD_PARTNER,),
        eerst=_in_het_jaar,
        waarom=("Had u geen partner, dan telt er minder van uw inkomen mee.", "Without a partner, less of your income counts."),
    ),
    Stap(
        "kinderen",
        VELD_KINDEREN.label,
        (VELD_KINDEREN,),
        eerst=_in_het_jaar,
        waarom=("Voor elk kind telt er minder van uw inkomen mee.", "For each child, less of your income counts."),
    ),
    Stap(
        "bewijs",
        ("Hebt u een bewijs?", "Do you have evidence?"),
        waarom=("Bijvoorbeeld uw aanslag of een jaaropgave.", "For example your tax assessment or annual statement."),
        let_op=("Hebt u het nog niet? Ga dan verder. U kunt het later sturen.", "Not yet? Then go on. You can send it later."),
        bijlagen=True,
    ),
)

STROOM = Stroom(
    naam="ouder-gegevens",
    lijn="studiefinanciering",
    titel=OUDERGEGEVENS.titel,
    stappen=STAPPEN,
    bestaat=is_ouder_van_aanvrager,
    al_gedaan=open_aanvraag(SOORT),
    uitleg=_uitleg,
    verstuur=als_aanvraag(SOORT),
    kruimels=kruimels,
    minuten=5,
    termijn=OUDERGEGEVENS.termijn,
    periode=str,
)
