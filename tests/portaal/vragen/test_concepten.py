"""Drafts: two tabs, what is kept, what goes away, and for whom."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from duo_portal.aanvragen.bestanden import MEESTE, Bestand
from duo_portal.aanvragen.concepten import AlVerzonden, ElderGewijzigd, verloopt_op
from duo_portal.aanvragen.models import Concept, Conceptbijlage
from duo_portal.aanvragen.selectors import concepten_van
from duo_portal.aanvragen.services.begin_concept import begin_concept
from duo_portal.aanvragen.services.bewaar_antwoorden import bewaar_antwoorden
from duo_portal.aanvragen.services.bewaar_bijlagen import verwijder_bijlage, voeg_bijlagen_toe
from duo_portal.aanvragen.services.ruim_concepten_op import gooi_weg, ruim_op
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.toegang.burger import Burger, Niveau
from tests import bouw

pytestmark = pytest.mark.django_db
DAG = date(2026, 6, 15)
PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"


@pytest.fixture
def ik() -> Burger:
    return Burger(bouw.persoon().pk, Niveau.SUBSTANTIEEL, "Robin", "nl")


@pytest.fixture
def concept(ik: Burger) -> Concept:
    return begin_concept(ik, "correctieverzoek", 0, DAG)


def test_twee_keer_beginnen_is_een_concept(ik: Burger, concept: Concept) -> None:
    assert begin_concept(ik, "correctieverzoek", 0, DAG) == concept
    assert concepten_van(ik.persoon_id, ik.persoon_id) == [concept]


def test_een_concept_is_alleen_voor_wie_het_schreef(concept: Concept) -> None:
    assert concepten_van(concept.persoon_id, bouw.persoon("Ander").pk) == []


def test_de_oudere_tab_overschrijft_niets_en_krijgt_beide_antwoorden(concept: Concept) -> None:
    oud = concept.versie
    bewaar_antwoorden(concept.pk, oud, {"nu": "nieuw"}, DAG)
    with pytest.raises(ElderGewijzigd) as fout:
        bewaar_antwoorden(concept.pk, oud, {"nu": "oud"}, DAG)
    assert fout.value.staand == {"nu": "nieuw"}
    assert Concept.objects.get().antwoorden == {"nu": "nieuw"}
    assert bewaar_antwoorden(concept.pk, fout.value.concept.versie, {"nu": "oud"}, DAG).antwoorden == {"nu": "oud"}


def test_een_andere_vraag_in_een_andere_tab_staat_niet_in_de_weg(concept: Concept) -> None:
    oud = concept.versie
    bewaar_antwoorden(concept.pk, oud, {"nu": "x"}, DAG)
    bewaar_antwoorden(concept.pk, oud, {"juist": "y"}, DAG)
    bewaar_antwoorden(concept.pk, oud, {"nu": "x"}, DAG)  # the same answer again is no clash
    assert Concept.objects.get().antwoorden == {"nu": "x", "juist": "y"}


def test_wie_bewaart_heeft_weer_de_hele_tijd(concept: Concept) -> None:
    later = DAG + timedelta(days=10)
    assert bewaar_antwoorden(concept.pk, 1, {}, later).verloopt_op == verloopt_op(later) > concept.verloopt_op


def test_na_de_laatste_dag_is_alles_weg_ook_de_bestanden(concept: Concept) -> None:
    voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("a.pdf", PDF)], DAG)
    ruim_op(verloopt_op(DAG))
    assert Concept.objects.exists()
    ruim_op(verloopt_op(DAG) + timedelta(days=1))
    assert not Concept.objects.exists() and not Conceptbijlage.objects.exists()


def test_bestanden_komen_en_gaan_en_elk_maar_een_keer(concept: Concept) -> None:
    assert voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("a.pdf", PDF), Bestand("b.pdf", PDF)], DAG) == 1
    assert voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("a.pdf", PDF)], DAG) == 0
    bijlage = Conceptbijlage.objects.get()
    assert verwijder_bijlage(concept.pk, bijlage.pk, DAG) == bijlage.bestandsnaam
    assert verwijder_bijlage(concept.pk, bijlage.pk, DAG) == ""
    assert not Conceptbijlage.objects.exists()


def test_een_bestand_van_een_ander_concept_blijft_staan(concept: Concept) -> None:
    ander = begin_concept(Burger(bouw.persoon("Ander").pk, Niveau.SUBSTANTIEEL, "A", "nl"), "correctieverzoek", 0, DAG)
    voeg_bijlagen_toe(ander.pk, "bewijs", [Bestand("a.pdf", PDF)], DAG)
    assert verwijder_bijlage(concept.pk, Conceptbijlage.objects.get().pk, DAG) == ""
    assert Conceptbijlage.objects.count() == 1


def test_te_veel_bestanden_worden_geweigerd_en_dan_komt_er_geen_bij(concept: Concept) -> None:
    voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("a.pdf", PDF)], DAG)
    with pytest.raises(OngeldigeAanvraag, match="hoogstens"):
        voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand(f"{n}.pdf", PDF + b"\n" * n) for n in range(1, MEESTE + 1)], DAG)
    assert Conceptbijlage.objects.count() == 1


def test_een_fout_bestand_noemt_zijn_naam(concept: Concept) -> None:
    with pytest.raises(OngeldigeAanvraag, match=r"foto\.heic"):
        voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("foto.heic", b"....heic")], DAG)


def verzonden(concept: Concept) -> None:
    Concept.objects.filter(pk=concept.pk).update(verzonden_op=timezone.now(), adres="/aanvragen/1/", antwoorden={})


def test_wat_verzonden_is_verandert_niet_meer(concept: Concept) -> None:
    verzonden(concept)
    with pytest.raises(AlVerzonden):
        bewaar_antwoorden(concept.pk, 1, {"nu": "x"}, DAG)
    with pytest.raises(AlVerzonden):
        voeg_bijlagen_toe(concept.pk, "bewijs", [Bestand("a.pdf", PDF)], DAG)
    assert not gooi_weg(concept.pk)
    assert Concept.objects.get().antwoorden == {}


def test_een_verzonden_concept_houdt_niets_van_wat_er_is_getypt(concept: Concept) -> None:
    bewaar_antwoorden(concept.pk, 1, {"nu": "x"}, DAG)
    with pytest.raises(IntegrityError, match="concept_verzonden_is_leeg"), transaction.atomic():
        Concept.objects.filter(pk=concept.pk).update(verzonden_op=timezone.now(), adres="/")


def test_na_het_verzenden_kan_er_een_nieuw_concept_zijn(ik: Burger, concept: Concept) -> None:
    verzonden(concept)
    assert begin_concept(ik, "correctieverzoek", 0, DAG) != concept
