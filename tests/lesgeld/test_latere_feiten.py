"""A fact that comes later changes what it bears on, and nothing that was given before."""

from datetime import date

import pytest
from django.utils import timezone

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.models import Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.services.stel_batch_samen import stel_batch_samen
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Inschrijving, Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from lesgeld.selectors import beeld_van
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from tests import bouw
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
JANUARI = date(2026, 1, 31)
NA_AFLOOP = date(2026, 8, 20)


def uitkomsten(wie: Persoon) -> list[int]:
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))


def afgestudeerd() -> Persoon:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, JANUARI)
    bouw.diploma(wie, JANUARI)
    return wie


def verbeter_laatste_dag(wie: Persoon, eind: date) -> None:
    oud = Inschrijving.objects.get(persoon=wie, vervangen_op__isnull=True)
    Inschrijving.objects.filter(pk=oud.pk).update(vervangen_op=timezone.now())
    bouw.inschrijving(wie, oud.begindatum, eind)
    bouw.meld(wie, "inschrijving gecorrigeerd")


def test_een_nieuwe_inschrijving_neemt_een_bevestigde_teruggave_niet_terug() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(automatisch=False)
    bevestig_teruggave(Aanvraag.objects.get().pk, wie.pk)
    bouw.inschrijving(wie, date(2026, 3, 1), onderwijs=Onderwijs.BBL, wat=bouw.opleiding("25614"))
    bouw.meld(wie, "inschrijving")
    bouw.geef_terug(date(2026, 6, 20), automatisch=False)
    assert uitkomsten(wie) == [145_800, 72_900]


def test_na_31_juli_blijft_een_teruggave_staan_als_er_niets_aan_verandert() -> None:
    wie = afgestudeerd()
    bouw.geef_terug()
    bouw.meld(wie, "inschrijving gecorrigeerd")
    bouw.geef_terug(NA_AFLOOP)
    assert uitkomsten(wie) == [145_800, 72_900]
    assert not Taak.objects.filter(soort="teruggave_te_laat").exists()


@pytest.mark.parametrize(("eind", "verwacht"), [(date(2026, 2, 28), [145_800, 72_900, 85_050]), (date(2025, 12, 31), [145_800, 72_900])])
def test_na_31_juli_wordt_een_teruggave_kleiner_maar_niet_vanzelf_groter(eind: date, verwacht: list[int]) -> None:
    wie = afgestudeerd()
    bouw.geef_terug()
    verbeter_laatste_dag(wie, eind)
    bouw.geef_terug(NA_AFLOOP)
    assert uitkomsten(wie) == verwacht
    assert Taak.objects.filter(soort="teruggave_te_laat").exists() == (len(verwacht) == 2)


def test_een_aanvraag_van_voor_31_juli_is_op_tijd_ook_als_een_rem_haar_ophield() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(automatisch=False)
    rem = Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, van=date(2026, 6, 15))
    bevestig_teruggave(Aanvraag.objects.get().pk, wie.pk)
    Rem.objects.filter(pk=rem.pk).update(vervangen_op=timezone.now())
    bouw.geef_terug(NA_AFLOOP, automatisch=False)
    assert uitkomsten(wie) == [145_800, 72_900]


def trek_diploma_in(wie: Persoon) -> None:
    wie.diplomas.update(vervangen_op=timezone.now())
    bouw.meld(wie, "diploma ingetrokken")


def test_na_een_ingetrokken_diploma_telt_wat_terugging_niet_meer_als_betaald() -> None:
    wie = afgestudeerd()
    bouw.geef_terug()
    trek_diploma_in(wie)
    bouw.geef_terug(date(2026, 6, 16))
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.waarden["betaald"], bericht.waarden["nog_te_betalen"]) == (72_900, 72_900)
    beeld = beeld_van(wie.pk)
    assert beeld is not None
    assert (beeld.stand.betaald, beeld.stand.terug, beeld.stand.open) == (72_900, 0, 72_900)
    assert sum(termijn.open for termijn in beeld.termijnen) == 72_900


