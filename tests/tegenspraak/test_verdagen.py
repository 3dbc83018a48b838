"""Staff put a decision on an objection off: once, in time, and told."""

from datetime import date
from uuid import uuid4

import pytest

from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import Geschrevene
from duo_portal.tegenspraak.models import Verdaagreden, Verdaging, Zaak
from duo_portal.tegenspraak.selectors import antwoord_voor, mijn_zaak
from duo_portal.tegenspraak.services.dien_bezwaar_in import dien_bezwaar_in
from duo_portal.tegenspraak.services.trek_in import trek_in
from duo_portal.tegenspraak.services.verdaag import VerdagenKanNiet, verdaag
from duo_portal.tegenspraak.services.vraag_meekijken import vraag_meekijken
from duo_portal.tegenspraak.services.vul_aan import vul_aan
from duo_portal.toegang.rollen import Rol
from tests import toneel
from tests.tegenspraak.wereld import als, besluitbericht
from tests.toegang.rolverdeling import beheerder, burger, medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def bezwaar(wie: Persoon, woorden: str = "Nee.", later: bool = False) -> Zaak:
    return dien_bezwaar_in(als(wie), besluitbericht(wie).pk, Geschrevene(woorden, uuid4(), later=later))


def test_verdagen_geeft_zes_weken_een_bericht_en_een_nieuwe_dag(youssef: Persoon) -> None:
    zaak = bezwaar(youssef)
    verdaging = verdaag(zaak.pk, Verdaagreden.ONDERZOEK, medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    assert (verdaging.was, verdaging.tot) == (date(2026, 9, 7), date(2026, 10, 19))
    bericht = toneel.laatste_bericht(youssef)
    assert bericht.pk == verdaging.bericht_id
    assert bericht.waarden == {"zaak": zaak.kenmerk, "was": "2026-09-07", "tot": "2026-10-19", "reden": "onderzoek"}
    zaak.taak.refresh_from_db()
    assert zaak.taak.termijn == verdaging.tot
    assert antwoord_voor(mijn_zaak(als(youssef), zaak.pk), None) == verdaging.tot
    pagina = toneel.lees(burger(youssef), f"/niet-eens/{zaak.pk}/")
    assert "19\u00a0oktober 2026" in pagina and "Wij hebben meer tijd nodig" in pagina


def test_een_keer_en_alleen_wat_loopt(youssef: Persoon) -> None:
    zaak, samira = bezwaar(youssef), medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    verdaag(zaak.pk, Verdaagreden.GESPREK, samira)
    with pytest.raises(VerdagenKanNiet, match="één keer"):
        verdaag(zaak.pk, Verdaagreden.GESPREK, samira)
    assert Verdaging.objects.count() == 1


def test_na_de_laatste_dag_of_na_intrekken_kan_het_niet_meer(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    zaak, samira = bezwaar(youssef), medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    with monkeypatch.context() as later:
        later.setenv("DUO_VANDAAG", "2026-09-08")
        with pytest.raises(VerdagenKanNiet, match="al voorbij"):
            verdaag(zaak.pk, Verdaagreden.ANDER, samira)
    trek_in(als(youssef), zaak)
    with pytest.raises(VerdagenKanNiet, match="nog loopt"):
        verdaag(zaak.pk, Verdaagreden.ANDER, samira)
    assert not Verdaging.objects.exists()


def test_meekijken_is_geen_bezwaar_en_wordt_niet_verdaagd(youssef: Persoon) -> None:
    besluit = besluitbericht(youssef).besluit_id
    assert besluit is not None
    zaak = vraag_meekijken(als(youssef), besluit)
    with pytest.raises(VerdagenKanNiet, match="nog loopt"):
        verdaag(zaak.pk, Verdaagreden.ANDER, medewerker("samira", Rol.BEHANDELAAR_LESGELD))


def test_redenen_die_eerder_komen_halen_de_dag_naar_voren(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put off while the term stood still: the days that it need not have stood still are given back."""
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-20")
    zaak = bezwaar(youssef, "", later=True)
    verdaging = verdaag(zaak.pk, Verdaagreden.ANDER, medewerker("samira", Rol.BEHANDELAAR_LESGELD))
    assert (verdaging.was, verdaging.tot) == (date(2026, 9, 28), date(2026, 11, 9))
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-22")
    stuk = vul_aan(als(youssef), zaak, Geschrevene("Hierom.", uuid4()))
    assert antwoord_voor(mijn_zaak(als(youssef), zaak.pk), stuk.dag) == date(2026, 10, 19)


def test_een_medewerker_verdaagt_op_de_bladzijde_van_de_zaak(youssef: Persoon) -> None:
    zaak = bezwaar(youssef)
    client = beheerder(medewerker("samira", Rol.BEHANDELAAR_LESGELD), youssef)
    adres = f"/beheer/tegenspraak/zaak/{zaak.pk}/verdagen/"
    assert "07-09-2026" in client.get(adres).content.decode()
    assert client.post(adres, {"reden": Verdaagreden.GESPREK}).status_code == 302
    assert Verdaging.objects.get().reden == Verdaagreden.GESPREK
