"""The monthly payment: what is awarded is booked and paid once, up, down, after a stop and after a death."""

from datetime import date

import pytest

from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.remmen.models import Remsoort
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Inningsstap, Vordering, Vorderingsoort
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.models import Maandboeking
from tests import bouw
from tests.studiefinanciering.betaling.kaders import bedragen, betaal, ken_toe, saldo, sluit_aan, tegoed, tussendoor

pytestmark = pytest.mark.django_db


def test_een_maand_wordt_een_keer_betaald() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (6, 12, 25_453))
    betaal(6)
    betaal(6, date(2026, 6, 19))
    assert bedragen(wie) == [25_453]
    assert Maandboeking.objects.get(persoon=wie).gift_centen == 25_453
    opdracht = Betaalopdracht.objects.get(persoon=wie)
    assert (opdracht.iban, opdracht.omschrijving) == (bouw.IBAN, "Studiefinanciering juni 2026")
    sluit_aan()


def test_elke_vorm_staat_op_haar_eigen_rekening() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (6, 6, 10_000), prestatie=20_000, lening=5_000)
    betaal(6)
    rekeningen = (Rekening.LASTEN_STUDIEFINANCIERING, Rekening.VOORWAARDELIJKE_BEURS, Rekening.VORDERING_STUDIESCHULD)
    assert [saldo(wie, rekening) for rekening in rekeningen] == [10_000, 20_000, 5_000]
    assert (bedragen(wie), tegoed(wie)) == ([35_000], 0)


def test_eerdere_maanden_worden_nabetaald() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 25_453))
    betaal(6)
    assert bedragen(wie) == [6 * 25_453]


def test_een_run_over_een_eerdere_maand_laat_latere_maanden_met_rust() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 25_453))
    betaal(6)
    betaal(3, date(2026, 6, 19))
    assert (bedragen(wie), tegoed(wie)) == ([6 * 25_453], 0)


def test_nul_wordt_nooit_verstuurd() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (6, 6, 0))
    betaal(6)
    assert (bedragen(wie), Maandboeking.objects.count()) == ([], 0)


def test_lager_wordt_met_een_klein_deel_verrekend() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (1, 12, 28_000), op=date(2026, 6, 1))
    betaal(6)
    assert (bedragen(wie), tegoed(wie)) == ([150_000, 25_200], -7_200)
    betaal(7)
    betaal(8)
    betaal(9)
    assert (bedragen(wie)[2:], tegoed(wie)) == ([25_200, 25_200, 26_400], 0)
    assert Vordering.objects.count() == 0
    sluit_aan()


def test_zonder_volgende_maand_komt_er_een_vordering_met_een_regeling() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (1, 1, 30_000), op=date(2026, 6, 9))
    tussendoor()
    claim = Vordering.objects.get(persoon=wie, soort=Vorderingsoort.TEVEEL_ONTVANGEN)
    regeling = Betalingsregeling.objects.get(vordering=claim)
    termijnen = list(regeling.eigen_termijnen.order_by("volgnummer").values_list("bedrag_centen", "vervaldatum"))
    assert (sum(centen for centen, _ in termijnen), len(termijnen)) == (120_000, 24)
    assert termijnen[0] == (5_000, date(2026, 8, 10))
    bericht = claim.inning.get(stap=Inningsstap.REGELING).bericht
    assert bericht is not None
    assert bericht.waarden["maanden"][0] == {"maand": "2026-02-01", "gekregen": 30_000, "recht": 0}
    assert (tegoed(wie), saldo(wie, Rekening.VORDERING_TEVEEL)) == (0, 120_000)
    tussendoor(peildatum=date(2026, 6, 11))
    assert Inning.objects.filter(vordering=claim).count() == 1
    sluit_aan()


def test_weer_hoger_verlaagt_eerst_de_vordering() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 5, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (1, 1, 30_000), op=date(2026, 6, 9))
    tussendoor()
    ken_toe(wie, (1, 5, 31_000), op=date(2026, 6, 11))
    tussendoor(peildatum=date(2026, 6, 12))
    assert (saldo(wie, Rekening.VORDERING_TEVEEL), bedragen(wie)) == (0, [150_000, 5_000])
    sluit_aan()


def test_een_tweede_keer_te_veel_krijgt_een_plan_voor_het_geheel() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 5, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (1, 3, 30_000), op=date(2026, 6, 9))
    tussendoor()
    ken_toe(wie, (1, 1, 30_000), op=date(2026, 6, 11))
    tussendoor(peildatum=date(2026, 6, 12))
    plan = Betalingsregeling.objects.get(persoon=wie, vervangen_op=None)
    assert sum(plan.eigen_termijnen.values_list("bedrag_centen", flat=True)) == 120_000
    assert Betalingsregeling.objects.filter(persoon=wie).count() == 2


def test_een_kleine_nabetaling_wacht_op_de_volgende_maand() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (5, 6, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (5, 6, 31_000), op=date(2026, 6, 9))
    tussendoor()
    assert (bedragen(wie), tegoed(wie)) == ([30_000], 1_000)
    betaal(6)
    assert bedragen(wie) == [30_000, 32_000]


def test_een_grote_nabetaling_gaat_meteen() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 5, 25_453), op=date(2026, 6, 9))
    tussendoor()
    assert bedragen(wie) == [5 * 25_453]


def test_niets_na_de_maand_van_overlijden() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 30_000))
    bouw.overlijden(wie, date(2026, 6, 3))
    betaal(7)
    assert Maandboeking.objects.filter(persoon=wie).latest("maand").maand == date(2026, 6, 1)
    assert bedragen(wie) == []
    assert Taak.objects.get(soort="rekening_ontbreekt").gegevens["wacht"] == "overleden"
    sluit_aan()


def test_na_een_overlijden_wordt_niets_teruggevraagd() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 30_000))
    betaal(6)
    bouw.overlijden(wie, date(2026, 3, 3))
    betaal(7)
    assert (Vordering.objects.count(), tegoed(wie)) == (0, -90_000)
    assert Taak.objects.get(soort="teveel_na_overlijden").gegevens == {"teveel_centen": 90_000}


def test_zonder_rekening_gaat_niets_verloren() -> None:
    wie = bouw.persoon(rekening=False)
    ken_toe(wie, (6, 6, 30_000))
    betaal(6)
    assert bedragen(wie) == []
    assert Taak.objects.get(soort="rekening_ontbreekt").persoon_id == wie.pk
    sluit_aan()


def test_een_rem_met_de_hand_houdt_de_betaling_tegen_en_een_mens_weet_het() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (6, 6, 30_000))
    zet_rem(wie.pk, Remsoort.HANDMATIG, lijn="studiefinanciering")
    betaal(6)
    assert (bedragen(wie), Maandboeking.objects.count(), Taak.objects.get(soort="geremd").persoon_id) == ([], 0, wie.pk)


def test_bezwaar_houdt_het_terughalen_tegen_niet_de_betaling() -> None:
    wie = bouw.persoon()
    ken_toe(wie, (1, 12, 30_000))
    betaal(5, date(2026, 5, 18))
    ken_toe(wie, (1, 12, 28_000), op=date(2026, 6, 1))
    zet_rem(wie.pk, Remsoort.BEZWAAR, lijn="studiefinanciering")
    betaal(6)
    assert (bedragen(wie), tegoed(wie)) == ([150_000, 28_000], -10_000)
    assert Taak.objects.get(soort="geremd").persoon_id == wie.pk
