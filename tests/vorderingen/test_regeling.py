"""Deferral and arrangement by own proposal: at once within the limits, else a person; and what happens when it is not kept."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.grootboek.models import Boeking
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.toegang.burger import Burger, Niveau
from duo_portal.vorderingen.models import (
    Betalingsregeling,
    Inningsstap,
    Regelingeinde,
    Termijn,
    Termijnherinnering,
    Vordering,
)
from duo_portal.vorderingen.regels.schema import meeste_termijnen, verdeel
from duo_portal.vorderingen.selectors import stand_van_regeling
from duo_portal.vorderingen.services.eigen_verzoek import IsOvergedragen, NietsTeBetalen
from duo_portal.vorderingen.services.tref_regeling import (
    BuitenDeGrenzen,
    RegelingKanNiet,
    Voorstel,
    tref_regeling,
    vraag_mens_om_regeling,
)
from duo_portal.vorderingen.services.verleen_uitstel import UitstelKanNiet, verleen_uitstel, vraag_uitstel
from duo_portal.vorderingen.stand import lees_inningsstand
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.toegang.rolverdeling import medewerker
from tests.vorderingen.ladder import VERVALLEN, ladder, nacht, nachten, youssef

pytestmark = pytest.mark.django_db
_tik = [timedelta()]


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> "Stel":
    return Stel(monkeypatch)


class Stel:
    """Civil time of this test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._zet = monkeypatch

    def __call__(self, dag: date) -> None:
        self._zet.setenv("DUO_VANDAAG", dag.isoformat())


def burger(vordering: Vordering, **velden: object) -> Burger:
    return Burger(vordering.persoon_id, Niveau.SUBSTANTIEEL, "R. Jansen", "nl", **velden)  # type: ignore[arg-type]


def betaal(vordering: Vordering, centen: int, op: date) -> None:
    """Later than all that is in the database: within one transaction of a test the clock of the database stands still."""
    _tik[0] += timedelta(seconds=1)
    Boeking.objects.create(
        persoon_id=vordering.persoon_id, vordering=vordering, debet=100, credit=130, bedrag_centen=centen, oorzaak=3, boekdatum=op,
        valutadatum=op, vastgelegd_op=timezone.now() + _tik[0],
    )  # fmt: skip


@pytest.fixture
def herinnerd(klok: Stel) -> Vordering:
    """Youssef on 7 April: a reminder was sent on the 3rd."""
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 4, 7))
    klok(date(2026, 4, 7))
    return vordering


def test_een_regeling_geldt_meteen_en_telt_precies_op(herinnerd: Vordering) -> None:
    regeling = tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    termijnen = list(Termijn.objects.filter(regeling=regeling).order_by("volgnummer").values_list("vervaldatum", "bedrag_centen"))
    assert termijnen == [(date(2026, maand, 1), 19_440) for maand in range(5, 10)]
    assert ladder(herinnerd)[-1] == ("REGELING", date(2026, 4, 7))
    bericht = Bericht.objects.latest("pk")
    assert bericht.sjabloonversie.naam == "vorderingen/regeling_bevestigd"
    assert bericht.bekendmakingen.get().laatste_dag == date(2026, 5, 19)
    assert "194,40" in artikel(gegevens_van(bericht))


def test_zolang_de_regeling_wordt_nagekomen_gebeurt_er_niets(herinnerd: Vordering) -> None:
    tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    for maand in range(5, 9):
        betaal(herinnerd, 19_440, date(2026, maand, 1))
        nachten(date(2026, maand, 2), date(2026, maand, 27))
    assert ladder(herinnerd)[-1] == ("REGELING", date(2026, 4, 7))
    assert not Termijnherinnering.objects.exists()
    betaal(herinnerd, 19_440, date(2026, 9, 1))
    nacht(date(2026, 9, 1))
    assert ladder(herinnerd)[-1] == ("VOLDAAN", date(2026, 9, 1))
    assert Regelingeinde.objects.latest("pk").get_soort_display() == "voltooid"


