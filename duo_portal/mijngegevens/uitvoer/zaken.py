"""The parts of the download about decisions, messages, requests and who looked."""

from duo_portal.mijngegevens.uitvoer.delen import Deel, buiten, uitvoerdelen
from duo_portal.mijngegevens.uitvoer.register import ANDER, FEIT

STUK = "het stuk zelf kunt u op de pagina ervan openen"
STAF = "vrije tekst van een medewerker die over anderen kan gaan; een medewerker kijkt die op verzoek na"
NUMMER = "een technisch nummer"

DELEN = {
    "besluiten": Deel(
        "Besluiten",
        "Decisions",
        "besluiten.Besluit",
        "id soort periode vervangt_id uitkomst_centen grond regelversie__naam totstandkoming peildatum vastgelegd_op",
        niet={
            "feiten": "de feiten staan bij de andere onderdelen; een besluit kan ook op gegevens van een ander rusten",
            "stappen": "staan uitgelegd bij het besluit (zo hebben we dit berekend), voor zover u ze mag zien",
            "run": NUMMER,
        },
    ),
    "maatwerk": Deel(
        "Maatwerk",
        "Tailor-made decisions",
        "besluiten.Maatwerk",
        f"soort periode grond motivering regeluitkomst_centen uitkomst_centen van tot besluit_id {FEIT}",
        niet={"vergelijkbare_gevallen": "gaat over anderen"},
    ),
    "remmen": Deel(
        "Waarom wij wachten",
        "Why we wait",
        "remmen.Rem",
        f"soort lijn vordering_id besluit_id van tot {FEIT}",
        niet={"toelichting": STAF},
    ),
    "berichten": Deel(
        "Berichten",
        "Messages",
        "berichten.Bericht",
        "id sjabloonversie__naam sjabloonversie__versie besluit_id taal rol lijn kanaal vanaf waarden vastgelegd_op",
        niet={
            "naam": "op een brief kan de naam van een ander staan",
            "over": "uw eigen naam",
            "adresregels": "op een brief kan het adres van een ander staan",
        },
    ),
    "bekendmakingen": Deel(
        "Hoe een bericht u bereikte",
        "How a message reached you",
        "berichten.Bekendmaking",
        "bericht_id volgnummer kanaal toegankelijk_op laatste_dag vastgelegd_op",
        pad="bericht__persoon_id",
    ),
    "bekendmaking_gebeurtenissen": Deel(
        "Wat er met een bericht gebeurde",
        "What happened to a message",
        "berichten.Bekendmakingsgebeurtenis",
        "bekendmaking__bericht_id soort volgnummer dag op",
        pad="bekendmaking__bericht__persoon_id",
    ),
    "gelezen": Deel(
        "Wanneer een bericht werd geopend",
        "When a message was opened",
        "berichten.Leesmoment",
        "bericht_id dag op",
        pad="bericht__persoon_id",
        niet={"lezer": ANDER, "vertegenwoordiging": "staat bij de vertegenwoordigers"},
    ),
    "contact": Deel("Contact", "Contact", "berichten.Contactmoment", "dag kanaal richting onderwerp notitie vastgelegd_op"),
    "belverzoeken": Deel(
        "Bel mij",
        "Call me",
        "berichten.Belverzoek",
        "telefoon dagdeel onderwerp kenmerk dag bel_voor vastgelegd_op",
        "zelf",
    ),
    "aanvragen": Deel(
        "Aanvragen",
        "Requests",
        "aanvragen.Aanvraag",
        "id soort periode gegevens staat aangemaakt_op ontvangen_op ontvangen_dag",
        "zelf",
        niet={
            "versie": NUMMER,
            "run": NUMMER,
            "sleutel": NUMMER,
            "ingediend_door": ANDER,
            "vertegenwoordiging": "staat bij de vertegenwoordigers",
            "bevestiging": "staat bij de berichten",
        },
    ),
    "bewijsstukken": Deel(
        "Bewijs",
        "Evidence",
        "aanvragen.Bewijsstuk",
        "aanvraag_id zaak_id bestandsnaam soort omvang sha256 ontvangen_op",
        "zelf",
        niet={"inhoud": "u stuurde dit bestand zelf; een medewerker geeft u op verzoek een kopie", "ingediend_door": ANDER},
    ),
    "oordelen": Deel(
        "Wat wij op een aanvraag besloten",
        "What we decided on a request",
        "aanvragen.Aanvraagoordeel",
        "aanvraag_id uitkomst reden motivering besluit_id op",
        pad="aanvraag__persoon_id",
    ),
    "concepten": Deel(
        "Wat u nog niet verstuurde",
        "What you have not sent yet",
        "aanvragen.Concept",
        "stroom periode antwoorden aangemaakt_op gewijzigd_op verloopt_op gewaarschuwd_voor verzonden_op",
        "zelf",
        van="ingevuld_door_id",
        niet={"ingevuld_door": ANDER, "gewijzigd": NUMMER, "versie": NUMMER, "sleutel": NUMMER, "adres": "een adres op deze website"},
    ),
    "conceptbijlagen": Deel(
        "Bijlagen die u nog niet verstuurde",
        "Files that you have not sent yet",
        "aanvragen.Conceptbijlage",
        "stap bestandsnaam omvang sha256 toegevoegd_op",
        "zelf",
        van="concept__ingevuld_door_id",
        niet={"concept": "staat bij wat u nog niet verstuurde", "inhoud": "u hebt dit bestand zelf"},
    ),
    "zaken": Deel(
        "Bezwaar en meekijken",
        "Objections and a person's look",
        "tegenspraak.Zaak",
        "id soort lijn bericht_id besluit_id vordering_id volgnummer tekst gronden_voor laatste_dag te_laat reden_laat ontvangen_op "
        "ontvangen_dag antwoord_voor",
        "zelf",
        niet={
            "ingediend_door": ANDER,
            "vertegenwoordiging": "staat bij de vertegenwoordigers",
            "sleutel": NUMMER,
            "taak": "staat bij de taken",
        },
    ),
    "aanvullingen": Deel(
        "Aanvullingen op uw bezwaar",
        "Additions to your objection",
        "tegenspraak.Aanvulling",
        "zaak_id tekst bestanden dag ontvangen_op",
        "zelf",
        pad="zaak__persoon_id",
        niet={"door": ANDER, "sleutel": NUMMER},
    ),
    "verdagingen": Deel(
        "Meer tijd voor uw bezwaar",
        "More time for your objection",
        "tegenspraak.Verdaging",
        "zaak_id reden dag was tot bericht_id vastgelegd_op",
        pad="zaak__persoon_id",
    ),
    "zaken_ingetrokken": Deel(
        "Ingetrokken bezwaar",
        "Withdrawn objections",
        "tegenspraak.Intrekking",
        "zaak_id dag ingetrokken_op",
        "zelf",
        pad="zaak__persoon_id",
        niet={"door": ANDER},
    ),
    "taken": Deel(
        "Werk van medewerkers over u",
        "Work of staff about you",
        "werkvoorraad.Taak",
        "soort lijn omschrijving termijn staat aangemaakt_op afgehandeld_op",
        niet={"sleutel": NUMMER, "gegevens": "technische nummers", "uitkomst": STAF},
    ),
    "inzagen": Deel("Wie in uw gegevens keek", "Who looked at your data", "toegang.Inzage", "op door wat doel grond"),
    "inlogmomenten": Deel("Wanneer u inlogde", "When you logged in", "toegang.Inlogmoment", "op niveau"),
}

