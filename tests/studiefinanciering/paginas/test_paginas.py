"""The student's pages on studiefinanciering: gift or debt first, amounts that the register says, nothing of a parent."""

import re
from datetime import date

import pytest

from duo_portal.berichten.models import Bericht, Rol
from duo_portal.berichten.opmaak import centen
from duo_portal.besluiten.models import Besluit
from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase
from studiefinanciering.models import Studieverleden
from studiefinanciering.rekenstaat import stappen_in_bericht
from tests import bouw, toneel
from tests.studiefinanciering.paginas import studenten
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
JUNI = date(2026, 6, 1)
HOOGSTENS = 8


def student() -> Persoon:
    """mbo level 2, awarded for 2026 and paid up to May."""
    wie = bouw.persoon("Sanders")
    studenten.boek(studenten.ken_toe(wie, date(2026, 1, 1), date(2026, 12, 1)), tot_en_met=date(2026, 5, 1))
    return wie


def lees(wie: Persoon, pad: str = "", taal: str = "nl") -> str:
    return toneel.lees(burger(wie), f"/studiefinanciering/{pad}", taal)


def hoofd(pagina: str) -> str:
    return pagina.split("<main", 1)[1].split("</main>", 1)[0]


def test_deze_maand_met_gift_vooraan_en_de_betaaldag() -> None:
    pagina = hoofd(lees(student()))
    uit = studenten.reken(JUNI)
    assert pagina.index("Het is een gift. U betaalt het niet terug.") < pagina.index("Basisbeurs")
    assert uit["basisbeurs"] == 10_726 and centen(10_726) in pagina
    assert centen(uit["totaal_centen"]) in pagina
    assert "24\u00a0juni 2026" in pagina


def test_gift_en_schuld_tellen_het_verleden_en_elke_boeking() -> None:
    wie = studenten.in_het_ho()
    Studieverleden.objects.create(persoon=wie, eerste_maand=date(2025, 9, 1), eerste_maand_ho=date(2025, 9, 1), gift_centen=100_00)
    gift = studenten.reken(date(2026, 1, 1), studenten.HO, Fase.PRESTATIE, aanvullend_gift=True)["gift_centen"]
    assert gift > 0
    pagina = hoofd(lees(wie))
    assert centen(100_00 + gift) in pagina
    assert centen(4 * 50_00) in pagina  # February to May
    assert "Een deel is een lening. De rest wordt een gift met een diploma." in pagina


def test_de_berekening_toont_stappen_en_niets_van_een_ouder() -> None:
    pagina = hoofd(lees(student(), "maand/2026/6/"))
    uit = studenten.reken(JUNI)
    assert centen(uit["ouderbijdrage"]) in pagina
    assert "WSF 3.8" in pagina
    for eigen in (40_000_00, 10_000_00, uit["grondslag1"], uit["grondslag2"]):
        assert centen(eigen) not in pagina


@pytest.mark.parametrize("pad", ["maand/2026/13/", "maand/2027/1/", "maand/0/1/"])
def test_een_maand_zonder_toekenning_bestaat_niet(pad: str) -> None:
    assert burger(student()).get(f"/studiefinanciering/{pad}").status_code == 404


def test_een_vreemde_ziet_niets_van_een_ander() -> None:
    student()
    assert burger(bouw.persoon("Vreemd")).get("/studiefinanciering/maand/2026/6/").status_code == 404


def test_stoppen_in_het_ho_zegt_wat_schuld_wordt_en_tot_wanneer_een_diploma_telt() -> None:
    wie = studenten.in_het_ho()
    maand = studenten.reken(JUNI, studenten.HO, Fase.PRESTATIE, lening_gewenst=5_000)
    pagina = hoofd(lees(wie, "als-ik-stop/"))
    januari = studenten.reken(date(2026, 1, 1), studenten.HO, Fase.PRESTATIE, aanvullend_gift=True)
    prestatie = januari["prestatie_centen"] + 5 * maand["prestatie_centen"]
    assert centen(prestatie) in pagina  # January, and February to June with the month that still comes
    assert centen(5 * 50_00) in pagina
    assert "31\u00a0december 2035" in pagina
    assert "10\u00a0juli 2026" in pagina
    assert "1-februariregeling" not in pagina  # the grant began before 1 February, which has passed


