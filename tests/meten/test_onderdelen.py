"""Each part of the bench runs to its end on a tiny nation, and finds equal rows. Its limits are about large ones."""

from meten.onderdelen import afschrift, dicht, dun, genereer, incasso, maandbetaling, orm, portaal, rekenen, toekenning
from meten.opstelling import Opstelling
from meten.opties import Opties


def test_dicht_en_dun(opstelling: Opstelling, met_redis: None) -> None:
    for onderdeel in (dicht, dun):
        uitslag = onderdeel.meet(opstelling, Opties(personen=1_000, rondes=1))
        gelijk = uitslag.tabellen["Gelijke rijen (EXCEPT ALL, beide kanten op)"]
        assert any(regel.startswith("besluit: ") and not regel.endswith(": 0") for regel in gelijk)


def test_orm_schrijft_dezelfde_rijen(opstelling: Opstelling, met_redis: None) -> None:
    uitslag = orm.meet(opstelling, Opties(personen=300, rondes=1))
    assert uitslag.opzet["besluiten van de run"] == uitslag.opzet["besluiten rij voor rij"]


def test_genereer_kopieert_dezelfde_rijen(opstelling: Opstelling) -> None:
    uitslag = genereer.meet(opstelling, Opties(personen=200, rondes=1))
    assert int(str(uitslag.opzet["rijen"])) > 1_000


def test_maandbetaling_geeft_gelijke_opdrachten_en_gekeurde_bestanden(opstelling: Opstelling, met_redis: None) -> None:
    uitslag = maandbetaling.meet(opstelling, Opties(personen=1_000, rondes=1))
    gelijk = dict(regel.split(": ") for regel in uitslag.tabellen["Gelijke rijen (EXCEPT ALL, beide kanten op)"])
    opdrachten = int(str(uitslag.opzet["betaalopdrachten"]))
    assert 900 < opdrachten == int(gelijk["betaalopdracht"]) < int(gelijk["maandboeking"])
    assert int(gelijk["taak"]) > 0  # somebody died, or has no account


def test_toekenning_geeft_gelijke_besluiten_tijdvakken_en_berichten(opstelling: Opstelling, met_redis: None) -> None:
    uitslag = toekenning.meet(opstelling, Opties(personen=1_000, rondes=1))
    gelijk = {
        naam: int(aantal)
        for naam, aantal in (regel.split(": ") for regel in uitslag.tabellen["Gelijke rijen (EXCEPT ALL, beide kanten op)"])
    }
    nieuw = int(str(uitslag.opzet["besluiten"]))
    assert 900 < nieuw == gelijk["bericht"] > gelijk["bekendmaking"] > 0
    assert gelijk["toekenning"] - gelijk["besluit"] == int(str(uitslag.opzet["tijdvakken"])) - nieuw > nieuw  # amounts change in the year
    assert 500 < gelijk["inzage"] == int(str(uitslag.opzet["gelezen inkomens"])) < 1_000


def test_incasso_geeft_gelijke_opdrachten_en_gekeurde_bestanden(opstelling: Opstelling, met_redis: None) -> None:
    uitslag = incasso.meet(opstelling, Opties(personen=2_000, rondes=1))
    gelijk = uitslag.tabellen["Gelijke rijen (EXCEPT ALL, beide kanten op)"]
    opdrachten = int(str(uitslag.opzet["incasso-opdrachten"]))
    assert opdrachten > 200
    assert any(regel.startswith("incasso: ") and int(regel.split()[1]) >= opdrachten for regel in gelijk)
    assert uitslag.grenzen[2].gehaald


def test_een_afschrift_wordt_helemaal_ingelezen(opstelling: Opstelling) -> None:
    uitslag = afschrift.meet(opstelling, Opties(personen=300, rondes=1))
    bestemmingen = dict(regel.split(": ") for regel in uitslag.tabellen["Bestemmingen"])
    assert int(bestemmingen["kenmerk"]) == 267
    assert int(bestemmingen["rekening_en_bedrag"]) + int(bestemmingen["onbekend"]) == 33


def test_het_overzicht_komt_voor_wie_is_ingelogd_net_als_de_kale_pagina(opstelling: Opstelling) -> None:
    """Both pages are given, to the same people, by a real server; how fast is for the bench and not for a test."""
    uitslag = portaal.meet(opstelling, Opties(personen=300, rondes=1), seconden=0.5)
    assert [meting.naam for meting in uitslag.metingen][:2] == ["kale pagina", "overzicht"]
    assert all(meting.mediaan > 0 for meting in uitslag.metingen[:2])
    assert int(str(uitslag.opzet["bezoekers"])) > 10
    assert float(str(uitslag.opzet["kB per overzicht"])) > 3
    assert [(grens.grens, grens.minstens) for grens in uitslag.grenzen] == [(0.1, True)]


def test_rekenen_is_exact_en_telt_de_fouten_van_een_ander(opstelling: Opstelling) -> None:
    """Floats of 32 bits cannot hold the cents of an income; how fast either is, is for the bench."""
    uitslag = rekenen.meet(opstelling, Opties(personen=3_000, rondes=1))
    product, ander = uitslag.tabellen["Afwijkingen van de exacte uitkomst"]
    assert product == "product: 0 gezinnen"
    assert int(ander.split()[3]) > 100
    assert uitslag.metingen[0].mediaan > 0
