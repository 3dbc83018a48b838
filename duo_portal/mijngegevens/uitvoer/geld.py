"""The parts of the download about money: claims, their collection, and every transfer."""

from duo_portal.mijngegevens.uitvoer.delen import Deel, buiten, uitvoerdelen
from duo_portal.mijngegevens.uitvoer.register import ANDER, FEIT

NUMMER = "een technisch nummer"
BETALER = "kan de naam van een ander zijn die betaalde"
BOEKING = "staat bij de boekingen"

DELEN = {
    "vorderingen": Deel(
        "Wat u moet betalen", "What you have to pay", "vorderingen.Vordering", "id soort periode besluit_id ontstaan_op betaal_voor"
    ),
    "regelingen": Deel(
        "Betalen in delen", "Paying in parts", "vorderingen.Betalingsregeling", f"id vordering_id soort eigen_schema van {FEIT}", "zelf"
    ),
    "regelingen_einde": Deel(
        "Einde van betalen in delen",
        "End of paying in parts",
        "vorderingen.Regelingeinde",
        "regeling_id soort datum vastgelegd_op",
        pad="regeling__persoon_id",
    ),
    "termijnen": Deel(
        "Termijnen",
        "Instalments",
        "vorderingen.Termijn",
        "vordering_id regeling_id volgnummer vervaldatum bedrag_centen",
        pad="vordering__persoon_id",
    ),
    "inning": Deel(
        "Stappen om te innen",
        "Steps of collection",
        "vorderingen.Inning",
        "vordering_id stap datum bedrag_centen bericht_id vastgelegd_op",
        pad="vordering__persoon_id",
    ),
    "overdrachten": Deel(
        "Wat het CJIB of de deurwaarder kreeg",
        "What the CJIB or the bailiff received",
        "vorderingen.Overdrachtregel",
        "vordering_id partij actie hoofdsom_centen kosten_centen ontvangen_centen debiteur bestand__datum",
        pad="vordering__persoon_id",
        niet={"bestand": "alleen de dag", "inning": "staat bij de stappen om te innen", "volgnummer": NUMMER},
    ),
    "partijontvangsten": Deel(
        "Wat het CJIB of de deurwaarder ontving",
        "What the CJIB or the bailiff was paid",
        "betalingen.Partijontvangst",
        "vordering_id partij soort datum bedrag_centen vastgelegd_op",
        pad="vordering__persoon_id",
        niet={"nummer": NUMMER, "boeking": BOEKING},
    ),
    "boekingen": Deel(
        "Boekingen",
        "Transfers",
        "grootboek.Boeking",
        "id vordering_id besluit_id debet credit bedrag_centen oorzaak boekdatum valutadatum keert_om_id vastgelegd_op",
        niet={"groep": NUMMER},
    ),
    "uitbetalingen": Deel(
        "Uitbetalingen",
        "Payments to you",
        "betalingen.Betaalopdracht",
        "id boeking_id bedrag_centen iban! omschrijving opgesteld_op vastgelegd_op",
        niet={"tenaamstelling": BETALER},
    ),
    "uitbetalingen_terug": Deel(
        "Uitbetalingen die terugkwamen",
        "Payments that came back",
        "betalingen.Uitbetalingretour",
        "opdracht_id code datum vastgelegd_op",
        pad="opdracht__persoon_id",
        niet={"regel": NUMMER, "boeking": BOEKING},
    ),
    "incassomachtigingen": Deel(
        "Machtigingen om af te schrijven",
        "Direct debit mandates",
        "betalingen.Incassomachtiging",
        f"kenmerk iban! tenaamstelling getekend_op {FEIT}",
        "zelf",
        niet={"betaler": ANDER},
    ),
    "afschrijvingen": Deel(
        "Afschrijvingen",
        "Debits",
        "betalingen.Incasso",
        "id vordering_id poging bedrag_centen iban! machtigingskenmerk omschrijving vastgelegd_op",
        niet={
            "termijn": "staat bij de termijnen",
            "machtiging": "staat bij de machtigingen om af te schrijven",
            "batch": NUMMER,
            "tenaamstelling": "staat bij de machtiging",
            "getekend_op": "staat bij de machtiging",
        },
    ),
    "afschrijvingen_terug": Deel(
        "Afschrijvingen die terugkwamen",
        "Debits that came back",
        "betalingen.Incassoretour",
        "incasso_id code grond datum vastgelegd_op",
        pad="incasso__persoon_id",
        niet={"regel": NUMMER, "boeking": BOEKING},
    ),
    "ontvangsten": Deel(
        "Wat wij ontvingen",
        "What we received",
        "betalingen.Regelverwerking",
        "vordering_id bestemming regel__bij regel__bedrag_centen regel__boekdatum vastgelegd_op",
        niet={"regel": "naam en rekening kunnen van een ander zijn die betaalde", "volgnummer": NUMMER},
    ),
    "ideal": Deel(
        "Betalen met iDEAL", "Paying by iDEAL", "betalingen.Betaalpoging", "kenmerk vordering_id bedrag_centen aangemaakt_op", "zelf"
    ),
    "ideal_uitkomsten": Deel(
        "Hoe het betalen ging",
        "How the payment went",
        "betalingen.Betaaluitkomst",
        "poging__kenmerk stand dienstkenmerk vastgelegd_op",
        pad="poging__persoon_id",
        niet={"boeking": BOEKING},
    ),
    "tegemoetkomingen": Deel(
        "Kwijtschelding en rente",
        "Waivers and interest",
        "betalingen.Tegemoetkoming",
        "vordering_id soort hoofdsom_centen kosten_centen rente_centen grond motivering berekening besloten_op vastgelegd_op",
        niet={"boeking": BOEKING},
    ),
}

BUITEN = {
    "vorderingen.Inningsagenda": "wanneer de computer weer kijkt; er wordt niets mee beslist",
    "vorderingen.Termijnherinnering": "de herinnering zelf staat bij de berichten",
    "vorderingen.Overdrachtantwoord": "antwoord van een andere partij aan ons, zonder nieuws over u",
    "betalingen.Betalerrekening": "naam en rekening van iemand anders die betaalde",
    "betalingen.Batchregel": "de plaats van een uitbetaling in een bestand voor de bank",
    "betalingen.Ontvangst": "naam en rekening van wie betaalde; dat kan een ander zijn",
    "betalingen.Uitvoering": "welke boeking bij een uitbetaling hoort; beide gaan mee",
    "betalingen.Incassoregeling": "welke machtiging bij welke regeling hoort; beide gaan mee",
    "betalingen.Incassoboeking": "welke boeking bij een afschrijving hoort; beide gaan mee",
}


def meld_aan() -> None:
    for naam, deel in DELEN.items():
        uitvoerdelen.meld_aan(naam, deel)
    for label, reden in BUITEN.items():
        buiten.meld_aan(label, reden)
