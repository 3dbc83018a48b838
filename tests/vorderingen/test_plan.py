"""Plans that are debited: when they end the ladder asks for the rest, and never while a debit is at the bank."""

from datetime import date

import pytest

from duo_portal.betalingen.models import (
    Batchsoort,
    Betaalbatch,
    Incasso,
    Incassomachtiging,
    Incassoregeling,
    Incassoretour,
    Retourgrond,
)
from duo_portal.vorderingen.models import Einde, Inning, Inningsstap, Regelingeinde, Termijn, Vordering
from tests import bouw
from tests.vorderingen.ladder import VERVALLEN, beeindig, ladder, nachten, plan, student

pytestmark = pytest.mark.django_db


def test_een_plan_met_incasso_waarvan_de_laatste_dag_lang_voorbij_is_eindigt() -> None:
    vordering = student()
    regeling = plan(vordering)
    machtiging = Incassomachtiging.objects.create(
        persoon=vordering.persoon, kenmerk="M1", iban=bouw.IBAN, tenaamstelling="R. Jansen", getekend_op=date(2025, 9, 20)
    )
    Incassoregeling.objects.create(regeling=regeling, machtiging=machtiging)
    bouw.betaal(vordering.persoon, 129_600, date(2026, 6, 25))
    nachten(date(2026, 7, 27), date(2026, 8, 10))
    assert [naam for naam, _ in ladder(vordering)] == ["REGELING_VERVALLEN", "BETALINGSVERZOEK"]
    assert Regelingeinde.objects.get(regeling=regeling).datum == date(2026, 7, 30)


def gestopt(op: date) -> Vordering:
    """Who stopped the debits is asked for the rest on the same day, and has a month."""
    vordering = student()
    beeindig(plan(vordering), op, Einde.GESTOPT)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.BETALINGSVERZOEK, datum=op, bedrag_centen=145_800)
    return vordering


def test_wie_de_incasso_stopt_heeft_een_maand() -> None:
    vordering = gestopt(date(2026, 1, 12))
    nachten(date(2026, 1, 12), date(2026, 2, 20))
    assert ladder(vordering) == [("BETALINGSVERZOEK", date(2026, 1, 12)), ("HERINNERING", date(2026, 2, 13))]


def test_een_verzoek_over_een_termijn_is_geen_verzoek_om_de_rest_als_het_plan_daarna_vervalt() -> None:
    vordering = student()
    regeling = plan(vordering)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.BETALINGSVERZOEK, datum=date(2025, 12, 8), bedrag_centen=16_200)
    beeindig(regeling, VERVALLEN)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.REGELING_VERVALLEN, datum=VERVALLEN, bedrag_centen=145_800)
    nachten(VERVALLEN, date(2026, 4, 3))
    assert ladder(vordering)[2:] == [("BETALINGSVERZOEK", date(2026, 3, 2)), ("HERINNERING", date(2026, 4, 3))]


def test_zolang_een_afschrijving_bij_de_bank_ligt_vragen_wij_niets() -> None:
    vordering = gestopt(date(2026, 1, 12))
    machtiging = Incassomachtiging.objects.create(
        persoon=vordering.persoon, kenmerk="M2", iban=bouw.IBAN, tenaamstelling="R. Jansen", getekend_op=date(2025, 9, 20)
    )
    batch = Betaalbatch.objects.create(soort=Batchsoort.INCASSO, uitvoeren_op=date(2026, 2, 25), aantal=1, totaal_centen=16_200)
    termijn = Termijn.objects.filter(vordering=vordering).order_by("volgnummer")[4]
    order = Incasso.objects.create(
        persoon=vordering.persoon, vordering=vordering, termijn=termijn, machtiging=machtiging, batch=batch, bedrag_centen=16_200,
        iban=bouw.IBAN, tenaamstelling="R. Jansen", machtigingskenmerk="M2", getekend_op=date(2025, 9, 20), omschrijving="Lesgeld",
    )  # fmt: skip
    nachten(date(2026, 1, 12), date(2026, 2, 24))
    assert ladder(vordering)[1:] == []
    Incassoretour.objects.create(incasso=order, code="AM04", grond=Retourgrond.GEWEIGERD, datum=date(2026, 2, 25))
    nachten(date(2026, 2, 25), date(2026, 2, 27))
    assert ladder(vordering)[1:] == [("HERINNERING", date(2026, 2, 25))]
