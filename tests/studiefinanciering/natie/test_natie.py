"""A generated nation with another seed and all its traps: who asked gets it to the cent, who never asked gets it too."""

from datetime import date

import pytest
from django.db import connection

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.register.generator.situatie import genereer
from studiefinanciering.models import Buitenbeschouwing, Oudersituatie, Studiekeuze
from studiefinanciering.services.zeg_ja import zeg_ja
from studiefinanciering.voorstellen import AANVULLEND, VOLLEDIG
from tests.register.generator.naslag import vergeet_plannen, zet_naslag_klaar
from tests.studiefinanciering.batch import mensen
from tests.studiefinanciering.natie.orakel import AMBTSHALVE, JA, NEE, NOOIT, Oordeel, oordeel_natie
from tests.studiefinanciering.natie.register import Natie, lees_keuzes, lees_natie

ZAAD, STUDENTEN = 4711, 360
VANDAAG = date(2026, 6, 15)
VOLLEDIGE = 5  # of who never had anything, some say yes
EIND_STUDIEJAAR = {False: date(2026, 7, 1), True: date(2026, 8, 1)}
TOEGEKEND = """
SELECT t.persoon_id, m.maand::date, t.aanvullend_centen, t.onbekend_inkomen FROM besluiten_besluit b
JOIN studiefinanciering_toekenning t ON t.besluit_id = b.id
CROSS JOIN LATERAL generate_series(t.van, t.tot, interval '1 month') AS m(maand)
WHERE b.soort = 2 AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id)
"""
Toegekend = dict[tuple[int, date], tuple[int, bool]]


@pytest.fixture
def natie(db: None) -> Natie:
    """The awards of both calendar years of the study year, to who asked."""
    zet_naslag_klaar()
    genereer(STUDENTEN, ZAAD, peildatum=VANDAAG)
    _meer_vallen()
    vergeet_plannen()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
    nacht()
    return lees_natie()


def nacht() -> None:
    """The run over both calendar years of the study year: new awards, and brothers and sisters of whom an award changed."""
    for jaar in (2025, 2026):
        mensen.draai(jaar=jaar)


def _meer_vallen() -> None:
    """Parents out of the picture, with and without a court amount, or being looked for: more than so small a nation has."""
    keuzes = Studiekeuze.objects.filter(persoon__oudersituaties=None, persoon__relaties__soort=1).order_by("persoon_id")
    for nummer, keuze in enumerate(keuzes):
        soorten = {3: (Buitenbeschouwing.CONFLICT, 2, 0), 5: (Buitenbeschouwing.ONVINDBAAR, 1, 0), 7: (Buitenbeschouwing.GEZAG, 2, 15_000)}
        grond, ouder, alimentatie = soorten.get(nummer % 17, (Buitenbeschouwing.OPGEVRAAGD, 1, 0))
        if nummer % 17 in (3, 5, 7, 11) and keuze.persoon.relaties.filter(soort=ouder).exists():
            Oudersituatie.objects.create(
                persoon=keuze.persoon, ouder=ouder, grond=grond, alimentatie_centen=alimentatie, vanaf=date(2026, 1 + nummer % 3, 1)
            )


def toegekend() -> Toegekend:
    with connection.cursor() as cursor:
        cursor.execute(TOEGEKEND)
        return {(wie, maand): (centen, onbekend) for wie, maand, centen, onbekend in cursor.fetchall()}


def verschillen(natie: Natie) -> list[tuple[int, date, int, int]]:
    """Months in which the award is not what the judge says: nothing without a right, all of what is right, to the cent."""
    echt, oordelen = toegekend(), oordeel_natie(natie)
    uit = []
    for sleutel in sorted(set(echt) | set(oordelen)):
        oordeel = oordelen.get(sleutel)
        goed = oordeel.bedrag if oordeel is not None and oordeel.wil else 0
        if echt.get(sleutel, (0, False))[0] != goed:
            uit.append((*sleutel, echt.get(sleutel, (0, False))[0], goed))
    return uit


def recht_in_studiejaar(oordelen: dict[tuple[int, date], Oordeel], natie: Natie) -> set[int]:
    """Who has studiefinanciering and, were it asked for, aanvullende beurs in some month; who said no is left out."""
    return {
        wie
        for (wie, maand), oordeel in oordelen.items()
        if oordeel.bedrag > 0 and maand <= EIND_STUDIEJAAR[oordeel.ho] and natie.studenten[wie].keuzes[-1][2] != NEE
    }


def krijgt(natie: Natie) -> set[int]:
    return {wie for (wie, _), (centen, _) in toegekend().items() if centen > 0}


def test_wie_erom_vroeg_krijgt_het_tot_op_de_cent(natie: Natie) -> None:
    assert verschillen(natie) == []
    oordelen = oordeel_natie(natie)
    assert sum(oordeel.wil and oordeel.bedrag > 0 for oordeel in oordelen.values()) > 500
    assert sum(oordeel.onbekend for oordeel in oordelen.values()) > 20
    gronden = [grond for student in natie.studenten.values() for grond, *_ in student.weg.values()]
    assert set(gronden) >= {1, 2, 5, 9} and len(gronden) > 20


def test_niet_gebruik_daalt_van_een_kwart_tot_onder_een_procent(natie: Natie) -> None:
    recht = recht_in_studiejaar(oordeel_natie(natie), natie)
    voor = len(recht - krijgt(natie)) / len(recht)
    assert 0.15 < voor < 0.35
    mensen.draai("ambtshalve", automatisch=True)
    nacht()
    lees_keuzes(natie)
    assert verschillen(natie) == []
    assert any(keuze[2] == AMBTSHALVE for student in natie.studenten.values() for keuze in student.keuzes)
    bereikt = krijgt(natie) | set(Aanvraag.objects.filter(staat=Aanvraagstaat.VOORBEREID).values_list("persoon_id", flat=True))
    assert len(recht - bereikt) / len(recht) < 0.01
    open_voorstellen = Aanvraag.objects.filter(staat=Aanvraagstaat.VOORBEREID)
    for voorstel in [*open_voorstellen.filter(soort=AANVULLEND), *open_voorstellen.filter(soort=VOLLEDIG)[:VOLLEDIGE]]:
        zeg_ja(voorstel.pk, voorstel.persoon_id)
    nacht()
    lees_keuzes(natie)
    assert verschillen(natie) == []
    recht = recht_in_studiejaar(oordeel_natie(natie), natie)
    assert len(recht - krijgt(natie)) / len(recht) < 0.01
    assert not any(keuze[2] == NOOIT for wie in recht for keuze in natie.studenten[wie].keuzes[-1:])
    assert any(keuze[2] == JA for student in natie.studenten.values() for keuze in student.keuzes)
