"""Facts of the register that come in or change have the awards that they touch judged again."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Inschrijving, Overlijden, TeBeoordelen
from duo_portal.register.services.leg_feiten_vast import leg_inschrijvingen_vast, leg_overlijdens_vast
from duo_portal.register.services.trek_in import trek_inschrijving_in
from duo_portal.werkvoorraad.models import Taak
from studiefinanciering.codes import Grond
from studiefinanciering.models import Aanvullend
from studiefinanciering.tasks import beoordeel_feiten, herbereken
from tests import bouw
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


def test_een_inkomen_dat_na_drie_jaar_wordt_gecorrigeerd_gaat_naar_een_mens() -> None:
    wie = mensen.student("Oud", date(2003, 3, 1))
    moeder = mensen.ouders([wie], 3_000_000, jaar=2021)[0]
    mensen.ho(wie, date(2023, 9, 1))
    mensen.keuze(wie, date(2023, 9, 1))
    mensen.draai(peildatum=date(2023, 10, 1), jaar=2023)
    mensen.verbeter_inkomen(moeder, 9_000_000, 2021)
    mensen.meld(wie, 2023, "inkomen")
    mensen.draai(peildatum=date(2027, 1, 2), jaar=2023, alle=False)
    assert len(mensen.besluiten(wie, 2023)) == 1
    assert Taak.objects.get(soort="herziening_te_laat").persoon_id == wie.pk


def test_binnen_drie_jaar_wordt_de_bijdrage_herzien_en_staat_erbij_hoeveel_te_veel_was() -> None:
    wie = mensen.student("Oud", date(2003, 3, 1))
    moeder = mensen.ouders([wie], 3_000_000, jaar=2021)[0]
    mensen.ho(wie, date(2023, 9, 1))
    mensen.keuze(wie, date(2023, 9, 1))
    mensen.draai(peildatum=date(2023, 10, 1), jaar=2023)
    eerder = mensen.maanden(wie, 2023)[9].aanvullend_centen
    mensen.verbeter_inkomen(moeder, 9_000_000, 2021)
    mensen.meld(wie, 2023, "inkomen")
    run = mensen.draai(peildatum=date(2026, 12, 31), jaar=2023, alle=False)
    assert (eerder, mensen.maanden(wie, 2023)[9].aanvullend_centen) == (41_600, 0)
    assert run.tellingen["teveel_centen"] == 4 * eerder


def test_twee_keer_op_een_dag_een_ander_besluit_laat_het_laatste_gelden() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(jaar=2026)
    for lening in (10_000, 0):
        mensen.vervang_keuzes(wie)
        mensen.keuze(wie, date(2025, 9, 1), Aanvullend.NEE, lening_centen=lening)
        mensen.meld(wie)
        mensen.draai(jaar=2026, alle=False)
    assert [besluit.uitkomst_centen for besluit in mensen.besluiten(wie)] == [12 * 13_021, 12 * 23_021, 12 * 13_021]


def test_van_twee_inschrijvingen_telt_het_hoger_onderwijs() -> None:
    wie = mensen.die_vroeg()
    mensen.mbo(wie, niveau="4")
    mensen.draai(jaar=2026)
    assert {rij.onderwijs for rij in mensen.maanden(wie).values()} == {2}


def test_van_wie_de_nationaliteit_niet_beslist_kijkt_een_mens() -> None:
    wie = mensen.student("Nowak", date(2005, 3, 1), nationaliteit="0072")
    mensen.ho(wie)
    mensen.keuze(wie, date(2025, 9, 1))
    run = mensen.draai(jaar=2026)
    assert (run.tellingen["besluiten"], run.tellingen["naar_mens"]) == (0, 1)


def test_wie_overleed_krijgt_niets_na_die_maand_en_alleen_de_nabestaanden_lezen_het() -> None:
    wie = mensen.die_vroeg()
    mensen.draai(jaar=2026)
    mensen.overleden(wie, date(2026, 3, 3))
    mensen.meld(wie, aanleiding="overlijden")
    mensen.draai(jaar=2026, alle=False)
    assert set(mensen.maanden(wie)) == {1, 2, 3}
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.naam, bericht.waarden["reden"]) == ("De nabestaanden", "overlijden")


def test_wie_verhuist_krijgt_het_andere_bedrag_vanaf_de_eerste_van_de_volgende_maand() -> None:
    wie = mensen.die_vroeg()
    moeder = mensen.ouders([wie], 3_000_000)[0]
    for persoon in (wie, moeder):
        bouw.adres(persoon)
    mensen.verhuis(wie, date(2026, 2, 2))
    mensen.draai(jaar=2026)
    assert [mensen.maanden(wie)[maand].uitwonend for maand in (1, 2, 3)] == [False, False, True]


def test_een_ouder_die_overlijdt_verandert_de_beurs_en_de_brief_noemt_geen_dood() -> None:
    wie = mensen.die_vroeg(Aanvullend.JA)
    vader, _ = mensen.ouders([wie], 3_600_000, 3_600_000)
    mensen.draai(jaar=2026)
    was = mensen.maanden(wie)[6].aanvullend_centen
    leg_overlijdens_vast([Overlijden(persoon_id=vader.pk, datum=date(2026, 3, 3), datum_brp=20260303)])
    assert (wie.pk, 2026, "familie") in wachtend()
    mensen.draai(jaar=2026, alle=False)
    nu = {maand: deel.aanvullend_centen for maand, deel in mensen.maanden(wie).items()}
    assert nu[3] == was < nu[4] == nu[6]
    assert "overl" not in Bericht.objects.filter(persoon=wie).latest("pk").sjabloonversie.naam
