"""Payment files that the bank executed, and what came back of them."""

import pytest

from duo_portal.betalingen.models import Bestemming, Uitbetalingretour, Uitvoering
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.werkvoorraad.models import Taak
from tests.betalingen.afschrift.lader import Lader, bestemmingen, saldo, teruggekomen, uitbetaalbatch, uitvoering
from tests.betalingen.afschrift.maken import Regel

pytestmark = pytest.mark.django_db


def test_een_uitgevoerd_bestand_betaalt_elke_opdracht_een_keer(laad: Lader) -> None:
    batch, _ = uitbetaalbatch(72_900, 100)
    uitkomst = laad(uitvoering(batch))
    assert uitkomst.tellingen == {Bestemming.UITBETALING: 1}
    assert Uitvoering.objects.count() == 2
    assert saldo(Grootboekrekening.TE_BETALEN_LESGELD) == 0
    laad(uitvoering(batch))
    assert bestemmingen() == [Bestemming.UITBETALING, Bestemming.ONBEKEND]
    assert Uitvoering.objects.count() == 2


def test_een_ander_bedrag_dan_de_batch_is_voor_een_mens(laad: Lader) -> None:
    batch, _ = uitbetaalbatch(72_900)
    laad(Regel(72_901, bij=False, batch=batch.bestand.berichtkenmerk))
    assert bestemmingen() == [Bestemming.ONBEKEND]
    assert not Uitvoering.objects.exists()


def test_een_bank_die_elke_opdracht_apart_boekt(laad: Lader) -> None:
    _, (een, twee) = uitbetaalbatch(72_900, 100)
    laad(Regel(100, bij=False, eindtoeeind=f"O{twee:012d}"), Regel(72_900, bij=False, eindtoeeind=f"O{een:012d}"))
    assert bestemmingen() == [Bestemming.UITBETALING] * 2
    assert saldo(Grootboekrekening.TE_BETALEN_LESGELD) == 0


@pytest.mark.parametrize("volgorde", [1, -1], ids=["eerst betaald", "eerst terug"])
def test_een_uitbetaling_die_terugkomt_is_weer_te_betalen_en_vraagt_een_mens(laad: Lader, volgorde: int) -> None:
    batch, (opdracht, _) = uitbetaalbatch(72_900, 100)
    laad(*[uitvoering(batch), teruggekomen(opdracht, 72_900)][::volgorde])
    retour = Uitbetalingretour.objects.get()
    assert (retour.opdracht_id, retour.code, retour.boeking.keert_om_id) == (opdracht, "AC04", retour.opdracht.uitvoering.boeking_id)
    assert saldo(Grootboekrekening.TE_BETALEN_LESGELD) == -72_900
    assert Taak.objects.get(soort="uitbetaling_teruggekomen").persoon_id == retour.opdracht.persoon_id


def test_wat_nooit_betaald_werd_komt_niet_terug(laad: Lader) -> None:
    _, (opdracht,) = uitbetaalbatch(72_900)
    laad(teruggekomen(opdracht, 72_900))
    assert bestemmingen() == [Bestemming.ONBEKEND]
    assert not Uitbetalingretour.objects.exists()
