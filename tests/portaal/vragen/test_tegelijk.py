"""Two tabs at the same moment, each in a connection of its own."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from duo_portal.aanvragen.concepten import ElderGewijzigd
from duo_portal.aanvragen.models import Aanvraag, Concept
from duo_portal.aanvragen.services.begin_concept import begin_concept
from duo_portal.aanvragen.services.bewaar_antwoorden import bewaar_antwoorden
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.berichten.models import Bericht
from duo_portal.portaal.vragen.services.verstuur import verstuur
from duo_portal.portaal.vragen.stroom import stromen
from duo_portal.toegang.burger import Burger, Niveau
from duo_portal.werkvoorraad.models import Taak
from tests import bouw

pytestmark = pytest.mark.usefixtures("kloon")
DAG = date(2026, 6, 15)
TABBLADEN = 4


def tegelijk(werk: Callable[[int], object]) -> list[object]:
    """Every tab does its work from the same moment on; what each gave, or what it raised."""
    start, uitkomsten = threading.Barrier(TABBLADEN), dict[int, object]()

    def doe(nummer: int) -> None:
        try:
            start.wait()
            uitkomsten[nummer] = werk(nummer)
        except Exception as fout:
            uitkomsten[nummer] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=[nummer]) for nummer in range(TABBLADEN)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return [uitkomsten[nummer] for nummer in range(TABBLADEN)]


def ik() -> Burger:
    return Burger(bouw.persoon().pk, Niveau.SUBSTANTIEEL, "Robin", "nl")


def test_tegelijk_beginnen_is_een_concept() -> None:
    burger = ik()
    nummers = {getattr(uit, "pk", uit) for uit in tegelijk(lambda _: begin_concept(burger, "correctieverzoek", 0, DAG))}
    assert nummers == set(Concept.objects.values_list("pk", flat=True)) and len(nummers) == 1


def test_van_een_vraag_in_meer_tabbladen_blijft_een_antwoord_staan_en_hoort_de_rest_het() -> None:
    concept = begin_concept(ik(), "correctieverzoek", 0, DAG)
    uit = tegelijk(lambda nummer: bewaar_antwoorden(concept.pk, concept.versie, {"nu": f"tab {nummer}"}, DAG))
    gelukt = [nummer for nummer, wat in enumerate(uit) if isinstance(wat, Concept)]
    assert [type(wat) for wat in uit].count(ElderGewijzigd) == TABBLADEN - 1
    assert Concept.objects.get().antwoorden == {"nu": f"tab {gelukt[0]}"}
    assert all(wat.staand == Concept.objects.get().antwoorden for wat in uit if isinstance(wat, ElderGewijzigd))


def test_verschillende_vragen_tegelijk_blijven_allemaal_staan() -> None:
    concept = begin_concept(ik(), "correctieverzoek", 0, DAG)
    uit = tegelijk(lambda nummer: bewaar_antwoorden(concept.pk, concept.versie, {f"veld{nummer}": "x"}, DAG))
    assert [type(wat) for wat in uit] == [Concept] * TABBLADEN
    na = Concept.objects.get()
    assert (set(na.antwoorden), na.versie) == ({f"veld{nummer}" for nummer in range(TABBLADEN)}, concept.versie + TABBLADEN)


def test_tegelijk_versturen_is_een_aanvraag_een_taak_en_een_bevestiging() -> None:
    burger = ik()
    concept = begin_concept(burger, "correctieverzoek", 0, DAG)
    getypt = {"wat": "naam", "nu": "Jansn", "juist": "Jansen", "sinds": "", "stap:bewijs": ""}
    gezien = bewaar_antwoorden(concept.pk, concept.versie, getypt, DAG).versie
    vraag = Vraag(burger.persoon_id, 0, DAG)
    adressen = set(tegelijk(lambda _: verstuur(stromen["correctieverzoek"], vraag, concept.pk, gezien, burger)))
    assert adressen == {f"/aanvragen/{Aanvraag.objects.get().pk}/"}
    assert (Taak.objects.count(), Bericht.objects.count()) == (1, 1)
    assert Concept.objects.get().antwoorden == {}
