"""At a diploma the prestatiebeurs becomes a gift: once, in the ledger, with one letter."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Diploma, Opleiding, Persoon
from duo_portal.register.models.onderwijs import Opleidingssoort
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.beeld import Bedragen
from studiefinanciering.selectors import beeld_van
from tests import bouw
from tests.studiefinanciering.betaling.kaders import betaal, ken_toe, klaar, saldo, sluit_aan

pytestmark = pytest.mark.django_db
GIFT, VOORWAARDELIJK = Rekening.LASTEN_STUDIEFINANCIERING, Rekening.VOORWAARDELIJKE_BEURS


def student(onderwijs: int = 1) -> Persoon:
    wie = bouw.persoon()
    ken_toe(wie, (1, 6, 10_000), prestatie=20_000, onderwijs=onderwijs)
    betaal(6)
    return wie


def haal_diploma(wie: Persoon, niveau: str = "4", soort: Opleidingssoort = Opleidingssoort.MBO) -> None:
    wat = Opleiding.objects.create(soort=soort, code=f"9{niveau[:3]}", naam="Kapper", niveau=niveau)
    Diploma.objects.create(persoon=wie, instelling=bouw.school(), opleiding=wat, behaald_op=date(2026, 6, 5), ontvangen_op=date(2026, 6, 9))


def zet_om(dag: date = date(2026, 6, 20)) -> None:
    klaar("omzetting", dag)


def test_een_diploma_op_niveau_4_maakt_alles_een_gift_en_een_keer() -> None:
    wie = student()
    haal_diploma(wie)
    zet_om()
    zet_om(date(2026, 6, 21))
    assert (saldo(wie, GIFT), saldo(wie, VOORWAARDELIJK)) == (6 * 30_000, 0)
    assert beeld_van(wie.pk).ontvangen == Bedragen(gift=6 * 30_000)
    brief = Bericht.objects.get(persoon=wie, sjabloonversie__naam="studiefinanciering/omzetting")
    assert brief.waarden == {"stelsel": "mbo", "bedrag": 120_000, "rest": 0, "diploma_op": "2026-06-05"}
    sluit_aan()


def test_niveau_2_zet_niets_om() -> None:
    wie = student()
    haal_diploma(wie, "2")
    zet_om()
    assert (saldo(wie, GIFT), saldo(wie, VOORWAARDELIJK)) == (60_000, 120_000)


def test_wat_later_lager_wordt_gaat_ook_uit_de_gift() -> None:
    wie = student()
    haal_diploma(wie)
    zet_om()
    ken_toe(wie, (1, 5, 10_000), prestatie=20_000, op=date(2026, 6, 21))
    klaar("nabetaling", date(2026, 6, 22))
    zet_om(date(2026, 6, 23))
    assert (saldo(wie, GIFT), saldo(wie, VOORWAARDELIJK)) == (5 * 30_000, 0)
    assert beeld_van(wie.pk).ontvangen == Bedragen(gift=5 * 30_000)
    sluit_aan()


def test_een_rem_houdt_de_omzetting_tegen() -> None:
    wie = student()
    haal_diploma(wie)
    zet_rem(wie.pk, Remsoort.BEZWAAR, lijn="studiefinanciering")
    zet_om()
    assert saldo(wie, VOORWAARDELIJK) == 120_000


@pytest.mark.parametrize(
    ("onderwijs", "uitkomst"), [(Onderwijs.HBO, (180_000, 0, 0)), (Onderwijs.WO, (60_000, 120_000, 1))], ids=["hbo", "wo"]
)
def test_een_bachelor_van_de_universiteit_gaat_naar_een_mens(onderwijs: Onderwijs, uitkomst: tuple[int, int, int]) -> None:
    """It converts only when its holder asks (WSF 5.9); that of a hogeschool by itself."""
    wie = student(onderwijs=2)
    haal_diploma(wie, "bachelor", Opleidingssoort.HO)
    bouw.inschrijving(wie, date(2022, 9, 1), None, onderwijs, wat=Opleiding.objects.get(niveau="bachelor"))
    zet_om()
    taken = Taak.objects.filter(soort="omzetting_beoordelen").count()
    assert (saldo(wie, GIFT), saldo(wie, VOORWAARDELIJK), taken) == uitkomst
