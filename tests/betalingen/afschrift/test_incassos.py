"""Debit files that the bank executed, and what came back of them."""

from collections.abc import Iterator

import pytest

from duo_portal.betalingen.models import (
    Afschriftregel,
    Batchsoort,
    Bestemming,
    Betaalbatch,
    Betaalbestand,
    Incasso,
    Incassomachtiging,
    Incassoretour,
    Regelverwerking,
)
from duo_portal.grootboek.models import Grootboekrekening
from duo_portal.register.models import Persoon
from tests import bouw
from tests.betalingen.afschrift.lader import (
    Lader,
    bestemmingen,
    kenmerk,
    saldo,
    teruggekomen,
    uitbetaalbatch,
    uitvoering,
    vordering_van,
    vrij,
)
from tests.betalingen.afschrift.maken import AFZENDER, DAG, MORGEN, Regel

pytestmark = pytest.mark.django_db


def incassobatch(*wie: Persoon, centen: int = 16_200) -> tuple[Betaalbatch, list[Incasso]]:
    """A debit file that went to the bank."""
    batch = Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=MORGEN, aantal=len(wie), totaal_centen=centen * len(wie))
    orders = [_incasso(persoon, batch, centen) for persoon in wie]
    vrij(batch)
    Betaalbestand.objects.create(batch=batch, berichtkenmerk=f"VOORBEELD-{batch.pk:012d}", sha256="0" * 64)
    return batch, orders


def _incasso(wie: Persoon, batch: Betaalbatch, centen: int) -> Incasso:
    vordering = vordering_van(wie)
    machtiging = Incassomachtiging.objects.create(
        persoon=wie, kenmerk=f"M-{wie.pk}-{batch.pk}", iban=AFZENDER, tenaamstelling="M. Dijkstra", getekend_op=DAG
    )
    return Incasso.objects.create(
        persoon=wie,
        vordering=vordering,
        termijn=vordering.termijnen.get(volgnummer=1),
        machtiging=machtiging,
        batch=batch,
        bedrag_centen=centen,
        iban=AFZENDER,
        tenaamstelling="M. Dijkstra",
        machtigingskenmerk=machtiging.kenmerk,
        getekend_op=DAG,
        omschrijving="Lesgeld",
    )


def test_een_incassobatch_boekt_elke_opdracht_en_leegt_de_tussenrekening(laad: Lader) -> None:
    wie = [bouw.student() for _ in range(2)]
    batch, _ = incassobatch(*wie)
    uitkomst = laad(Regel(32_400, batch=batch.bestand.berichtkenmerk))
    assert uitkomst.tellingen == {Bestemming.INCASSOBATCH: 1}
    assert [saldo(Grootboekrekening.VORDERING_LESGELD, vordering_van(w)) for w in wie] == [129_600] * 2
    assert saldo(Grootboekrekening.TUSSENREKENING_INCASSO) == 0


@pytest.mark.parametrize("volgorde", [1, -1], ids=["eerst geboekt", "eerst terug"])
def test_een_incasso_die_terugkomt_zet_de_schuld_terug(laad: Lader, volgorde: int) -> None:
    wie = bouw.student()
    batch, (order,) = incassobatch(wie)
    terug = Regel(16_200, bij=False, eindtoeeind=f"I{order.pk:012d}", retour="AM04")
    regels = [Regel(16_200, batch=batch.bestand.berichtkenmerk), terug][::volgorde]
    laad(*regels)
    assert saldo(Grootboekrekening.VORDERING_LESGELD, vordering_van(wie)) == 145_800
    assert saldo(Grootboekrekening.TUSSENREKENING_INCASSO) == 0
    assert Incassoretour.objects.get().code == "AM04"
    laad(terug)
    assert bestemmingen()[-1] == Bestemming.ONBEKEND, "dezelfde incasso komt niet twee keer terug"


def test_een_retour_van_een_eerdere_dag_dan_de_boeking(laad: Lader) -> None:
    """As when the bank books the batch a day after it refused one order."""
    wie = bouw.student()
    batch, (order,) = incassobatch(wie)
    laad(Regel(50_000))
    laad(Regel(16_200, bij=False, eindtoeeind=f"I{order.pk:012d}", retour="AM04"))
    laad(Regel(16_200, batch=batch.bestand.berichtkenmerk))
    assert saldo(Grootboekrekening.VORDERING_LESGELD, vordering_van(wie)) == 145_800
    assert saldo(Grootboekrekening.TUSSENREKENING_INCASSO) == 0


def regels_van_alles() -> Iterator[Regel]:
    wie = [bouw.student() for _ in range(3)]
    incassos, orders = incassobatch(*wie)
    uitbetaald, opdrachten = uitbetaalbatch(72_900, 100)
    yield Regel(48_600, batch=incassos.bestand.berichtkenmerk)
    yield uitvoering(uitbetaald)
    yield teruggekomen(opdrachten[1], 100)
    yield Regel(16_200, bij=False, eindtoeeind=f"I{orders[0].pk:012d}", retour="MD06")
    yield Regel(5_000, tekst=kenmerk(vordering_van(wie[1])))
    yield Regel(777)


def test_alles_in_een_bestand_sluit_aan(laad: Lader) -> None:
    regels = list(regels_van_alles())
    laad(Regel(100_000))
    uitkomst = laad(*regels)
    assert sum(uitkomst.tellingen.values()) == len(regels)
    assert saldo(Grootboekrekening.TUSSENREKENING_INCASSO) == 0
    assert saldo(Grootboekrekening.ONBEKENDE_ONTVANGST) == -100_777
    assert Regelverwerking.objects.count() == Afschriftregel.objects.count()
