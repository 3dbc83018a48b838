"""Before a draft is thrown away, who wrote it reads so: on the overview, and in a message that comes once."""

from datetime import timedelta
from html import unescape

import pytest

from duo_portal.aanvragen.concepten import verloopt_op, waarschuw_tot
from duo_portal.aanvragen.models import Concept
from duo_portal.aanvragen.services.begin_concept import begin_concept
from duo_portal.aanvragen.services.bewaar_antwoorden import bewaar_antwoorden
from duo_portal.batches.nachtwerk import op_volgorde
from duo_portal.berichten.models import Bericht
from duo_portal.portaal.vragen.waarschuw_concepten import waarschuw_concepten
from duo_portal.register.models import Persoon
from tests import bouw, toneel
from tests.tegenspraak.wereld import als
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
DAG = bouw.VANDAAG
WEEK = waarschuw_tot(DAG) - DAG
TITEL = "Uw antwoorden verdwijnen bijna"


@pytest.fixture
def wie() -> Persoon:
    return bouw.persoon()


def begonnen(wie: Persoon, nog: timedelta) -> Concept:
    """A draft that is kept so much longer, today included."""
    concept = begin_concept(als(wie), "correctieverzoek", 0, DAG)
    Concept.objects.filter(pk=concept.pk).update(verloopt_op=DAG + nog)
    return concept


def gewaarschuwd(wie: Persoon) -> list[str]:
    rijen = Bericht.objects.filter(persoon=wie, sjabloonversie__naam="aanvragen/concept_verloopt").order_by("pk")
    return [str(rij.waarden["tot"]) for rij in rijen]


@pytest.mark.parametrize(("nog", "keer"), [(WEEK, 1), (timedelta(0), 1), (WEEK + timedelta(days=1), 0), (timedelta(days=-1), 0)])
def test_in_de_laatste_week_komt_een_bericht(wie: Persoon, nog: timedelta, keer: int) -> None:
    begonnen(wie, nog)
    waarschuw_concepten(DAG)
    assert gewaarschuwd(wie) == [(DAG + nog).isoformat()] * keer


def test_twee_nachten_waarschuwen_een_keer(wie: Persoon) -> None:
    begonnen(wie, WEEK)
    for dag in (DAG, DAG, DAG + timedelta(days=1)):
        waarschuw_concepten(dag)
    assert len(gewaarschuwd(wie)) == 1


def test_wie_verder_ging_hoort_het_later_opnieuw(wie: Persoon) -> None:
    concept = begonnen(wie, WEEK)
    waarschuw_concepten(DAG)
    bewaar_antwoorden(concept.pk, concept.versie, {"nu": "x"}, DAG)
    waarschuw_concepten(DAG)
    assert len(gewaarschuwd(wie)) == 1
    waarschuw_concepten(verloopt_op(DAG))
    assert gewaarschuwd(wie) == [(DAG + WEEK).isoformat(), verloopt_op(DAG).isoformat()]


def test_wat_is_verstuurd_wordt_niet_genoemd(wie: Persoon) -> None:
    concept = begonnen(wie, WEEK)
    Concept.objects.filter(pk=concept.pk).update(verzonden_op="2026-06-14T12:00Z", adres="/aanvragen/1/")
    waarschuw_concepten(DAG)
    assert gewaarschuwd(wie) == []


def test_alleen_wie_het_schreef_hoort_het_ook_namens_een_ander(wie: Persoon) -> None:
    moeder = toneel.machtig(wie, mag_handelen=True)
    begin_concept(als(moeder, wie), "correctieverzoek", 0, DAG)
    Concept.objects.update(verloopt_op=DAG + WEEK)
    waarschuw_concepten(DAG)
    assert gewaarschuwd(wie) == []
    bericht = Bericht.objects.get(persoon=moeder)
    assert "voor iemand anders" in toneel.lees(burger(moeder), f"/berichten/{bericht.pk}/")


def test_op_het_overzicht_wordt_de_regel_een_waarschuwing_met_een_knop(wie: Persoon) -> None:
    begonnen(wie, WEEK + timedelta(days=1))
    rustig = unescape(toneel.lees(burger(wie), "/"))
    assert TITEL not in rustig and "U begon met" in rustig
    Concept.objects.update(verloopt_op=DAG + WEEK)
    pagina = unescape(toneel.lees(burger(wie), "/"))
    assert TITEL in pagina and "tot en met 22\u00a0juni 2026" in pagina
    assert "U hoeft nu niets te doen." in pagina, "wie er niet mee verder wil, hoeft niets"
    assert 'href="/vragen/correctieverzoek/0/?verder="' in pagina
    assert "Your answers will soon be gone" in toneel.lees(burger(wie), "/", "en")


def test_wat_niet_meer_wordt_bewaard_staat_er_niet(wie: Persoon) -> None:
    begonnen(wie, timedelta(days=-1))
    assert "U begon met" not in toneel.lees(burger(wie), "/")


def test_de_nacht_ruimt_eerst_op_en_waarschuwt_dan() -> None:
    namen = [naam for naam, _ in op_volgorde()]
    assert namen.index("concepten") < namen.index("concepten_waarschuwen")
