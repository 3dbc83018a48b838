"""What of this line belongs in the download of everything that we hold of a person (AVG art. 15 and 20)."""

from duo_portal.mijngegevens.uitvoer.delen import Deel, uitvoerdelen

_DELEN = {
    "studiekeuzes": Deel(
        "Wat u hebt gevraagd aan studiefinanciering",
        "What you asked for in student finance",
        "studiefinanciering.Studiekeuze",
        "vanaf stopt aanvullend lening_centen collegegeldkrediet_centen eenoudergezin reisproduct aangevraagd_op aanvraag_id"
        " vastgelegd_op vervangen_op reden",
    ),
    "studieverleden": Deel(
        "Uw studiefinanciering van vroeger",
        "Your earlier student finance",
        "studiefinanciering.Studieverleden",
        "eerste_maand eerste_maand_ho prestatiemaanden_mbo prestatiemaanden_ho leenmaanden beursmaanden_mbo beursmaanden_ho"
        " gift_centen prestatie_centen lening_centen vastgelegd_op vervangen_op reden",
    ),
    "oudersituaties": Deel(
        "Een ouder die niet meetelt",
        "A parent who does not count",
        "studiefinanciering.Oudersituatie",
        "ouder grond alimentatie_centen vanaf tot aanvraag_id vastgelegd_op vervangen_op reden",
    ),
    "ouderjaren": Deel(
        "Wat er van u als ouder meetelt",
        "What counts of you as a parent",
        "studiefinanciering.Ouderjaar",
        "jaar zonder_partner telkinderen aflossing_centen bron vastgelegd_op vervangen_op reden",
    ),
    "peiljaarverleggingen": Deel(
        "Een ander jaar voor het inkomen van uw ouders",
        "Another year for your parents' income",
        "studiefinanciering.Peiljaarverlegging",
        "jaar peiljaar aanvraag_id vastgelegd_op vervangen_op reden",
    ),
    "oudermeldingen": Deel(
        "Wanneer wij u als ouder vertelden dat uw inkomen telt",
        "When we told you as a parent that your income counts",
        "studiefinanciering.Oudermelding",
        "jaar bericht_id vastgelegd_op",
        niet={"kind": "het nummer van een ander; de naam staat in het bericht"},
    ),
    "oudercodes": Deel(
        "Brieven met een code voor u als ouder",
        "Letters with a code for you as a parent",
        "studiefinanciering.Oudercode",
        "peiljaar geldig_tot aanvraag_id aangemaakt_op vervallen_op",
        niet={"kind": "het nummer van een ander; de naam staat in het bericht", "zoekwaarde": "zegt niets en maakt een code vindbaar"},
    ),
    "toekenningen": Deel(
        "Wat u per maand krijgt",
        "What you get each month",
        "studiefinanciering.Toekenning",
        "besluit_id van tot onderwijs fase uitwonend aanvullend_gift onbekend_inkomen basisbeurs_centen aanvullend_centen eenouder_centen"
        " lening_centen collegegeldkrediet_centen gift_centen prestatie_centen",
        niet={"stappen": "kan meer zeggen over een ouder dan u mag weten; de uitleg bij het besluit geeft wat voor u is"},
    ),
    "maandboekingen": Deel(
        "Wat er per maand is geboekt",
        "What was booked each month",
        "studiefinanciering.Maandboeking",
        "maand volgnummer besluit_id gift_centen prestatie_centen lening_centen vastgelegd_op",
        niet={"run": "het nummer van onze eigen nachtelijke run zegt niets over u"},
    ),
    "steekproeven": Deel(
        "Of uw lot is getrokken voor een controle van uw adres",
        "Whether your lot was drawn for a check of your address",
        "studiefinanciering.Steekproefpersoon",
        "steekproef__maand volgnummer",
        niet={"steekproef": "de maand van de loting staat erbij"},
    ),
    "controleuitkomsten": Deel(
        "Wat wij vonden toen wij uw adres controleerden",
        "What we found when we checked your address",
        "studiefinanciering.Controleuitkomst",
        "getrokken__steekproef__maand uitkomst toelichting vastgelegd_op",
        pad="getrokken__persoon_id",
        niet={"getrokken": "de maand van de loting staat erbij"},
    ),
}


def meld_aan() -> None:
    for naam, deel in _DELEN.items():
        uitvoerdelen.meld_aan(f"studiefinanciering_{naam}", deel)
