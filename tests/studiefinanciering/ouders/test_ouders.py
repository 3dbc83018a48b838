"""What a parent sees and can do: the own column, and nothing of anybody else. Adversaries included."""

from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Bewijscontrole, Uitkomst
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Familierelatie, Overlijden, Persoon
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.services.leg_feiten_vast import vervang
from duo_portal.toegang.rollen import Rol
from studiefinanciering.models import Aanvullend, Buitenbeschouwing, Ouderjaar, Oudermelding, Oudersituatie, Peiljaarverlegging, Toekenning
from studiefinanciering.ouders.kinderen import kindjaren_van
from studiefinanciering.ouders.verlegging import daalt_genoeg
from studiefinanciering.services.beoordeel_oudergegevens import Ouderoordeel, beoordeel_oudergegevens
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import leg_keuze_vast
from studiefinanciering.services.meld_ouders import meld_ouders
from studiefinanciering.services.toets_verlegging import toets_verlegging
from tests import bouw
from tests.portaal.vragen.lopen import bestand, lees
from tests.studiefinanciering.aanvragen import mensen
from tests.toegang.rolverdeling import burger, medewerker

pytestmark = pytest.mark.django_db
MOEDER, VADER = 2_430_000, 3_600_000


def aanvrager(moeder: int | None = MOEDER, vader: int | None = VADER, naam: str = "De Wit") -> Persoon:
    """A student of mbo 2 with an award for 2026, both parents' incomes known."""
    kind = mensen.mbo(naam=naam)
    mensen.nederlander(kind)
    for ouder, centen in zip(mensen.ouders_van(kind), (moeder, vader), strict=True):
        if centen is not None:
            mensen.geef_inkomen(ouder, centen)
    leg_keuze_vast(kind.pk, date(2026, 1, 1), {"aanvullend": Aanvullend.JA}, None)
    beoordeel_student(kind.pk, [2026], "toets")
    return kind


def test_een_ouder_ziet_welk_kind_welk_jaar_en_op_welke_grond() -> None:
    kind = aanvrager()
    moeder, _ = mensen.ouders_van(kind)
    pagina = lees(burger(moeder), "/studiefinanciering/ouders/")
    assert "Robin De Wit, 2026" in pagina and "uw inkomen van 2024" in pagina and "artikel 3.9" in pagina


def test_een_ouder_ziet_alleen_de_eigen_kolom() -> None:
    """Each parent reads every page there is for parents; nothing of the award, the school, the address or the other stands there."""
    kind = aanvrager()
    toekenning = Toekenning.objects.filter(persoon=kind, aanvullend_centen__gt=0).latest("pk")
    geheim = {mensen.bedrag(centen) for centen in (toekenning.aanvullend_centen, toekenning.basisbeurs_centen, toekenning.totaal_centen)}
    for nr, (ouder, eigen, ander) in enumerate(zip(mensen.ouders_van(kind), (MOEDER, VADER), (VADER, MOEDER), strict=True), 1):
        client = burger(ouder)
        paginas = lees(client, "/studiefinanciering/ouders/") + lees(client, f"/studiefinanciering/ouders/{kind.pk}/2026/")
        assert mensen.bedrag(eigen) in paginas, nr
        assert mensen.bedrag(ander) not in paginas
        assert not {bedrag for bedrag in geheim if bedrag in paginas}
        assert not {
            woord for woord in ("De Waterkant", "Kade", "Zwolle", "Opleiding 9200", "Ouder 2" if nr == 1 else "Ouder 1") if woord in paginas
        }


def test_een_vreemde_en_het_kind_krijgen_404_op_de_pagina_van_de_ouder() -> None:
    kind = aanvrager()
    for wie in (bouw.persoon("Vreemde"), kind):
        assert burger(wie).get(f"/studiefinanciering/ouders/{kind.pk}/2026/").status_code == 404
        assert burger(wie).get("/vragen/ouder-gegevens/2024/").status_code == 404
    assert "telt nu voor niemand mee" in lees(burger(kind), "/studiefinanciering/ouders/")


