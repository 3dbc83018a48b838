"""Limitation: five years, what begins them again, and that no machine collects afterwards."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from duo_portal.grootboek.models import Boeking
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST
from duo_portal.vorderingen.models import Inning, Inningsagenda, Inningsstap, Vordering
from duo_portal.vorderingen.regels.verjaring import Stuiting, Uitstelduur, verjaart_op
from duo_portal.vorderingen.selectors import verjaringsdagen
from duo_portal.vorderingen.services.stel_verjaring_vast import NietVerjaard, stel_verjaring_vast
from duo_portal.vorderingen.stand import lees_inningsstand
from duo_portal.werkvoorraad.models import Taak
from tests.toegang.rolverdeling import medewerker
from tests.vorderingen.ladder import VERVALLEN, ladder, nacht, nachten, youssef

TERMIJN = date(2020, 10, 15)


@pytest.mark.parametrize(
    ("feiten", "dag"),
    [
        ([], date(2025, 10, 15)),
        ([Stuiting(date(2021, 1, 4))], date(2026, 1, 4)),
        ([Stuiting(date(2021, 1, 4)), Stuiting(date(2025, 12, 31))], date(2030, 12, 31)),
        ([Stuiting(date(2025, 10, 15))], date(2030, 10, 15)),
        ([Stuiting(date(2025, 10, 16))], date(2025, 10, 15)),  # too late: revives nothing
        ([Stuiting(date(2020, 2, 29))], date(2025, 10, 15)),  # before the term began
        ([Uitstelduur(date(2021, 1, 1), date(2021, 1, 31))], date(2025, 11, 15)),
        ([Uitstelduur(date(2021, 1, 1), date(2021, 1, 31)), Uitstelduur(date(2021, 1, 10), date(2021, 2, 9))], date(2025, 11, 24)),
        ([Uitstelduur(date(2020, 9, 1), date(2020, 10, 20))], date(2025, 10, 20)),
    ],
)
def test_vijf_jaar_en_wat_haar_verschuift(feiten: list[Stuiting | Uitstelduur], dag: date) -> None:
    assert verjaart_op(TERMIJN, feiten) == dag


@given(st.lists(st.dates(date(2020, 1, 1), date(2035, 12, 31)).map(Stuiting), max_size=6))
def test_nooit_eerder_dan_vijf_jaar_en_de_volgorde_maakt_niet_uit(feiten: list[Stuiting]) -> None:
    assert verjaart_op(TERMIJN, feiten) >= date(2025, 10, 15)
    assert verjaart_op(TERMIJN, feiten) == verjaart_op(TERMIJN, reversed(feiten))


@pytest.fixture
def gemaand() -> Vordering:
    """Youssef after the aanmaning of 24 April 2026: five years until 24 April 2031."""
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 24))
    return vordering


@pytest.mark.django_db
def test_de_aanmaning_en_een_betaling_stuiten_en_een_storno_niet(gemaand: Vordering) -> None:
    assert lees_inningsstand(gemaand.pk, date(2026, 4, 24)).verjaart_op == date(2031, 4, 24)
    velden = {"persoon_id": gemaand.persoon_id, "vordering": gemaand, "bedrag_centen": 100, "boekdatum": date(2027, 1, 4)}
    betaling = Boeking.objects.create(debet=100, credit=130, oorzaak=3, valutadatum=date(2027, 1, 4), **velden)
    assert lees_inningsstand(gemaand.pk, date(2027, 1, 5)).verjaart_op == date(2032, 1, 4)
    Boeking.objects.create(debet=130, credit=100, oorzaak=6, valutadatum=date(2027, 1, 4), keert_om=betaling, **velden)
    assert lees_inningsstand(gemaand.pk, date(2027, 1, 5)).verjaart_op == date(2031, 4, 24)


@pytest.mark.django_db
def test_drie_maanden_ervoor_hoort_een_medewerker_het_een_keer(gemaand: Vordering) -> None:
    Inningsagenda.objects.update(kijk_op=date(2031, 1, 23))
    Inning.objects.create(vordering=gemaand, stap=Inningsstap.DEURWAARDER, datum=date(2026, 6, 8), bedrag_centen=97_200)
    for dag in (date(2031, 1, 23), date(2031, 1, 24), date(2031, 3, 3)):
        Inningsagenda.objects.update(kijk_op=dag)
        nacht(dag)
    taak = Taak.objects.get()
    assert (taak.soort, taak.termijn) == ("verjaart_bijna", date(2031, 4, 24))


@pytest.mark.django_db
def test_een_verjaarde_vordering_gaat_geen_trede_verder_en_een_mens_sluit_haar(gemaand: Vordering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2031-04-25")
    Inningsagenda.objects.update(kijk_op=date(2031, 4, 25))
    nacht(date(2031, 4, 25))
    assert ladder(gemaand)[-1] == ("AANMANING", date(2026, 4, 24))
    assert Taak.objects.get().soort == "inning_verjaard"
    stel_verjaring_vast(gemaand.pk, door=medewerker("samira"))
    assert ladder(gemaand)[-1] == ("VERJAARD", date(2031, 4, 25))
    nachten(date(2031, 4, 28), date(2031, 6, 30))
    assert ladder(gemaand)[-1] == ("VERJAARD", date(2031, 4, 25))
    assert not Inningsagenda.objects.exists()
    with pytest.raises(NietVerjaard):
        stel_verjaring_vast(gemaand.pk, door=medewerker("wim"))


@pytest.mark.django_db
def test_wat_nog_niet_verjaard_is_kan_niemand_zo_sluiten(gemaand: Vordering) -> None:
    with pytest.raises(NietVerjaard, match="24\u00a0april 2031"):
        stel_verjaring_vast(gemaand.pk, door=medewerker("samira"))


@pytest.mark.django_db
def test_ons_eigen_wachten_op_een_bevestiging_verlengt_de_termijn_niet() -> None:
    """Only a deferral in the sense of Awb 4:94 does; our hold after a lowering is not held against the debtor."""
    claim = youssef()
    op = date(2026, 6, 15)
    with connection.cursor() as cursor:
        eerst = verjaringsdagen(cursor, [claim.pk], op)[claim.pk]
        rem = {"persoon": claim.persoon, "vordering": claim, "soort": Remsoort.UITSTEL, "van": date(2026, 5, 1), "tot": date(2026, 5, 31)}
        Rem.objects.create(**rem, toelichting=AANHOUDING_TEKST)
        assert verjaringsdagen(cursor, [claim.pk], op)[claim.pk] == eerst
        Rem.objects.create(**rem, toelichting="de student vroeg uitstel")
        assert verjaringsdagen(cursor, [claim.pk], op)[claim.pk] > eerst
