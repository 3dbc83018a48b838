"""What holds the ladder: brakes per claim and per person, a letter that was not made known, and what only a person may do."""

from datetime import date

import pytest

from duo_portal.berichten.models import Bekendmaking, Bekendmakingsgebeurtenis, Bericht, Gebeurtenis, Kanaal
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Overlijden, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.aanhouding import AANHOUDING_TEKST
from duo_portal.vorderingen.models import Inning, Inningsagenda, Inningsstap, Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.vorderingen.ladder import VERVALLEN, ladder, maak_bekend, nacht, nachten, student, youssef

pytestmark = pytest.mark.django_db
VERZOEK = date(2026, 3, 2)
ANDER_JAAR = 2024


def tweede_vordering(eerste: Vordering) -> Vordering:
    """Another claim on the same person, about another year, that never was paid."""
    besluit = Besluit.objects.get(pk=eerste.besluit_id)
    besluit.pk, besluit.periode = None, ANDER_JAAR
    besluit.save(force_insert=True)
    return Vordering.objects.create(
        persoon=eerste.persoon, soort=eerste.soort, periode=ANDER_JAAR, besluit=besluit, ontstaan_op=date(2024, 9, 16),
        betaal_voor=date(2024, 10, 16),
    )  # fmt: skip


def test_een_rem_op_een_vordering_houdt_alleen_die_tegen() -> None:
    vordering = youssef()
    ander = tweede_vordering(vordering)
    Inning.objects.create(vordering=ander, stap=Inningsstap.REGELING_VERVALLEN, datum=VERVALLEN)
    Boeking.objects.create(
        persoon=ander.persoon, vordering=ander, debet=130, credit=800, bedrag_centen=141_900, oorzaak=1,
        boekdatum=date(2024, 9, 16), valutadatum=date(2024, 9, 16),
    )  # fmt: skip
    Rem.objects.create(persoon=vordering.persoon, vordering=vordering, soort=Remsoort.BEZWAAR, van=VERVALLEN)
    tellingen = nacht(VERZOEK).tellingen
    assert (tellingen["geremd"], tellingen["betalingsverzoeken"]) == (1, 1)
    assert [naam for naam, _ in ladder(ander)] == ["REGELING_VERVALLEN", "BETALINGSVERZOEK"]
    assert [naam for naam, _ in ladder(vordering)] == ["REGELING_VERVALLEN"]
    taak = Taak.objects.get()
    assert (taak.soort, taak.lijn, taak.gegevens) == ("geremd", "lesgeld", {"remmen": [Remsoort.BEZWAAR], "vordering": vordering.pk})


@pytest.mark.parametrize(("lijn", "houdt"), [("", True), ("lesgeld", True), ("aflossing", False)])
def test_een_rem_op_de_persoon_houdt_alles_van_die_dienst_tegen(lijn: str, houdt: bool) -> None:
    vordering = youssef()
    Rem.objects.create(persoon=vordering.persoon, lijn=lijn, soort=Remsoort.SCHULDHULP, van=VERVALLEN)
    assert nacht(VERZOEK).tellingen["geremd"] == int(houdt)


@pytest.mark.parametrize("periode", [bouw.SCHOOLJAAR, ANDER_JAAR])
def test_een_rem_op_een_besluit_houdt_de_vordering_van_dat_jaar_tegen(periode: int) -> None:
    vordering = youssef()
    besluit = vordering.besluit if periode == bouw.SCHOOLJAAR else tweede_vordering(vordering).besluit
    Rem.objects.create(persoon=vordering.persoon, besluit=besluit, soort=Remsoort.MENS_KIJKT_MEE, van=VERVALLEN)
    assert nacht(VERZOEK).tellingen["geremd"] == int(periode == bouw.SCHOOLJAAR)