def test_elke_ouder_hoort_een_keer_dat_het_inkomen_is_gebruikt() -> None:
    kind = aanvrager()
    assert meld_ouders(bouw.VANDAAG) == 2
    assert meld_ouders(bouw.VANDAAG) == 0
    ouders = mensen.ouders_van(kind)
    assert set(Oudermelding.objects.values_list("persoon", flat=True)) == {ouder.pk for ouder in ouders}
    for ouder in ouders:
        bericht = Bericht.objects.get(persoon=ouder)
        assert bericht.waarden == {"kind": "Robin De Wit", "jaar": 2026, "peiljaar": 2024}
        assert bericht.besluit is None
    assert f"/niet-eens/bericht/{Bericht.objects.get(persoon=ouders[0]).pk}/" in lees(burger(ouders[0]), "/studiefinanciering/ouders/")


def test_wie_niet_meetelt_hoort_niets() -> None:
    aanvrager(moeder=None, vader=None)
    assert meld_ouders(bouw.VANDAAG) == 0


def _opgave(ouder: Persoon, inkomen: str = "20000", **anders: dict[str, object]) -> Aanvraag:
    mensen.verstuur(
        burger(ouder),
        "/vragen/ouder-gegevens/2024/",
        inkomen={"inkomen": inkomen},
        partner={"zonder_partner": "ja"},
        kinderen={"telkinderen": "1"},
        **anders,
    )
    return Aanvraag.objects.filter(persoon=ouder, soort="ouder_gegevens").latest("pk")


def test_een_opgave_wordt_overgenomen_door_een_mens_en_de_beurs_verandert() -> None:
    kind = aanvrager()
    moeder, _ = mensen.ouders_van(kind)
    was = Toekenning.objects.filter(persoon=kind).latest("pk").aanvullend_centen
    aanvraag = _opgave(moeder)
    beoordeel_oudergegevens(
        Ouderoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, "Wij zagen het op uw aanslag."), medewerker("samira", Rol.TEAMLEIDER)
    )
    feit = Ouderjaar.objects.get(persoon=moeder, vervangen_op__isnull=True)
    assert (feit.jaar, feit.zonder_partner, feit.telkinderen) == (2024, True, 1)
    assert Toekenning.objects.filter(persoon=kind).latest("pk").aanvullend_centen > was
    assert "Wij zagen het op uw aanslag." in Bericht.objects.filter(persoon=moeder).latest("pk").waarden["uitleg"]


def _verteld(kind: Persoon) -> str:
    bericht = Bericht.objects.filter(persoon=kind, sjabloonversie__naam="studiefinanciering/herberekening").latest("pk")
    return str(bericht.waarden["reden"])


def test_de_student_hoort_dat_een_inkomen_veranderde_en_niet_dat_hij_het_vroeg() -> None:
    kind = aanvrager()
    moeder, vader = mensen.ouders_van(kind)
    samira = medewerker("samira", Rol.TEAMLEIDER)
    beoordeel_oudergegevens(Ouderoordeel(_opgave(moeder).pk, Uitkomst.TOEGEKEND, "Wij zagen het op uw aanslag."), samira)
    assert _verteld(kind) == "inkomen"
    mensen.geef_inkomen(vader, 1_000_000, 2025)
    toets_verlegging(_vraag_verlegging(moeder, "12000").pk, samira)
    assert _verteld(kind) == "inkomen"
    assert Bericht.objects.filter(persoon=kind, sjabloonversie__naam="studiefinanciering/herberekening").count() == 2


def test_een_andere_familie_wordt_in_neutrale_woorden_verteld() -> None:
    """Not as "another child of your parents", nor with a word about the parent."""
    kind = aanvrager()
    _zet_terzijde(kind, 2)
    beoordeel_student(kind.pk, [2026], "familie")
    assert _verteld(kind) == "correctie"


def test_een_opgave_die_niet_wordt_overgenomen_verandert_niets() -> None:
    kind = aanvrager()
    moeder, _ = mensen.ouders_van(kind)
    aantal = Toekenning.objects.filter(persoon=kind).count()
    aanvraag = _opgave(moeder)
    beoordeel_oudergegevens(Ouderoordeel(aanvraag.pk, Uitkomst.AFGEWEZEN, "Wij kregen geen aanslag van u."), medewerker("samira"))
    assert not Ouderjaar.objects.exists() and Toekenning.objects.filter(persoon=kind).count() == aantal


