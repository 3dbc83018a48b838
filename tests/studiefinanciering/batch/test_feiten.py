"""Facts of the register that come in or change have the awards that they touch judged again."""

from datetime import date

import pytest

from duo_portal.register.models import Inschrijving, TeBeoordelen
from duo_portal.register.services.leg_feiten_vast import leg_inschrijvingen_vast
from duo_portal.register.services.trek_in import trek_inschrijving_in
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.codes import Grond
from studiefinanciering.models import Aanvullend
from studiefinanciering.tasks import beoordeel_feiten, herbereken
from tests.studiefinanciering.batch import mensen

pytestmark = pytest.mark.django_db


def wachtend() -> set[tuple[int, int, str]]:
    rijen = TeBeoordelen.objects.filter(lijn="studiefinanciering", run_id__isnull=True)
    return set(rijen.values_list("persoon_id", "periode", "aanleiding"))


def test_een_inschrijving_die_met_terugwerkende_kracht_vervalt_beeindigt_wat_werd_toegekend() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(jaar=2026)
    trek_inschrijving_in(Inschrijving.objects.get(persoon=wie).pk, "nooit ingeschreven geweest")
    assert {jaar for persoon, jaar, _ in wachtend() if persoon == wie.pk} == {2025, 2026}
    mensen.draai(jaar=2026, alle=False)
    besluit = mensen.besluiten(wie)[-1]
    assert (besluit.grond, besluit.uitkomst_centen, mensen.maanden(wie)) == (Grond.BEEINDIGING, 0, {})
    assert not {jaar for persoon, jaar, _ in wachtend() if persoon == wie.pk} & {2026}


def test_een_uitschrijving_eindigt_de_beurs_na_de_laatste_maand() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(jaar=2026)
    oud = Inschrijving.objects.get(persoon=wie)
    nieuw = Inschrijving(
        persoon_id=wie.pk, instelling_id=oud.instelling_id, opleiding_id=oud.opleiding_id, onderwijs=oud.onderwijs,
        begindatum=oud.begindatum, einddatum=date(2026, 3, 31), ontvangen_op=date(2026, 6, 9), reden="uitgeschreven",
    )  # fmt: skip
    leg_inschrijvingen_vast([], [(oud, nieuw)])
    mensen.draai(jaar=2026, alle=False)
    assert set(mensen.maanden(wie)) == {1, 2, 3}


def test_de_nacht_beoordeelt_elk_jaar_waarover_een_feit_kwam_maar_niet_een_jaar_dat_nog_komt() -> None:
    wie = mensen.die_vroeg()
    for jaar in (2025, 2026, 2027):
        mensen.meld(wie, jaar)
    runs = list(beoordeel_feiten(mensen.VANDAAG))
    assert [run.parameters["jaar"] for run in runs] == [2025, 2026]


def test_zonder_normen_van_het_nieuwe_jaar_krijgen_medewerkers_een_taak_en_niemand_een_besluit() -> None:
    mensen.die_vroeg(Aanvullend.JA)
    assert list(herbereken(date(2026, 12, 1))) == []
    assert Taak.objects.get(soort="normen_ontbreken").gegevens == {"jaar": 2027}