def test_wie_niets_krijgt_leest_wat_kan_en_geen_bedrag() -> None:
    pagina = hoofd(lees(bouw.persoon("Nieuw")))
    assert "Aanvullende beurs" in pagina
    assert "€" not in pagina
    assert "/vragen/studiefinanciering/2025/" in pagina


def test_een_voorstel_is_een_taak_met_een_laatste_dag_en_zonder_bedrag() -> None:
    wie = bouw.persoon("Sanne")
    voorstel = studenten.voorstel(wie)
    for pagina in (hoofd(lees(wie)), hoofd(toneel.lees(burger(wie), "/"))):
        taak = pagina.split("Misschien krijgt u meer geld", 1)[1].split("</section>", 1)[0]
        assert "31\u00a0juli 2026" in taak
        assert "Het is een gift." in taak
        assert "€" not in taak
        assert f"/studiefinanciering/voorstel/{voorstel.pk}/" in taak


def test_het_overzicht_toont_bedrag_en_dag_van_deze_maand() -> None:
    pagina = hoofd(toneel.lees(burger(student()), "/"))
    maand = pagina.split('id="maand-kop"', 1)[1].split("</section>", 1)[0]
    assert centen(studenten.reken(JUNI)["totaal_centen"]) in maand
    assert "24\u00a0juni" in maand


def test_jaren_blijven_binnen_het_budget_en_bladeren_per_maand() -> None:
    wie = bouw.persoon("Langs")
    for jaar in range(2024, 2027):
        toekenning = studenten.ken_toe(wie, date(jaar, 1, 1), date(jaar, 12, 1), onderwijs=studenten.HO, fase=Fase.PRESTATIE)
        studenten.boek(toekenning, tot_en_met=JUNI)
    client = burger(wie)
    for pad in ("", "maanden/", "maand/2026/6/", "als-ik-stop/"):
        assert toneel.tel_vragen(client, f"/studiefinanciering/{pad}") <= HOOGSTENS, pad
    eerste = toneel.lees(client, "/studiefinanciering/maanden/")
    verder = re.search(r'href="\?voor=(\d{4}-\d{2})"', eerste)
    assert verder is not None and verder[1] == "2025-01"
    tweede = toneel.lees(client, f"/studiefinanciering/maanden/?voor={verder[1]}")
    assert "december\u00a02024" in tweede and "januari\u00a02025" not in tweede
    assert 'href="?voor=' not in tweede


def test_in_het_engels_staat_geen_nederlands() -> None:
    wie = studenten.in_het_ho()
    for pad in ("", "maanden/", "maand/2026/6/", "als-ik-stop/"):
        tekst = re.sub(r"<[^>]+>", " ", hoofd(lees(wie, pad, "en")))
        assert not re.search(r"\b(het|uw|wij|niet|krijgt)\b", tekst, re.IGNORECASE), pad


def test_een_bericht_legt_de_maand_uit_waarvan_het_de_bedragen_noemt() -> None:
    besluit = Besluit.objects.get(persoon=student())
    bericht = Bericht(besluit_id=besluit.pk, waarden={"maand": "2026-06-01"}, rol=Rol.ZELF)
    regels = stappen_in_bericht(bericht)
    assert 10_726 in [regel.centen for regel in regels]
    assert not any(regel.centen in (40_000_00, 10_000_00) for regel in regels)
    assert stappen_in_bericht(Bericht(besluit_id=besluit.pk, waarden={"maand": "2026-06-01"}, rol=Rol.NABESTAANDE)) == ()
    assert stappen_in_bericht(Bericht(besluit_id=besluit.pk, waarden={}, rol=Rol.ZELF)) == ()