def test_een_nieuwe_rem_is_een_nieuwe_taak_en_elke_nacht_dezelfde_niet() -> None:
    vordering = youssef()
    for van, tot in ((VERVALLEN, date(2026, 3, 4)), (date(2026, 3, 5), None)):
        Rem.objects.create(persoon=vordering.persoon, soort=Remsoort.HANDMATIG, van=van, tot=tot)
    nachten(VERZOEK, date(2026, 3, 10))
    assert Taak.objects.filter(soort="geremd").count() == 2


@pytest.mark.parametrize(
    ("tot", "waarom"), [(None, AANHOUDING_TEKST), (date(2026, 3, 9), "op eigen verzoek")], ids=["onze aanhouding", "uitstel"]
)
def test_wat_vanzelf_eindigt_houdt_tegen_en_telt_maar_vraagt_niemand_iets(tot: date | None, waarom: str) -> None:
    vordering = youssef()
    Rem.objects.create(
        persoon=vordering.persoon, vordering=vordering, soort=Remsoort.UITSTEL, van=VERVALLEN, tot=tot, lijn="lesgeld", toelichting=waarom
    )
    assert nacht(VERZOEK).tellingen["geremd"] == 1
    assert not Taak.objects.exists()
    Rem.objects.create(persoon=vordering.persoon, soort=Remsoort.BEZWAAR, van=VERVALLEN)
    nacht(date(2026, 3, 4))
    assert sorted(Taak.objects.get(soort="geremd").gegevens["remmen"]) == [Remsoort.BEZWAAR, Remsoort.UITSTEL]


def test_na_een_rem_gaat_de_ladder_niet_meteen_verder() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 3))
    Rem.objects.create(persoon=vordering.persoon, soort=Remsoort.BEZWAAR, van=date(2026, 4, 7), tot=date(2026, 5, 18))
    nachten(date(2026, 4, 7), date(2026, 6, 12))
    assert ladder(vordering)[3:] == [("AANMANING", date(2026, 6, 2))]  # fourteen days, the first of which is 19 May


def test_wie_geremd_is_en_toch_betaalt_gaat_van_de_ladder_zonder_bericht() -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 5, 18))
    Rem.objects.create(persoon=vordering.persoon, soort=Remsoort.TOESLAGEN, van=date(2026, 5, 19))
    bouw.betaal(vordering.persoon, 99_200, date(2026, 5, 20))
    berichten = Bericht.objects.count()
    assert nacht(date(2026, 5, 20)).tellingen["teruggeroepen"] == 1
    assert Bericht.objects.count() == berichten


def test_papier_dat_later_ging_schuift_elke_trede_op() -> None:
    vordering = youssef(digitaal=False)
    maak_bekend(vordering.persoon, bouw.VASTSTELLING)
    nachten(VERVALLEN, date(2026, 3, 9))
    maak_bekend(vordering.persoon, date(2026, 3, 9))
    nachten(date(2026, 3, 9), date(2026, 4, 13))
    assert ladder(vordering)[1:] == [("BETALINGSVERZOEK", VERZOEK), ("HERINNERING", date(2026, 4, 10))]
    nachten(date(2026, 4, 14), date(2026, 6, 30))
    assert ladder(vordering)[-1] == ("HERINNERING", date(2026, 4, 10))  # that letter never went out
    maak_bekend(vordering.persoon, date(2026, 6, 30))
    nachten(date(2026, 6, 30), date(2026, 7, 21))
    assert ladder(vordering)[-1] == ("AANMANING", date(2026, 7, 21))


@pytest.mark.parametrize(("verzonden", "herinnerd"), [(date(2025, 9, 15), date(2025, 10, 16)), (date(2025, 9, 24), date(2025, 10, 27))])
def test_het_eerste_verzoek_telt_vanaf_de_verzending(verzonden: date, herinnerd: date) -> None:
    vordering = student(digitaal=False)
    nachten(bouw.VASTSTELLING, verzonden)
    maak_bekend(vordering.persoon, verzonden)
    nachten(verzonden, date(2025, 11, 4))
    assert ladder(vordering) == [("HERINNERING", herinnerd)]


