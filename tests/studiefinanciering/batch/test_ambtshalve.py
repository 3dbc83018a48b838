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


def in_het_ho() -> Persoon:
    """In the tenth month of higher education: five months of the aanvullende beurs were a gift, later ones can become a debt."""
    wie = mensen.student("Dam", date(2006, 8, 1))
    for ouder in mensen.ouders([wie], 1_000_000, 1_000_000):
        mensen.inkomen(ouder, 1_000_000, 2023)
    mensen.ho(wie, date(2025, 9, 1))
    mensen.keuze(wie, date(2025, 9, 1), Aanvullend.NIET_GEVRAAGD)
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar)
    return wie


def test_maanden_die_schuld_kunnen_worden_wachten_op_een_uitdrukkelijk_ja() -> None:
    wie = in_het_ho()
    mensen.draai("ambtshalve", automatisch=True)
    assert {maand: rij.aanvullend_centen for maand, rij in mensen.maanden(wie, 2025).items()} == dict.fromkeys(range(9, 13), 47_517)
    assert [mensen.maanden(wie)[maand].aanvullend_centen for maand in (1, 2, 12)] == [49_108, 0, 0]
    assert sum(rij.prestatie_centen for rij in mensen.maanden(wie).values()) == 12 * mensen.maanden(wie)[1].basisbeurs_centen
    bericht = Bericht.objects.filter(persoon=wie, sjabloonversie__naam__endswith="ambtshalve").latest("pk")
    assert (bericht.waarden["gift_tot"], bericht.waarden["ja_nodig"]) == ("2026-01-01", True)


def test_wie_vanzelf_de_giftmaanden_kreeg_kan_voor_de_rest_nog_ja_zeggen() -> None:
    wie = in_het_ho()
    mensen.draai("ambtshalve", automatisch=True)
    voorstel = Aanvraag.objects.get(persoon=wie)
    assert (voorstel.staat, voorstel.gegevens["vorm"], voorstel.gegevens["giftmaanden"]) == (Aanvraagstaat.VOORBEREID, "eerst_gift", 5)
    mensen.draai("ambtshalve", automatisch=True)
    zeg_ja(voorstel.pk, wie.pk)
    assert {rij.aanvullend_centen for rij in mensen.maanden(wie).values()} == {49_108}


def test_de_schakelaar_gaat_aan_terwijl_voorstellen_openstaan() -> None:
    wie = met_beurs()
    mensen.draai("ambtshalve")
    mensen.draai("ambtshalve", automatisch=True)
    assert Aanvraag.objects.get(persoon=wie).staat == Aanvraagstaat.INGETROKKEN
    assert mensen.maanden(wie)[6].aanvullend_centen == 14_727
    zeg_ja(Aanvraag.objects.get(persoon=wie).pk, wie.pk)
    assert len(mensen.besluiten(wie)) == 2


def test_vlak_voor_het_einde_van_het_studiejaar_komt_een_herinnering_en_daarna_vervalt_het_voorstel() -> None:
    wie = met_beurs()
    for dag in (date(2026, 6, 1), date(2026, 6, 10), date(2026, 6, 20), date(2026, 6, 21)):
        mensen.draai("ambtshalve", dag)
    assert sjablonen(wie)[1:] == ["voorstel_aanvullend", "voorstel_herinnering"]
    mensen.draai("ambtshalve", date(2026, 8, 1))
    oud = Aanvraag.objects.get(persoon=wie, periode=2025)
    assert oud.staat == Aanvraagstaat.INGETROKKEN


def test_geen_recht_geen_beurs_ook_niet_vanzelf() -> None:
    wie = mensen.student("Rijk", date(2006, 8, 1))
    for ouder in mensen.ouders([wie], 9_000_000, 9_000_000):
        mensen.inkomen(ouder, 9_000_000, 2023)
    mensen.ho(wie, date(2025, 9, 1))
    mensen.keuze(wie, date(2025, 9, 1), Aanvullend.NIET_GEVRAAGD)
    mensen.draai(jaar=2026)
    mensen.draai("ambtshalve", automatisch=True)
    assert {rij.aanvullend_centen for rij in mensen.maanden(wie).values()} == {0}
    assert (len(mensen.besluiten(wie)), Aanvraag.objects.filter(persoon=wie).exists()) == (1, False)


def test_zonder_bekend_inkomen_wordt_het_gevraagd_en_niet_toegekend() -> None:
    wie = mensen.student("Ver", date(2006, 8, 1))
    mensen.ouders([wie], None, 1_000_000)
    mensen.ho(wie, date(2025, 9, 1))
    mensen.keuze(wie, date(2025, 9, 1), Aanvullend.NIET_GEVRAAGD)
    mensen.draai(jaar=2026)
    mensen.draai("ambtshalve", automatisch=True)
    assert (len(mensen.besluiten(wie)), sjablonen(wie)[-1]) == (1, "voorstel_aanvullend")
