"""The parts of the download about who somebody is: the register, and what the person changed in it."""

from duo_portal.mijngegevens.uitvoer.delen import Deel, buiten, uitvoerdelen

FEIT = "vastgelegd_op vervangen_op reden"
ANDER = "het nummer van een ander; de naam staat erbij waar u die mag zien"
_ONDERWIJS = "instelling__naam instelling__brin opleiding__naam opleiding__code"

DELEN = {
    "gegevens": Deel(
        "Naam en geboorte",
        "Name and birth",
        "register.Persoonsgegeven",
        "voornamen voorvoegsel geslachtsnaam titel geslacht geboortedatum geboortedatum_brp geboorteplaats nationaliteit naamgebruik "
        f"geheimhouding {FEIT}",
        "gemeente",
    ),
    "adressen": Deel(
        "Adressen",
        "Addresses",
        "register.Adres",
        "soort straat huisnummer huisletter toevoeging postcode plaats gemeentecode locatie landcode regel1 regel2 regel3 van " + FEIT,
        "gemeente",
    ),
    "familie": Deel(
        "Ouders en partner",
        "Parents and partner",
        "register.Familierelatie",
        f"soort naam van tot {FEIT}",
        "gemeente",
        niet={"verwant": ANDER},
    ),
    "overlijden": Deel("Overlijden", "Death", "register.Overlijden", f"datum datum_brp {FEIT}", "gemeente"),
    "rekeningen": Deel("Rekeningen", "Accounts", "register.Rekening", f"iban tenaamstelling {FEIT}", "zelf"),
    "rekeningwijzigingen": Deel(
        "Wijzigingen van uw rekening",
        "Changes of your account",
        "mijngegevens.Rekeningwijziging",
        "dag naamcontrole vastgelegd_op",
        "zelf",
        niet={"rekening": "staat bij de rekeningen", "vertegenwoordiging": "staat bij de vertegenwoordigers", "door": ANDER},
    ),
    "inschrijvingen": Deel(
        "Opleidingen",
        "Courses",
        "register.Inschrijving",
        f"{_ONDERWIJS} onderwijs begindatum einddatum examenkandidaat vrijstelling ontvangen_op {FEIT}",
        "school",
    ),
    "diplomas": Deel("Diploma's", "Diplomas", "register.Diploma", f"{_ONDERWIJS} behaald_op ontvangen_op {FEIT}", "school"),
    "intrekkingen": Deel(
        "Ingetrokken gegevens",
        "Withdrawn data",
        "register.Intrekking",
        "reden op vastgelegd_op",
        "school",
        niet={"diploma": "staat bij de diploma's", "inschrijving": "staat bij de opleidingen"},
    ),
    "schoolsignalen": Deel(
        "Vragen aan uw school",
        "Questions to your school",
        "register.Schoolsignaal",
        "soort instelling__naam reageer_voor verzonden_op",
        niet={"diploma": "staat bij de diploma's", "inschrijving": "staat bij de opleidingen"},
    ),
    "vertegenwoordigers": Deel(
        "Wie iets voor u mag doen",
        "Who may act for you",
        "register.Vertegenwoordiging",
        f"soort organisatie lijnen mag_lezen mag_handelen ontvangt_post ontvangt_geld van tot {FEIT}",
        "zelf",
        niet={
            "vertegenwoordiger": ANDER,
            "iban": "de rekening van een ander",
            "tenaamstelling": "de rekening van een ander",
            "adresregels": "het adres van een ander",
            "bewijs": "kan over een ander gaan; een medewerker geeft het u op verzoek",
        },
    ),
    "machtigingen_gegeven": Deel(
        "Codes voor een machtiging",
        "Codes for a mandate",
        "mijngegevens.Machtigingsaanbod",
        "lijnen mag_handelen tot code_tot staat aangemaakt_op",
        "zelf",
        niet={
            "door": ANDER,
            "zoekwaarde": "een geheim waarmee de code wordt gevonden",
            "sleutel": "een nummer van het formulier",
            "vertegenwoordiging": "staat bij de vertegenwoordigers",
        },
    ),
    "voorkeuren": Deel("Voorkeuren", "Preferences", "berichten.Voorkeur", "taal email vorm", "zelf"),
    "kanaalkeuzen": Deel("Hoe u post krijgt", "How you get post", "berichten.Kanaalkeuze", f"berichtsoort kanaal {FEIT}", "zelf"),
    "emailwijzigingen": Deel(
        "Wijzigingen van uw e-mailadres",
        "Changes of your e-mail address",
        "mijngegevens.Emailwijziging",
        "was wordt dag aangevraagd_op geldig_tot bevestigd_op vervallen_op",
        "zelf",
        niet={"portaal": "het adres van deze website"},
    ),
    "servicemails": Deel(
        "E-mails over wijzigingen",
        "E-mails about changes",
        "mijngegevens.Servicemail",
        "soort aan taal dag aangemaakt_op verzonden_op mislukt_op",
        niet={"message_id": "een technisch nummer", "emailwijziging": "staat bij de wijzigingen van uw e-mailadres"},
    ),
    "pogingen": Deel("Pogingen", "Attempts", "mijngegevens.Poging", "soort op", niet={"betreft": "een ander, voor wie u dit deed"}),
}

BUITEN = {
    "register.Inkomen": "gaat mee als eigen onderdeel, gelezen met een doel en een grond (inkomens)",
    "register.TeBeoordelen": "een lijstje van de computer van wat nog bekeken moet worden; de gegevens zelf gaan mee",
    "register.Signaalafsluiting": "vrije tekst tussen school en medewerker; een medewerker kijkt die op verzoek na",
}


def meld_aan() -> None:
    for naam, deel in DELEN.items():
        uitvoerdelen.meld_aan(naam, deel)
    for label, reden in BUITEN.items():
        buiten.meld_aan(label, reden)