BUITEN = {
    "berichten.Briefbestand": STUK,
    "berichten.Briefgeluid": STUK,
    "berichten.Melding": "een e-mail dat er een bericht is; wat ermee gebeurde staat bij de berichten",
    "berichten.Zendopdracht": "hoe een brief opnieuw ging; kan het adres van een ander bevatten",
    "berichten.Poststuk": "de envelop van een brief; kan het adres van een ander bevatten",
    "berichten.Drukregel": "de plaats van een brief in een stapel",
    "berichten.Zoektekst": "de woorden van een bericht nog een keer, om het snel te vinden; het bericht zelf gaat mee",
    "toegang.Inlogsleutel": "een geheim waarmee een inlogdienst u herkent",
    "toegang.Sessie": "dat u nu bent ingelogd; verdwijnt als u uitlogt",
    "toegang.Bewaard": "wat u typte toen uw tijd om was: versleuteld, en na korte tijd weg",
    "inlogdienst.Keuze": "een technisch nummer van de demo, na een minuut weg",
    "aanvragen.Bewijscontrole": "of een bestand veilig was; de bestanden staan bij het bewijs",
}


def meld_aan() -> None:
    for naam, deel in DELEN.items():
        uitvoerdelen.meld_aan(naam, deel)
    for label, reden in BUITEN.items():
        buiten.meld_aan(label, reden)
