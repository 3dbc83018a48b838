"""No flow asks more of somebody than its room allows: each is really walked, from the page where somebody begins."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.betalen.selectors import vorderingbeeld
from duo_portal.mijngegevens.code import code_van
from duo_portal.mijngegevens.models import Machtigingsaanbod
from duo_portal.portaal.vragen.budget import Budget, lees_budgetten
from duo_portal.register.models import Rekening, Vertegenwoordiging
from duo_portal.tegenspraak.models import Zaak
from duo_portal.toegang.vertegenwoordigen import vertegenwoordigingen_van
from duo_portal.vorderingen.models import Vorderingsoort
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.betalen.test_ideal import bij_de_bank, omgeving
from tests.doenvermogen.gang import Gang
from tests.ronde.lopen import op_dag

__all__ = ["omgeving"]
pytestmark = pytest.mark.django_db
JAAR = f"/lesgeld/{bouw.SCHOOLJAAR}/"
NIEUW = "NL39RABO0300065264"
MACHTIGINGEN = "/mijn-gegevens/machtigingen/"
KAMERS = ("betalen", "tegenspraak", "mijngegevens", "portaal.vragen")


def ideal() -> Budget:
    wie = toneel.student(keer=3, stappen=4)
    gang = Gang(wie, "/")
    gang.klik("Betaal nu")
    gang.vul("Naar uw bank")
    gang.ga(bij_de_bank(gang.pad))
    assert "Uw betaling is binnen" in gang.tekst
    return gang.gemeten(dagen=0)


def termijnen() -> Budget:
    wie = toneel.student()
    with op_dag("2025-09-20"):
        gang = Gang(wie, JAAR)
        gang.klik("Betaal in termijnen")
        gang.vul("Betaal in termijnen", akkoord="on")
        beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None and beeld.in_termijnen
    return gang.gemeten(dagen=0)


def regeling() -> Budget:
    wie = toneel.student(keer=3, stappen=4)
    gang = Gang(wie, "/")
    gang.klik("Spreek een regeling af")
    gang.vul("Spreek dit af", aantal="6", eerste="2026-07-01")
    beeld = vorderingbeeld(wie.pk, Vorderingsoort.LESGELD)
    assert beeld is not None and beeld.regeling is not None
    return gang.gemeten(dagen=0)


def bezwaar() -> Budget:
    gang = Gang(toneel.bij_de_deurwaarder(), "/")
    gang.klik("Ik ben het er niet mee eens")
    gang.vul("Verstuur uw bezwaar", tekst="Ik stopte al in januari.")
    zaak = Zaak.objects.get()
    assert zaak.kenmerk in gang.tekst
    return gang.gemeten(dagen=(zaak.antwoord_voor - bouw.VANDAAG).days)


def meekijken() -> Budget:
    gang = Gang(toneel.bij_de_deurwaarder(), JAAR)
    gang.vul("Laat een mens meekijken")
    return gang.gemeten(dagen=(Zaak.objects.get().antwoord_voor - bouw.VANDAAG).days)


def machtiging_geven() -> Budget:
    """Two visits: in between the other fills in the code."""
    gever, ander = bouw.persoon("Bosman"), bouw.persoon("Vermeer")
    gang = Gang(gever, "/mijn-gegevens/")
    gang.klik("Bekijk uw machtigingen")
    gang.klik("Machtig iemand")
    gang.vul("Verder", lijnen=["lesgeld"], wat="kijken", tot="2026-09-15")
    gang.vul("Maak de code")
    _neem_aan(Gang(ander, MACHTIGINGEN))
    gang.log_opnieuw_in()
    gang.ga(MACHTIGINGEN)
    gang.klik("Bekijk en bevestig")
    gang.vul("Ja, dit klopt")
    assert Vertegenwoordiging.objects.get().vertegenwoordiger_id == ander.pk
    return gang.gemeten(dagen=0)


def _neem_aan(gang: Gang) -> Gang:
    gang.klik("Ik heb een code gekregen")
    gang.vul("Verder", code=code_van(Machtigingsaanbod.objects.get().pk))
    gang.vul("Ja, dat wil ik")
    return gang


def machtiging_aannemen() -> Budget:
    gever = Gang(bouw.persoon("Bosman"), f"{MACHTIGINGEN}nieuw/")
    gever.vul("Verder", lijnen=["lesgeld"], wat="kijken", tot="2026-09-15")
    gever.vul("Maak de code")
    return _neem_aan(Gang(bouw.persoon("Vermeer"), MACHTIGINGEN)).gemeten(dagen=0)


def machtiging_stoppen() -> Budget:
    wie = bouw.persoon("Bosman")
    ander = toneel.machtig(wie)
    gang = Gang(wie, "/mijn-gegevens/")
    gang.klik("Bekijk uw machtigingen")
    gang.klik("Stop")
    gang.vul("Stop nu")
    assert not vertegenwoordigingen_van(ander.pk)
    return gang.gemeten(dagen=0)


def rekening() -> Budget:
    wie = bouw.persoon()
    gang = Gang(wie, "/mijn-gegevens/")
    gang.klik("Geef een andere rekening op")
    gang.vul("Verder", iban=NIEUW, tenaamstelling="R. Jansen")
    gang.vul("Verander mijn rekening", opnieuw=NIEUW)
    assert Rekening.objects.get(persoon=wie, vervangen_op__isnull=True).iban == NIEUW
    return gang.gemeten(dagen=0)


def correctieverzoek() -> Budget:
    wie = bouw.persoon()
    gang = Gang(wie, "/vragen/correctieverzoek/0/")
    gang.vul("Begin")
    for antwoord in ({"wat": "naam"}, {"nu": "Er staat Jansn."}, {"juist": "Jansen"}, {"sinds": "1-2-2020"}, {}):
        gang.vul("Volgende", **antwoord)
    gang.vul("Verstuur", akkoord="on")
    assert Aanvraag.objects.get(persoon=wie)
    termijn = Taak.objects.get(persoon=wie).termijn
    assert termijn is not None
    return gang.gemeten(dagen=(termijn - bouw.VANDAAG).days)


STROMEN: dict[str, Callable[[], Budget]] = {
    "ideal": ideal,
    "termijnen": termijnen,
    "regeling": regeling,
    "bezwaar": bezwaar,
    "meekijken": meekijken,
    "machtiging-geven": machtiging_geven,
    "machtiging-aannemen": machtiging_aannemen,
    "machtiging-stoppen": machtiging_stoppen,
    "rekening": rekening,
    "correctieverzoek": correctieverzoek,
}


def budgetten() -> dict[str, Budget]:
    uit: dict[str, Budget] = {}
    for kamer in KAMERS:
        bestand = import_module(f"duo_portal.{kamer}").__file__
        assert bestand is not None
        uit |= lees_budgetten(Path(bestand).parent / "doenvermogen.toml")
    return uit


@pytest.fixture(autouse=True)
def nederlands() -> Iterator[None]:
    with translation.override("nl"):
        yield


def test_elke_stroom_heeft_een_budget() -> None:
    assert set(STROMEN) == set(budgetten())


@pytest.mark.parametrize("naam", STROMEN)
def test_geen_stroom_vraagt_meer_dan_zijn_budget(naam: str) -> None:
    gemeten = STROMEN[naam]()
    assert gemeten.boven(budgetten()[naam]) == {}, gemeten


def test_een_stap_te_veel_wordt_gevonden() -> None:
    gang = Gang(bouw.persoon(), "/mijn-gegevens/")
    gang.klik("Geef een andere rekening op")
    assert gang.gemeten(dagen=0).boven(Budget(paginas=1, vragen=0, bijlagen=0, inlogs=1, dagen=0)) == {"paginas": (2, 1)}


def test_wat_niet_op_de_bladzijde_staat_kan_niemand_doen() -> None:
    gang = Gang(bouw.persoon(), "/mijn-gegevens/rekening/")
    with pytest.raises(AssertionError, match="staat niet op"):
        gang.vul("Verder", geheim="x")
    with pytest.raises(AssertionError, match="geen knop"):
        gang.vul("Doe iets anders")
    with pytest.raises(AssertionError, match="geen link"):
        gang.klik("Nergens")
