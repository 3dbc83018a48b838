"""What the ledger refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from duo_portal.grootboek.models import ZONDER_PERSOON, Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering
from tests import bouw

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 15)


def boek(oorzaak: Oorzaak, persoon: Persoon | None, vordering: Vordering | None = None) -> Boeking:
    with transaction.atomic():
        return Boeking.objects.create(
            persoon=persoon,
            vordering=vordering,
            debet=Grootboekrekening.BANK,
            credit=Grootboekrekening.ONBEKENDE_ONTVANGST,
            bedrag_centen=100,
            oorzaak=oorzaak,
            boekdatum=DAG,
            valutadatum=DAG,
        )


@pytest.mark.parametrize("oorzaak", list(Oorzaak))
def test_alleen_geld_dat_van_niemand_is_heeft_geen_persoon(oorzaak: Oorzaak) -> None:
    if oorzaak in ZONDER_PERSOON:
        assert boek(oorzaak, None).persoon_id is None
    else:
        with pytest.raises(IntegrityError, match="boeking_met_persoon"):
            boek(oorzaak, None)


def test_wat_van_een_vordering_is_heeft_altijd_een_persoon() -> None:
    vordering = Vordering.objects.get(persoon=bouw.student())
    with pytest.raises(IntegrityError, match="boeking_met_persoon"):
        boek(Oorzaak.UITBETAALD, None, vordering)