@pytest.mark.parametrize(
    ("was", "wordt", "genoeg"),
    [
        (5_000_000, 4_300_000, False),  # 14 per cent, the published example
        (5_000_000, 4_250_000, True),  # exactly 15
        (5_000_000, 4_250_001, False),
        (0, -100, False),
        (3, 2, True),
    ],
)
def test_de_daling_wordt_exact_getoetst(was: int, wordt: int, genoeg: bool) -> None:
    assert daalt_genoeg(was, wordt, 15_000) is genoeg


def _vraag_verlegging(wie: Persoon, schatting: str = "0") -> Aanvraag:
    mensen.verstuur(burger(wie), "/vragen/later-peiljaar/2026/", jaar={"later_jaar": "vorig"}, schatting={"schatting": schatting})
    return Aanvraag.objects.filter(persoon=wie, soort="peiljaarverlegging").latest("pk")


def test_beide_inkomens_samen_bepalen_of_een_later_jaar_telt() -> None:
    kind = aanvrager()
    moeder, vader = mensen.ouders_van(kind)
    aanvraag, samira = _vraag_verlegging(moeder, "20000"), medewerker("samira")
    with pytest.raises(OordeelKanNiet, match="andere ouder"):
        toets_verlegging(aanvraag.pk, samira)
    mensen.geef_inkomen(vader, 3_000_000, 2025)
    oordeel = toets_verlegging(aanvraag.pk, samira)
    assert oordeel.uitkomst == Uitkomst.TOEGEKEND
    assert Peiljaarverlegging.objects.get(persoon=kind).peiljaar == 2025


def test_de_schattingen_tellen_als_inkomen_en_de_beurs_gaat_omhoog() -> None:
    """Nobody knows the income of the later year yet: without the estimates the grant would be taken away instead."""
    kind = aanvrager()
    moeder, vader = mensen.ouders_van(kind)
    was = Toekenning.objects.filter(persoon=kind).latest("pk").aanvullend_centen
    _vraag_verlegging(vader, "31000")
    oordeel = toets_verlegging(_vraag_verlegging(moeder, "15000").pk, medewerker("samira"))
    nu = Toekenning.objects.filter(persoon=kind).latest("pk")
    assert oordeel.uitkomst == Uitkomst.TOEGEKEND
    assert not nu.onbekend_inkomen and nu.aanvullend_centen > was > 0
    assert inkomens_van(2025, moeder, vader) == {moeder.pk: 1_500_000, vader.pk: 3_100_000}


def test_wie_een_afwijzing_krijgt_houdt_de_inkomens_die_er_waren() -> None:
    kind = aanvrager()
    moeder, vader = mensen.ouders_van(kind)
    _vraag_verlegging(vader, "36000")
    assert toets_verlegging(_vraag_verlegging(moeder, "24000").pk, medewerker("samira")).uitkomst == Uitkomst.AFGEWEZEN
    assert inkomens_van(2025, moeder, vader) == {}


def _zet_terzijde(kind: Persoon, nummer: int) -> None:
    Oudersituatie.objects.create(persoon=kind, ouder=nummer, grond=Buitenbeschouwing.GEEN_CONTACT, vanaf=date(2026, 1, 1))


def test_een_ouder_die_niet_meetelt_doet_niet_mee_in_de_toets() -> None:
    """Nothing is asked of who died or was set aside, and what such a parent earns lifts or sinks nothing."""
    kind, wees = aanvrager(vader=None), aanvrager(vader=None)
    _zet_terzijde(kind, 2)
    Overlijden.objects.create(persoon=mensen.ouders_van(wees)[1], datum=date(2025, 5, 1), datum_brp=20250501)
    for wie in (kind, wees):
        beoordeel_student(wie.pk, [2026], "toets")
        moeder, vader = mensen.ouders_van(wie)
        assert toets_verlegging(_vraag_verlegging(moeder, "15000").pk, medewerker(f"s{wie.pk}")).uitkomst == Uitkomst.TOEGEKEND
        assert inkomens_van(2025, moeder, vader) == {moeder.pk: 1_500_000}


def test_wie_zelf_niet_meetelt_verlegt_niets() -> None:
    kind = aanvrager()
    aanvraag = _vraag_verlegging(mensen.ouders_van(kind)[1], "1000")
    _zet_terzijde(kind, 2)
    oordeel = toets_verlegging(aanvraag.pk, medewerker("samira"))
    assert oordeel.uitkomst == Uitkomst.AFGEWEZEN and "geen inkomen van een ouder" in oordeel.motivering
    assert not Peiljaarverlegging.objects.exists() and inkomens_van(2025, *mensen.ouders_van(kind)) == {}