def test_een_gemiste_termijn_wordt_een_keer_herinnerd_en_dan_gaat_de_ladder_verder_waar_zij_was(herinnerd: Vordering) -> None:
    regeling = tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    betaal(herinnerd, 19_440, date(2026, 5, 1))
    nachten(date(2026, 5, 1), date(2026, 8, 20))
    herinnering = Termijnherinnering.objects.get()
    assert (herinnering.termijn.volgnummer, herinnering.datum) == (2, date(2026, 6, 15))
    assert Bericht.objects.filter(sjabloonversie__naam="vorderingen/regeling_gemist").count() == 1
    einde = Regelingeinde.objects.get(regeling=regeling)
    assert (einde.soort, einde.datum) == (2, date(2026, 6, 30))
    # The rest until 14 July; then the aanmaning, not the reminder again, and the CJIB 24 days later.
    assert ladder(herinnerd)[-3:] == [
        ("REGELING_VERVALLEN", date(2026, 6, 30)),
        ("AANMANING", date(2026, 7, 15)),
        ("CJIB", date(2026, 8, 10)),
    ]


def test_een_late_betaling_redt_de_regeling(herinnerd: Vordering) -> None:
    tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    nachten(date(2026, 5, 1), date(2026, 5, 18))
    betaal(herinnerd, 19_440, date(2026, 5, 20))
    nachten(date(2026, 5, 20), date(2026, 6, 10))
    assert Betalingsregeling.objects.filter(vordering=herinnerd, vervangen_op=None).exists()


def test_eigen_betalingen_vullen_de_termijnen(herinnerd: Vordering) -> None:
    regeling = tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    betaal(herinnerd, 30_000, date(2026, 5, 1))
    assert [(t.betaald, t.open) for t in stand_van_regeling(regeling.pk)] == [
        (19_440, 0),
        (10_560, 8_880),
        (0, 19_440),
        (0, 19_440),
        (0, 19_440),
    ]


@pytest.mark.parametrize("voorstel", [Voorstel(13, date(2026, 5, 1)), Voorstel(0, date(2026, 5, 1)), Voorstel(5, date(2026, 7, 1))])
def test_buiten_de_grenzen_een_mens(herinnerd: Vordering, voorstel: Voorstel) -> None:
    with pytest.raises(BuitenDeGrenzen, match="Vraag een medewerker"):
        tref_regeling(burger(herinnerd), herinnerd.pk, voorstel)
    assert not Betalingsregeling.objects.filter(vordering=herinnerd, vervangen_op=None).exists()
    assert vraag_mens_om_regeling(burger(herinnerd), herinnerd.pk, "Ik kan 10 euro missen.") == date(2026, 4, 14)
    vraag_mens_om_regeling(burger(herinnerd), herinnerd.pk, "Ik kan 10 euro missen.")
    assert Taak.objects.get(soort="regeling_gevraagd").gegevens["open_centen"] == 97_200
    assert Rem.objects.get(soort=Remsoort.MENS_KIJKT_MEE).vordering_id == herinnerd.pk


def test_na_overdracht_wijst_de_weigering_naar_het_cjib(klok: Stel) -> None:
    vordering = youssef()
    nachten(VERVALLEN, date(2026, 5, 18))
    klok(date(2026, 5, 19))
    with pytest.raises(IsOvergedragen, match="al uw schulden bij de overheid"):
        tref_regeling(burger(vordering), vordering.pk, Voorstel(5, date(2026, 6, 1)))
    with pytest.raises(IsOvergedragen):
        vraag_uitstel(burger(vordering), vordering.pk, date(2026, 6, 1))


def test_wie_al_in_delen_betaalt_of_niets_meer_betaalt(herinnerd: Vordering) -> None:
    tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    for doe in (
        lambda: tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1))),
        lambda: vraag_uitstel(burger(herinnerd), herinnerd.pk, date(2026, 5, 1)),
    ):
        with pytest.raises((RegelingKanNiet, UitstelKanNiet), match="al in delen"):
            doe()
    betaal(herinnerd, 97_200, date(2026, 4, 7))
    with pytest.raises(NietsTeBetalen):
        tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))


def test_een_tweede_regeling_na_een_gebroken_vraagt_een_mens(herinnerd: Vordering, klok: Stel) -> None:
    tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))
    nachten(date(2026, 5, 1), date(2026, 6, 2))
    klok(date(2026, 6, 2))
    with pytest.raises(RegelingKanNiet, match="eerdere regeling"):
        tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 7, 1)))


