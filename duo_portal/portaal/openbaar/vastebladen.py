"""The pages whose text stands in a template."""

from duo_portal.portaal.openbaar.bladen import Blad

HULP = Blad(
    ("Hulp", "Help"),
    (
        "Hulp bij inloggen, bij uw schulden, of als u het niet alleen wilt doen.",
        "Help with logging in, with debts, or when you do not want to do it alone.",
    ),
    "openbaar:hulp",
    in_de_voet=True,
    woorden=(
        "digid machtigen bibliotheek informatiepunt digitale overheid papier taal computer lukt niet",
        "digid authorise library information point paper language computer",
    ),
    sjabloon="openbaar/hulp.html",
)
CONTACT = Blad(
    ("Contact", "Contact"),
    ("Zo spreekt u een medewerker.", "How to talk to a member of staff."),
    "openbaar:contact",
    in_de_voet=True,
    woorden=("bellen telefoon adres klacht vraag mail schrijven", "call phone address complaint question mail write"),
    sjabloon="openbaar/contact.html",
)
TOEGANKELIJKHEID = Blad(
    ("Toegankelijkheid", "Accessibility"),
    ("Hoe toegankelijk dit portaal is, en wat nog niet is getest.", "How accessible this portal is, and what has not been tested yet."),
    "openbaar:toegankelijkheid",
    in_de_voet=True,
    woorden=("wcag blind slechtziend toetsenbord schermlezer", "wcag blind keyboard screen reader"),
    sjabloon="openbaar/toegankelijkheid.html",
)
PRIVACY = Blad(
    ("Privacy", "Privacy"),
    ("Welke gegevens wij gebruiken, waarom, en wat uw rechten zijn.", "Which data we use, why, and what your rights are."),
    "openbaar:privacy",
    in_de_voet=True,
    woorden=("avg persoonsgegevens inzage gegevens verwijderen recht", "gdpr personal data access delete rights"),
    sjabloon="openbaar/privacy.html",
)
COOKIES = Blad(
    ("Cookies", "Cookies"),
    ("Alleen wat nodig is. Wij volgen u niet.", "Only what is needed. We do not follow you."),
    "openbaar:cookies",
    in_de_voet=True,
    woorden=("cookie volgen tracking toestemming", "cookie tracking consent"),
    sjabloon="openbaar/cookies.html",
)
ZO_REKENEN_WIJ = Blad(
    ("Zo rekenen wij", "How we calculate"),
    ("Elke regel met het artikel, elk bedrag met de bron.", "Each rule with the article, each amount with its source."),
    "openbaar:zo_rekenen_wij",
    in_de_voet=True,
    woorden=("regels normen wet bron berekening algoritme", "rules norms law source calculation algorithm"),
)
REKENEN = Blad(
    ("Zelf rekenen", "Calculate yourself"),
    ("Reken uit wat u betaalt of terugkrijgt, zonder in te loggen.", "Work out what you pay or get back, without logging in."),
    "openbaar:rekenen",
    in_de_voet=True,
    woorden=("rekenhulp uitrekenen berekenen", "calculator"),
)
TERMIJNEN = Blad(
    ("Termijnen uit de wet", "Terms of the law"),
    ("Hoe lang u, of wij, hebben om iets te doen.", "How long you, or we, have to do something."),
    "openbaar:termijnen",
    woorden=("bezwaar weken deadline", "objection weeks deadline"),
)
GEBEURTENISSEN = Blad(
    ("Er verandert iets", "Something changes"),
    ("Wat een gebeurtenis in uw leven bij ons verandert.", "What an event in your life changes with us."),
    "openbaar:gebeurtenissen",
    in_de_voet=True,
)
VASTE_BLADEN = (HULP, CONTACT, ZO_REKENEN_WIJ, REKENEN, TERMIJNEN, GEBEURTENISSEN, TOEGANKELIJKHEID, PRIVACY, COOKIES)
