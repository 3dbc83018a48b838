"""A no to what we gave by ourselves counts from next month on, and is decided at once."""

from datetime import date

import pytest

from duo_portal import tijd
from duo_portal.aanvragen.models import Aanvraag
from duo_portal.batches.models import Run
from studiefinanciering.models import Aanvullend, Studiekeuze
from studiefinanciering.services.wijs_af import wijs_af
from tests.studiefinanciering.batch import mensen
from tests.studiefinanciering.batch.test_ambtshalve import in_het_ho

pytestmark = pytest.mark.django_db


def test_nee_na_wat_vanzelf_kwam_geldt_vanaf_volgende_maand_en_meteen() -> None:
    wie = in_het_ho()
    mensen.draai("ambtshalve", automatisch=True)
    assert Studiekeuze.objects.filter(persoon=wie, vervangen_op__isnull=True, aanvullend=Aanvullend.AMBTSHALVE).exists()
    wijs_af(Aanvraag.objects.get(persoon=wie, staat=1).pk, wie.pk)
    nee = Studiekeuze.objects.get(persoon=wie, vervangen_op__isnull=True, aanvullend=Aanvullend.NEE)
    deze = tijd.vandaag().replace(day=1)
    assert nee.vanaf == date(deze.year + deze.month // 12, deze.month % 12 + 1, 1)
    assert Run.objects.filter(soort="toekenning", parameters__persoon=wie.pk).exists()
