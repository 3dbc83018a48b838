from dataclasses import replace

import pytest

from duo_portal.berichten import weergave
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.velden import OngeldigeWaarden
from duo_portal.berichten.weergave import VerkeerdeGeadresseerde
from tests.berichten.gevallen import bericht


def test_waarden_van_buiten_worden_als_tekst_getoond_nooit_als_html() -> None:
    geval = bericht("diploma_nog_ingeschreven", "gewoon")
    kwaad = "<script>alert(1)</script> & Zn."
    met_school = replace(geval, waarden={**geval.waarden, "school": kwaad}, naam=kwaad, adresregels=(kwaad,), kenmerk=kwaad)
    artikel = weergave.artikel(met_school)
    assert "<script" not in artikel
    assert artikel.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Zn.") >= 4


def test_vier_regels_en_onderwerp_zijn_kale_tekst() -> None:
    geval = replace(bericht("lesgeld_overleden", "terug"), over="Jan & Els")
    assert weergave.onderwerp(geval) == "Het lesgeld van Jan & Els"
    assert "<h1>Het lesgeld van Jan &amp; Els</h1>" in weergave.artikel(geval)


def test_bericht_met_foute_waarden_bestaat_niet() -> None:
    geval = bericht("lesgeld_lager_terug", "rekening")
    with pytest.raises(OngeldigeWaarden, match="'terug' is geen centen: 0"):
        replace(geval, waarden={**geval.waarden, "terug": 0})


def test_brief_over_overlijden_gaat_nooit_naar_de_overledene() -> None:
    geval = bericht("lesgeld_overleden", "terug")
    with pytest.raises(VerkeerdeGeadresseerde, match="nooit naar de overledene"):
        replace(geval, naam="ELS DIJKSTRA", over="Els Dijkstra")
    with pytest.raises(VerkeerdeGeadresseerde, match="niet voor een zelf"):
        replace(geval, rol="zelf", over="")


@pytest.mark.parametrize(("rol", "over"), [("vertegenwoordiger", ""), ("zelf", "Robin Terpstra"), ("nabestaande", "Robin Terpstra")])
def test_rol_en_over_horen_bij_elkaar(rol: weergave.Rol, over: str) -> None:
    with pytest.raises(VerkeerdeGeadresseerde):
        replace(bericht("lesgeld_lager_klaar", "gewoon"), rol=rol, over=over)


def test_vertegenwoordiger_leest_over_wie_het_gaat() -> None:
    geval = replace(bericht("lesgeld_lager_klaar", "gewoon"), rol="vertegenwoordiger", over="Robin Terpstra", naam="Stichting Evenwicht")
    artikel = weergave.artikel(geval)
    assert "omdat u zaken regelt voor Robin Terpstra" in artikel
    assert "Over: Robin Terpstra" in artikel
    assert "Beste Stichting Evenwicht," in artikel


def test_nabestaande_wordt_gecondoleerd_voor_de_vier_regels() -> None:
    artikel = weergave.artikel(bericht("lesgeld_overleden", "terug"))
    assert artikel.index("Wij condoleren u") < artikel.index('class="vier-regels"')
    assert "Beste nabestaande," in artikel


def test_rekenstaat_toont_stap_herkomst_en_uitkomst_onder_de_streep() -> None:
    staat = Rekenstaat(
        (Rekenregel("Eerste stap", centen=-1, som="1 × 1", artikel="Artikel 7", bron="bron", onbevestigd=True),),
        Rekenregel("Uitkomst", waarde="6 van 12"),
    )
    artikel = weergave.artikel(replace(bericht("lesgeld_lager_klaar", "gewoon"), staat=staat))
    kop, voet = artikel.split("<tfoot>")
    assert "Eerste stap" in kop
    assert "Artikel 7 · bron (nog niet bevestigd)" in kop
    assert "−\u00a0€\u00a00,01" in kop
    assert "6 van 12" in voet


def test_een_besluit_noemt_beide_wegen_om_bezwaar_te_maken() -> None:
    geval = bericht("lesgeld_lager_klaar", "gewoon")
    artikel = weergave.artikel(geval)
    assert "Log in en open dit bericht. Kies ‘Ik ben het er niet mee eens’." in artikel
    assert "Met een brief. Schrijf uw naam" in artikel
    namens = weergave.artikel(replace(geval, rol="vertegenwoordiger", over="Robin Terpstra", naam="Stichting Evenwicht"))
    assert "Log in, kies voor wie u komt, en open dit bericht." in namens


def test_een_nabestaande_kan_niet_inloggen_en_leest_daar_niets_over() -> None:
    artikel = weergave.artikel(bericht("lesgeld_overleden", "terug"))
    assert "Schrijf een brief met uw naam" in artikel
    assert "Log in" not in artikel and "log in" not in artikel


@pytest.mark.parametrize("kan", [True, False])
def test_de_brief_noemt_alleen_knoppen_die_er_zijn(kan: bool) -> None:
    geval = replace(bericht("betalingsverzoek", "keuze"), vraag_in_portaal=kan, met_besluit=kan)
    artikel = weergave.artikel(geval)
    assert ("kies ‘Vraag een beslissing’" in artikel) == ("‘Laat een mens meekijken’" in artikel) == kan
    assert "bel ons" in artikel.lower() and "bezwaar maken" in artikel