def test_wie_geremd_is_hoeft_geen_regeling(herinnerd: Vordering) -> None:
    Rem.objects.create(persoon=herinnerd.persoon, soort=Remsoort.SCHULDHULP, van=date(2026, 4, 1))
    with pytest.raises(RegelingKanNiet, match="innen nu niet"):
        tref_regeling(burger(herinnerd), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))


def test_van_een_ander_bestaat_niet_en_onder_bewind_mag_men_niet(herinnerd: Vordering) -> None:
    vreemde = bouw.persoon("Vreemd")
    with pytest.raises(Vordering.DoesNotExist):
        vraag_uitstel(Burger(vreemde.pk, Niveau.LAAG, "V", "nl"), herinnerd.pk, date(2026, 4, 20))
    with pytest.raises(Vordering.DoesNotExist):
        vraag_uitstel(burger(herinnerd, lijnen=("aflossing",)), herinnerd.pk, date(2026, 4, 20))
    with pytest.raises(PermissionDenied):
        tref_regeling(burger(herinnerd, mag_handelen=False), herinnerd.pk, Voorstel(5, date(2026, 5, 1)))


def test_uitstel_op_eigen_verzoek_een_keer_en_daarna_gaat_het_verder(herinnerd: Vordering) -> None:
    uitstel = vraag_uitstel(burger(herinnerd), herinnerd.pk, date(2026, 5, 7))
    assert Rem.objects.get(pk=uitstel.rem_id).vordering_id == herinnerd.pk
    assert uitstel.bericht_id is not None
    assert Bericht.objects.get(pk=uitstel.bericht_id).waarden["tot"] == "2026-05-07"
    with pytest.raises(UitstelKanNiet, match="al eerder"):
        vraag_uitstel(burger(herinnerd), herinnerd.pk, date(2026, 5, 7))
    nachten(date(2026, 4, 8), date(2026, 5, 7))
    assert ladder(herinnerd)[-1] == ("HERINNERING", date(2026, 4, 3))
    nachten(date(2026, 5, 8), date(2026, 5, 8))
    assert ladder(herinnerd)[-1] == ("AANMANING", date(2026, 5, 8))


@pytest.mark.parametrize("tot", [date(2026, 4, 7), date(2026, 5, 8)])
def test_uitstel_buiten_de_grenzen(herinnerd: Vordering, tot: date) -> None:
    with pytest.raises(UitstelKanNiet):
        vraag_uitstel(burger(herinnerd), herinnerd.pk, tot)
    assert not Rem.objects.exists()


def test_een_medewerker_geeft_langer_uitstel_met_reden(herinnerd: Vordering) -> None:
    samira = medewerker("samira")
    with pytest.raises(UitstelKanNiet, match="waarom"):
        verleen_uitstel(herinnerd.pk, date(2026, 9, 1), reden=" ", door=samira)
    verleen_uitstel(herinnerd.pk, date(2026, 9, 1), reden="wacht op uitkering", door=samira)
    nachten(date(2026, 4, 8), date(2026, 5, 10))
    assert ladder(herinnerd)[-1] == ("HERINNERING", date(2026, 4, 3))


def test_de_stand_zegt_wat_er_komt(herinnerd: Vordering) -> None:
    stand = lees_inningsstand(herinnerd.pk)
    assert (stand.open, stand.trede, stand.volgende, stand.volgende_op, stand.aanmaning_kost) == (
        97_200,
        Inningsstap.HERINNERING,
        Inningsstap.AANMANING,
        date(2026, 4, 24),
        2_000,
    )
    assert stand.overgedragen is None


def test_termijnen_tellen_op_en_zijn_niet_te_klein() -> None:
    for open_centen in (1, 99, 2_500, 97_201, 145_800):
        aantal = meeste_termijnen(open_centen, date(2026, 6, 15))
        delen = verdeel(open_centen, aantal, date(2026, 1, 31))
        assert sum(t.bedrag for t in delen) == open_centen
        assert min(t.bedrag for t in delen) >= min(2_500, open_centen)
