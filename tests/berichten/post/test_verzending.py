"""Posting makes known; what comes back is looked for and sent again with a term of its own."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.utils import timezone

from duo_portal.berichten.models import (
    Bekendmaking,
    Bekendmakingsgebeurtenis,
    Gebeurtenis,
    Kanaal,
    Poststuk,
    Verzending,
    Zendopdracht,
    Zendreden,
)
from duo_portal.berichten.services.bevestig_verzending import VerzendingGeweigerd, bevestig_verzending
from duo_portal.berichten.services.draai_papier import draai_papier_hier
from duo_portal.berichten.services.meld_post_retour import RetourGeweigerd, lees_retourlijst, meld_post_retour
from duo_portal.berichten.services.plan_zendopdrachten import plan_zendopdrachten
from duo_portal.berichten.services.stel_bundels_samen import stel_bundels_samen
from duo_portal.berichten.services.zend_opnieuw import ZendenGeweigerd, zend_opnieuw
from duo_portal.tijd.termijnen import Soort, laatste_dag_van
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests import bouw
from tests.berichten.post import bouw as post
from tests.berichten.post.bouw import BESLUIT, DAG, MORGEN, bericht, bewoner, druk, verstuur
from tests.toegang.rolverdeling import medewerker

pytestmark = pytest.mark.django_db


def test_de_verzending_maakt_bekend_en_zet_de_laatste_dag_voor_bezwaar() -> None:
    besluit, signaal = bericht(bewoner(), BESLUIT), bericht(bewoner())
    (bundel,) = druk()
    assert not Bekendmaking.objects.exists()
    assert bevestig_verzending(bundel, DAG, medewerker("wim", Rol.TEAMLEIDER)) == 2
    rij = Bekendmaking.objects.get(bericht=besluit)
    assert (rij.volgnummer, rij.kanaal, rij.toegankelijk_op, rij.laatste_dag) == (1, Kanaal.PAPIER, DAG, date(2026, 7, 27))
    assert Bekendmaking.objects.get(bericht=signaal).laatste_dag is None


def test_bevestigen_kan_een_keer() -> None:
    bericht(bewoner())
    (bundel,) = druk()
    bevestig_verzending(bundel, DAG)
    with pytest.raises(VerzendingGeweigerd, match="al bevestigd"):
        bevestig_verzending(bundel, DAG)
    assert (Verzending.objects.count(), Bekendmaking.objects.count()) == (1, 1)


@pytest.mark.parametrize("dag", [date(2026, 6, 14), date(2026, 6, 16)])
def test_niet_voor_het_drukken_en_niet_in_de_toekomst(dag: date) -> None:
    bericht(bewoner())
    (bundel,) = druk()
    with pytest.raises(VerzendingGeweigerd, match="Kies de dag"):
        bevestig_verzending(bundel, dag)


def test_zonder_drukbestand_is_er_niets_verzonden() -> None:
    bericht(bewoner())
    draai_papier_hier(DAG)
    (bundel,) = stel_bundels_samen(DAG)
    with pytest.raises(VerzendingGeweigerd, match="drukbestand"):
        bevestig_verzending(bundel, DAG)


def test_een_bericht_dat_al_bekend_is_laat_de_hele_bundel_wachten() -> None:
    """Nothing half: the constraint refuses, and no message of the bundle is made known."""
    eerste = bericht(bewoner())
    bericht(bewoner())
    (bundel,) = druk()
    Bekendmaking.objects.create(bericht=eerste, kanaal=Kanaal.DIGITAAL, toegankelijk_op=DAG)
    with pytest.raises(VerzendingGeweigerd):
        bevestig_verzending(bundel, DAG)
    assert Bekendmaking.objects.count() == 1


def retour(dag: date = DAG) -> Poststuk:
    stuk = Poststuk.objects.latest("pk")
    assert meld_post_retour(stuk.stuknummer, dag)
    return stuk


def test_retour_wordt_genoteerd_en_iemand_zoekt_het_adres() -> None:
    wie = bewoner()
    bericht(wie)
    verstuur()
    stuk = retour()
    gebeurtenis = Bekendmakingsgebeurtenis.objects.get()
    assert (gebeurtenis.soort, gebeurtenis.dag) == (Gebeurtenis.POST_RETOUR, DAG)
    taak = Taak.objects.get()
    assert (taak.soort, taak.persoon, taak.lijn) == ("adres_onderzoek", wie, "lesgeld")
    assert meld_post_retour(stuk.stuknummer, DAG) is False
    assert (Bekendmakingsgebeurtenis.objects.count(), Taak.objects.count()) == (1, 1)


def test_twee_brieven_terug_van_een_adres_geven_een_onderzoek() -> None:
    wie = bewoner()
    bericht(wie), bericht(wie)
    verstuur()
    uitslag = lees_retourlijst([stuk.stuknummer for stuk in Poststuk.objects.all()], DAG)
    assert (uitslag.gemeld, Taak.objects.count()) == (2, 1)


def test_een_lijst_met_fouten_leest_de_rest_en_zegt_welke_regel(monkeypatch: pytest.MonkeyPatch) -> None:
    bericht(bewoner())
    verstuur()
    goed = Poststuk.objects.get().stuknummer
    uitslag = lees_retourlijst(["stuknummer;reden", f"{goed};onbekend", "", "P-999999999", "banaan", goed.lower()], DAG)
    assert (uitslag.gemeld, uitslag.al_bekend) == (1, 1)
    assert [fout.split(":")[0] for fout in uitslag.fouten] == ["Regel 4", "Regel 5"]
    assert "P-000000123" in uitslag.fouten[1]


def test_wat_nog_niet_verzonden_is_kan_niet_terugkomen() -> None:
    bericht(bewoner())
    druk()
    with pytest.raises(RetourGeweigerd, match="nog niet verzonden"):
        meld_post_retour(Poststuk.objects.get().stuknummer, DAG)


def test_een_nieuw_adres_stuurt_de_brief_vanzelf_opnieuw_met_een_nieuwe_laatste_dag(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = bewoner()
    stuk = bericht(wie, BESLUIT)
    verstuur()
    retour()
    assert plan_zendopdrachten(DAG) == 0, "hetzelfde adres helpt niet"
    bouw.adres(wie, "1011CD", "Gracht", 7)
    assert plan_zendopdrachten(DAG) == 1
    assert plan_zendopdrachten(DAG) == 0
    assert (Zendopdracht.objects.get().reden, Taak.objects.get().staat) == (Zendreden.POST_RETOUR, Taakstaat.AFGEHANDELD)
    monkeypatch.setenv("DUO_VANDAAG", MORGEN.isoformat())
    verstuur(MORGEN)
    tweede = Bekendmaking.objects.get(volgnummer=2)
    assert (tweede.kanaal, tweede.toegankelijk_op) == (Kanaal.PAPIER, MORGEN)
    assert post.laatste_dag_van(stuk) == tweede.laatste_dag == laatste_dag_van(Soort.BEZWAAR, MORGEN) == date(2026, 7, 28)
    assert Bekendmaking.objects.get(volgnummer=1).laatste_dag == date(2026, 7, 27), "de eerste blijft wat zij was"


def test_wie_eerst_geen_adres_had_krijgt_de_brief_als_het_er_is() -> None:
    wie = bouw.persoon()
    stuk = bericht(wie, BESLUIT)
    assert druk() == []
    bouw.adres(wie, "1011CD")
    assert plan_zendopdrachten(DAG) == 1
    verstuur()
    rij = Bekendmaking.objects.get()
    assert (rij.bericht, rij.volgnummer, rij.laatste_dag) == (stuk, 2, date(2026, 7, 27))
    assert Poststuk.objects.get().reden == Zendreden.ADRES_BEKEND
    assert Taak.objects.get().staat == Taakstaat.AFGEHANDELD


def test_ook_de_tweede_kan_terugkomen_en_dan_zoekt_iemand_weer() -> None:
    wie = bewoner()
    bericht(wie)
    verstuur()
    retour()
    bouw.adres(wie, "1011CD")
    plan_zendopdrachten(DAG)
    verstuur()
    retour()
    assert Taak.objects.filter(soort="adres_onderzoek", staat=Taakstaat.OPEN).count() == 1
    assert plan_zendopdrachten(DAG) == 0
    bouw.adres(wie, "5611EF")
    assert plan_zendopdrachten(DAG) == 1
    verstuur()
    assert sorted(Bekendmaking.objects.values_list("volgnummer", flat=True)) == [1, 2, 3]


def test_een_medewerker_stuurt_opnieuw_naar_een_gevonden_adres() -> None:
    stuk = bericht(bewoner())
    verstuur()
    samira = medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    opdracht = zend_opnieuw(stuk.pk, samira, ["Rua Augusta 1", "1100-053 Lisboa", "Portugal"])
    assert (opdracht.volgnummer, opdracht.medewerker) == (2, samira)
    with pytest.raises(ZendenGeweigerd, match="al klaar"):
        zend_opnieuw(stuk.pk, samira)
    verstuur()
    assert Poststuk.objects.get(volgnummer=2).adresregels[0] == "Rua Augusta 1"
    assert Bekendmaking.objects.filter(bericht=stuk).count() == 2


@pytest.mark.parametrize("regels", [["alleen een regel"], ["a", "b", "c", "d", "e", "f"], ["x" * 121, "y"]])
def test_een_adres_dat_niet_in_het_venster_past_wordt_geweigerd(regels: list[str]) -> None:
    stuk = bericht(bewoner())
    with pytest.raises(ZendenGeweigerd, match="twee tot vijf regels"):
        zend_opnieuw(stuk.pk, medewerker("samira", Rol.BEHANDELAAR_LESGELD), regels)


def test_een_gebeurtenis_staat_er_een_keer() -> None:
    bericht(bewoner())
    verstuur()
    bekend = Bekendmaking.objects.get()
    Bekendmakingsgebeurtenis.objects.create(bekendmaking=bekend, soort=Gebeurtenis.GELEZEN, op=timezone.now())
    with pytest.raises(IntegrityError, match="gebeurtenis_een_keer"):
        Bekendmakingsgebeurtenis.objects.create(bekendmaking=bekend, soort=Gebeurtenis.GELEZEN)