def test_een_verzoek_dat_nooit_werd_verzonden_krijgt_geen_herinnering() -> None:
    vordering = student(digitaal=False)
    nachten(bouw.VASTSTELLING, date(2025, 12, 24))
    assert ladder(vordering) == []


def test_post_die_terugkwam_telt_pas_na_de_tweede_verzending() -> None:
    vordering = youssef(digitaal=False)
    maak_bekend(vordering.persoon, bouw.VASTSTELLING)
    nacht(VERZOEK)
    maak_bekend(vordering.persoon, VERZOEK)
    bekend = Bekendmaking.objects.latest("pk")
    Bekendmakingsgebeurtenis.objects.create(bekendmaking=bekend, soort=Gebeurtenis.POST_RETOUR)
    nachten(date(2026, 3, 3), date(2026, 4, 10))
    assert ladder(vordering)[-1] == ("BETALINGSVERZOEK", VERZOEK)
    Bekendmaking.objects.create(bericht=bekend.bericht, volgnummer=2, kanaal=Kanaal.PAPIER, toegankelijk_op=date(2026, 4, 10))
    nachten(date(2026, 4, 11), date(2026, 5, 13))
    assert ladder(vordering)[-1] == ("HERINNERING", date(2026, 5, 12))


def test_na_een_overlijden_beslist_een_mens() -> None:
    vordering = youssef()
    Overlijden.objects.create(persoon=vordering.persoon, datum=VERVALLEN, datum_brp=20260225)
    nachten(VERZOEK, date(2026, 3, 31))
    assert ladder(vordering)[1:] == []
    assert Taak.objects.get().soort == "inning_overleden"


def test_onder_bewind_gaat_de_zaak_naar_een_mens() -> None:
    vordering = youssef()
    Vertegenwoordiging.objects.create(
        persoon=vordering.persoon, organisatie="Stichting Evenwicht", soort=Vertegenwoordigingssoort.BEWIND, van=date(2024, 3, 1)
    )
    nachten(VERZOEK, date(2026, 3, 31))
    assert ladder(vordering)[1:] == []
    assert Taak.objects.get().soort == "inning_bewind"


def test_elke_boeking_en_elke_stap_zet_de_vordering_op_de_agenda() -> None:
    vordering = student()
    assert Inningsagenda.objects.get().kijk_op == bouw.VASTSTELLING
    bouw.betaal(vordering.persoon, 145_800, date(2025, 10, 2))
    nachten(bouw.VASTSTELLING, date(2025, 10, 16))
    assert not Inningsagenda.objects.exists()
    Inning.objects.create(vordering=vordering, stap=Inningsstap.AFSCHRIJVING_MISLUKT, datum=date(2025, 11, 3))
    assert Inningsagenda.objects.get().kijk_op == date(2025, 11, 3)


def test_heropend_na_voldaan_begint_onderaan() -> None:
    """A payment that was taken back: a request for the whole, and a month; not the aanmaning where it once stood."""
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 24))
    betaling = bouw.betaal(vordering.persoon, 99_200, date(2026, 4, 27))
    nachten(date(2026, 4, 27), date(2026, 4, 28))
    Boeking.objects.create(
        persoon=vordering.persoon, vordering=vordering, debet=130, credit=100, bedrag_centen=99_200, oorzaak=6, keert_om=betaling,
        boekdatum=date(2026, 5, 6), valutadatum=date(2026, 5, 6),
    )  # fmt: skip
    nachten(date(2026, 5, 6), date(2026, 6, 12))
    assert ladder(vordering)[-3:] == [
        ("VOLDAAN", date(2026, 4, 27)),
        ("BETALINGSVERZOEK", date(2026, 5, 6)),
        ("HERINNERING", date(2026, 6, 9)),
    ]
