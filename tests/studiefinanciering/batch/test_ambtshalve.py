"""The auto-award run: a gift without asking where the law allows it, else one click, and never an income read without a ground."""

from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon
from duo_portal.toegang.models import Inzage
from studiefinanciering.codes import Grond
from studiefinanciering.models import Aanvullend, Studiekeuze
from studiefinanciering.services.wijs_af import wijs_af
from studiefinanciering.services.zeg_ja import zeg_ja
from tests.studiefinanciering.batch import mensen
from tests.studiefinanciering.batch.test_demopersonen import sanne

pytestmark = pytest.mark.django_db
GELEZEN = Inzage.objects.filter(wat__startswith="inkomen")


def met_beurs() -> Persoon:
    """Sanne, had she asked for a basisbeurs and not for more."""
    wie = sanne()
    mensen.keuze(wie, date(2025, 8, 1), Aanvullend.NIET_GEVRAAGD)
    mensen.draai(jaar=2026)
    return wie


def sjablonen(wie: Persoon) -> list[str]:
    namen = Bericht.objects.filter(persoon=wie).order_by("pk").values_list("sjabloonversie__naam", flat=True)
    return [naam.removeprefix("studiefinanciering/") for naam in namen]


def test_met_de_schakelaar_uit_komt_er_een_voorstel_zonder_bedrag_en_leest_niemand_een_inkomen() -> None:
    wie = met_beurs()
    run = mensen.draai("ambtshalve")
    assert (run.parameters["automatisch"], run.tellingen["voorstellen"], run.tellingen["besluiten"]) == (False, 1, 0)
    voorstel = Aanvraag.objects.get(persoon=wie)
    assert (voorstel.soort, voorstel.periode, voorstel.staat) == ("studiefinanciering-aanvullend", 2025, Aanvraagstaat.VOORBEREID)
    assert (voorstel.gegevens["vorm"], voorstel.gegevens["bevestig_voor"]) == ("gift", "2026-07-31")
    assert sjablonen(wie)[-1] == "voorstel_aanvullend"
    assert not GELEZEN.exists()


def test_een_ja_rekent_en_beslist_meteen() -> None:
    wie = met_beurs()
    mensen.draai("ambtshalve")
    voorstel = zeg_ja(Aanvraag.objects.get(persoon=wie).pk, wie.pk)
    assert voorstel.staat == Aanvraagstaat.AFGEHANDELD
    assert mensen.maanden(wie)[6].aanvullend_centen == 14_727
    assert GELEZEN.count() == 2
    zeg_ja(voorstel.pk, wie.pk)
    assert len(mensen.besluiten(wie)) == 2


def test_wie_nooit_iets_vroeg_krijgt_een_ingevulde_aanvraag_en_na_een_ja_alles_met_terugwerkende_kracht() -> None:
    wie = sanne()
    mensen.draai("ambtshalve", automatisch=True)
    voorstel = Aanvraag.objects.get(persoon=wie)
    assert (voorstel.soort, sjablonen(wie)) == ("studiefinanciering", ["voorstel_studiefinanciering"])
    assert (mensen.besluiten(wie), GELEZEN.exists()) == ([], False)
    zeg_ja(voorstel.pk, wie.pk)
    assert Bericht.objects.filter(persoon=wie).latest("pk").waarden["nabetaling"] == 152_718


def test_met_de_schakelaar_aan_komen_de_giftmaanden_vanzelf() -> None:
    wie = met_beurs()
    run = mensen.draai("ambtshalve", automatisch=True)
    assert (run.tellingen["besluiten"], run.tellingen["inkomens_gelezen"], run.tellingen["voorstellen"]) == (1, 2, 0)
    assert mensen.maanden(wie)[6].aanvullend_centen == 14_727
    assert mensen.besluiten(wie)[-1].grond == Grond.AMBTSHALVE
    assert sjablonen(wie)[-1] == "toekenning_ambtshalve"
    keuze = Studiekeuze.objects.get(persoon=wie, vervangen_op__isnull=True)
    assert (keuze.aanvullend, keuze.vanaf) == (Aanvullend.AMBTSHALVE, date(2025, 8, 1))
    mensen.draai("ambtshalve", automatisch=True)
    assert len(mensen.besluiten(wie)) == 2


def test_wie_nee_zei_wordt_niet_opnieuw_gevraagd_en_krijgt_ook_niets_vanzelf() -> None:
    wie = met_beurs()
    mensen.draai("ambtshalve")
    wijs_af(Aanvraag.objects.get(persoon=wie).pk, wie.pk)
    for automatisch in (False, True):
        assert not mensen.draai("ambtshalve", automatisch=automatisch).brokken.exists()
    assert (len(mensen.besluiten(wie)), GELEZEN.exists()) == (1, False)
