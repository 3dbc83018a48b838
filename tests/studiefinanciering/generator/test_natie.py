"""Studiefinanciering in the generated nation: the shares of the sources, facts that fit the register, the same every time."""

import hashlib
from datetime import date

import pytest
from django.db import connection, transaction

from duo_portal.register.generator.demopersonen.laden import laad_demopersonen
from duo_portal.register.generator.situatie import genereer
from duo_portal.register.generator.verloop import hele_natie
from studiefinanciering.generator.aanmelding import verloop
from studiefinanciering.models import Aanvullend, Buitenbeschouwing, Oudersituatie, Studiekeuze, Studieverleden
from tests.register.generator.naslag import vergeet_plannen

pytestmark = pytest.mark.usefixtures("naslag")

SLEUTEL = "(SELECT bronsleutel FROM register_persoon WHERE id = r.persoon_id)"
VRAGEN = (
    """vanaf, aanvullend, lening_centen, collegegeldkrediet_centen, eenoudergezin, reisproduct, aangevraagd_op
        FROM studiefinanciering_studiekeuze""",
    "eerste_maand, eerste_maand_ho, prestatiemaanden_mbo, prestatiemaanden_ho, leenmaanden FROM studiefinanciering_studieverleden",
    "ouder, grond, alimentatie_centen, vanaf FROM studiefinanciering_oudersituatie",
    "jaar, zonder_partner, telkinderen, aflossing_centen FROM studiefinanciering_ouderjaar",
    "jaar, peiljaar FROM studiefinanciering_peiljaarverlegging",
)
# A choice from a month in which the law gives nothing: not enrolled then, too young for mbo, too old, or not Dutch.
ZONDER_RECHT = """
SELECT count(*) FROM studiefinanciering_studiekeuze s JOIN register_persoonsgegeven g USING (persoon_id)
WHERE g.nationaliteit <> '0001'
   OR g.geboortedatum + interval '30 years 1 month' <= s.vanaf
   OR NOT EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = s.persoon_id AND i.onderwijs IN (7, 8)
        AND date_trunc('month', i.begindatum) <= s.vanaf)
      AND NOT EXISTS (SELECT FROM register_inschrijving i WHERE i.persoon_id = s.persoon_id AND i.onderwijs = 1
        AND i.begindatum <= s.vanaf AND g.geboortedatum + interval '18 years' <= s.vanaf)
"""


def afdruk() -> str:
    som = hashlib.sha256()
    with connection.cursor() as cursor:
        for vraag in VRAGEN:
            cursor.execute(f"SELECT {SLEUTEL}, {vraag} r")
            som.update("\n".join(sorted(map(repr, cursor.fetchall()))).encode())
    return som.hexdigest()


def gemaakt(zaad: int, snede: int) -> str:
    with transaction.atomic():
        genereer(300, zaad, peildatum=date(2026, 6, 15), snede=snede)
        uitkomst = afdruk()
        transaction.set_rollback(True)
    return uitkomst


def test_hetzelfde_zaad_geeft_hetzelfde_in_welke_sneden_ook() -> None:
    eerste = gemaakt(7, 300)
    assert gemaakt(7, 110) == eerste
    assert gemaakt(8, 300) != eerste


def test_verhoudingen_en_feiten_die_bij_het_register_passen() -> None:
    genereer(3_000, 1, peildatum=date(2026, 6, 15))
    vergeet_plannen()
    keuzes = Studiekeuze.objects.count()
    assert 1_500 < keuzes < 2_500
    nooit = Studiekeuze.objects.filter(aanvullend=Aanvullend.NIET_GEVRAAGD).count()
    assert nooit == pytest.approx(keuzes * 0.245, rel=0.15)
    assert Studiekeuze.objects.filter(aanvullend=Aanvullend.NEE).count() == pytest.approx(keuzes * 0.015, rel=0.6)
    assert Studieverleden.objects.filter(prestatiemaanden_ho__gt=0).count() > 250
    weg = Oudersituatie.objects.exclude(grond=Buitenbeschouwing.OPGEVRAAGD).count()
    assert weg == pytest.approx(keuzes * 0.74 * 0.012, rel=0.7)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(ZONDER_RECHT)
        assert cursor.fetchone()[0] == 0


def test_wie_nooit_iets_vroeg_heeft_geen_keuze_en_komt_voor() -> None:
    genereer(1_000, 1, peildatum=date(2026, 6, 15))
    zonder = """SELECT count(*) FROM register_inschrijving i WHERE i.onderwijs IN (7, 8)
        AND NOT EXISTS (SELECT FROM studiefinanciering_studiekeuze s WHERE s.persoon_id = i.persoon_id)"""
    with connection.cursor() as cursor:
        cursor.execute(zonder)
        assert cursor.fetchone()[0] > 10


def test_demopersonen_hebben_hun_keuzes_en_sanne_vroeg_nooit_iets() -> None:
    laad_demopersonen("situatie")
    keuzes = {
        str(sleutel): (aanvullend, lening)
        for sleutel, aanvullend, lening in Studiekeuze.objects.values_list("persoon__bronsleutel", "aanvullend", "lening_centen")
    }
    assert keuzes == {
        "demo-youssef": (Aanvullend.NEE, 0),
        "demo-piotr": (Aanvullend.JA, 49108),
        "demo-fatma": (Aanvullend.JA, 0),
        "demo-lotte": (Aanvullend.JA, 0),
        "demo-tim": (Aanvullend.NIET_GEVRAAGD, 0),
    }


def test_in_de_loop_van_het_jaar_komen_er_keuzes_bij_van_wie_later_begint_of_18_wordt() -> None:
    genereer(1_000, 1, peildatum=date(2026, 6, 15))
    met = set(Studiekeuze.objects.values_list("persoon_id", flat=True))
    with connection.cursor() as cursor:
        keuzes, te_beoordelen = verloop(cursor, hele_natie(1, date(2026, 6, 15)))
    assert keuzes.naam == "studiefinanciering_studiekeuze" and keuzes.rijen.height > 10
    assert not met & set(keuzes.rijen["persoon_id"].to_list())
    assert all(dag > date(2025, 10, 1) for dag in keuzes.rijen["vanaf"])
    assert all(dag <= date(2026, 6, 15) for dag in keuzes.rijen["aangevraagd_op"])
    assert te_beoordelen.rijen["persoon_id"].to_list() == keuzes.rijen["persoon_id"].to_list()