def test_de_uitkomst_noemt_elk_kind() -> None:
    """A mother with children of two fathers: for one the later year counts, for the other it does not."""
    een, ander = aanvrager(), aanvrager(vader=9_000_000, naam="Zand")
    moeder = mensen.ouders_van(een)[0]
    relatie = Familierelatie.objects.get(persoon=ander, soort=Relatiesoort.OUDER1)
    vervang(Familierelatie, [relatie.pk])
    Familierelatie.objects.create(persoon=ander, verwant=moeder, soort=Relatiesoort.OUDER1, reden="toets")
    for kind, inkomen in ((een, 3_600_000), (ander, 9_000_000)):
        mensen.geef_inkomen(mensen.ouders_van(kind)[-1], inkomen, 2025)
    toets_verlegging(_vraag_verlegging(moeder, "12000").pk, medewerker("samira"))
    uitleg = Bericht.objects.filter(persoon=moeder).latest("pk").waarden["uitleg"]
    assert "telt voor Robin De Wit. Voor Robin Zand telt het eerdere jaar" in uitleg
    assert Peiljaarverlegging.objects.get().persoon == een


def inkomens_van(jaar: int, *ouders: Persoon) -> dict[int, int]:
    return lees_inkomens([ouder.pk for ouder in ouders], jaar, doel="toets", grond="toets", door="toets")


def test_de_uitkomst_verraadt_geen_inkomen() -> None:
    """A parent who tries again and again learns only yes or no, each time from a person; letter and page name no amount but the own."""
    kind = aanvrager()
    moeder, vader = mensen.ouders_van(kind)
    mensen.geef_inkomen(vader, VADER, 2025)
    aanvraag = _vraag_verlegging(moeder, "23000")
    assert burger(moeder).get("/vragen/later-peiljaar/2026/")["Location"] == f"/aanvragen/{aanvraag.pk}/"  # one at a time
    assert toets_verlegging(aanvraag.pk, medewerker("samira")).uitkomst == Uitkomst.AFGEWEZEN
    brief = Bericht.objects.filter(persoon=moeder).latest("pk")
    alles = str(brief.waarden) + lees(burger(moeder), f"/aanvragen/{aanvraag.pk}/") + lees(burger(moeder), f"/berichten/{brief.pk}/")
    assert "36000" not in alles and mensen.bedrag(VADER) not in alles and str(VADER) not in alles


def test_de_student_kan_het_ook_vragen_zonder_een_schatting() -> None:
    kind = aanvrager()
    mensen.verstuur(burger(kind), "/vragen/later-peiljaar/2026/", jaar={"later_jaar": "vorig"})
    aanvraag = Aanvraag.objects.get(persoon=kind, soort="peiljaarverlegging")
    assert aanvraag.staat == Aanvraagstaat.NAAR_MENS and aanvraag.gegevens["als_ouder"] is False


def test_zonder_aanvullende_beurs_is_er_niets_te_zien() -> None:
    kind = mensen.mbo()
    ouder = mensen.ouders_van(kind)[0]
    leg_keuze_vast(kind.pk, date(2026, 1, 1), {"aanvullend": Aanvullend.NEE}, None)
    assert kindjaren_van(ouder.pk, bouw.VANDAAG) == []


def test_bewijs_moet_zijn_gecontroleerd() -> None:
    kind = aanvrager()
    moeder, _ = mensen.ouders_van(kind)
    aanvraag = _opgave(moeder, bewijs={"bewijs": bestand()})
    with pytest.raises(OordeelKanNiet, match="gecontroleerd"):
        beoordeel_oudergegevens(Ouderoordeel(aanvraag.pk, Uitkomst.TOEGEKEND, "Wij zagen het op uw aanslag."), medewerker("samira"))
    assert not Bewijscontrole.objects.exists()


def test_een_ouder_vindt_de_weg_vanaf_het_overzicht_en_een_ander_niet() -> None:
    kind = aanvrager()
    moeder = mensen.ouders_van(kind)[0]
    weg = 'href="/studiefinanciering/ouders/"'
    assert weg in lees(burger(moeder), "/")
    assert weg not in lees(burger(kind), "/")