def test_een_tweede_teruggave_noemt_alleen_wat_er_nog_bij_komt() -> None:
    wie = afgestudeerd()
    bouw.geef_terug()
    verbeter_laatste_dag(wie, date(2025, 12, 31))
    bouw.geef_terug(date(2026, 6, 16))
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.waarden["betaald"], bericht.waarden["nieuw_lesgeld"], bericht.waarden["terug"]) == (72_900, 60_750, 12_150)
    beeld = beeld_van(wie.pk)
    assert beeld is not None
    assert (beeld.stand.betaald, beeld.stand.terug) == (72_900, 12_150)


def test_een_hoger_lesgeld_heet_bij_de_deurwaarder_geen_verlaging() -> None:
    wie = bouw.student(betaald=48_600)
    vordering = Vordering.objects.get(persoon=wie)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.DEURWAARDER, datum=date(2026, 6, 8), bedrag_centen=97_200)
    bouw.eindig(wie, JANUARI)
    bouw.diploma(wie, JANUARI)
    bouw.geef_terug()
    trek_diploma_in(wie)
    bouw.geef_terug(date(2026, 6, 16))
    assert list(vordering.inning.order_by("pk").values_list("stap", "bedrag_centen"))[1:] == [(Inningsstap.VERLAAGD, 24_300)]
    assert Taak.objects.filter(soort="hoger_na_overdracht", persoon=wie).exists()
    assert Taak.objects.filter(soort="kosten_van_inning", persoon=wie).count() == 1


def test_een_aanvraag_waarop_niets_volgt_gaat_naar_een_mens() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(automatisch=False)
    trek_diploma_in(wie)
    aanvraag = bevestig_teruggave(Aanvraag.objects.get().pk, wie.pk)
    assert aanvraag.staat == Aanvraagstaat.NAAR_MENS
    assert Taak.objects.filter(soort="aanvraag_zonder_besluit", persoon=wie).exists()


def test_een_overledene_met_een_hoger_lesgeld_gaat_naar_een_mens() -> None:
    wie = afgestudeerd()
    bouw.geef_terug()
    trek_diploma_in(wie)
    bouw.overlijden(wie, date(2026, 6, 14))
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800, 72_900]
    assert Taak.objects.filter(soort="hoger_na_overlijden", persoon=wie).exists()


def test_wie_geremd_is_leest_niet_dat_de_aanvraag_is_berekend() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(automatisch=False)
    Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, van=date(2026, 6, 15))
    antwoord = burger(wie).post(f"/lesgeld/aanvraag/{Aanvraag.objects.get().pk}/", follow=True)
    assert "Een medewerker bekijkt hem" in antwoord.content.decode()


def test_een_nieuw_feit_opent_een_afgehandelde_taak_opnieuw() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(NA_AFLOOP)
    taak = Taak.objects.get(soort="teruggave_te_laat", persoon=wie)
    Taak.objects.filter(pk=taak.pk).update(staat=Taakstaat.AFGEHANDELD, uitkomst="niets gedaan")
    bouw.meld(wie, "school leverde opnieuw")
    bouw.geef_terug(NA_AFLOOP)
    taak.refresh_from_db()
    assert taak.staat == Taakstaat.OPEN


def test_een_betaling_wacht_als_het_lesgeld_weer_hoger_werd_voordat_iemand_haar_vrijgaf() -> None:
    wie = afgestudeerd()
    bouw.geef_terug(date(2026, 6, 15))
    wie.diplomas.update(vervangen_op=timezone.now())
    bouw.meld(wie, "diploma ingetrokken")
    bouw.geef_terug(date(2026, 6, 16))
    samenstelling = stel_batch_samen(date(2026, 6, 16))
    assert (samenstelling.batch, samenstelling.aangehouden) == (None, 1)
    assert Taak.objects.filter(soort="betaling_aangehouden", persoon=wie).exists()
