"""The overview: what needs somebody and by when, what goes on and by which promised day, and the money of this month."""

from datetime import date
from uuid import uuid4

import pytest

from duo_portal.berichten.opmaak import centen
from duo_portal.betalen.deze_maand import deze_maand
from duo_portal.betalen.nu import wat_nu
from duo_portal.portaal.onderdelen import Loopt, Taak, Tijdlijnpunt, VierRegels
from duo_portal.portaal.overzicht import KOMT, WAS, Overzichtdeel, kamerdelen, overzicht_van
from duo_portal.register.models import Persoon
from duo_portal.tegenspraak.invoer import Geschrevene
from duo_portal.tegenspraak.services.dien_bezwaar_in import dien_bezwaar_in
from duo_portal.tegenspraak.services.vraag_meekijken import vraag_meekijken
from lesgeld.selectors import beelden_van
from tests import bouw, toneel
from tests.tegenspraak.wereld import als, besluitbericht
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
REGELS = VierRegels("Wat.", "Hoeveel.", "Doen.", "Wanneer.")


def hoofd(wie: Persoon, taal: str = "nl") -> str:
    return toneel.lees(burger(wie), "/", taal).split("<main")[1]


def test_wat_iemand_moet_doen_staat_op_datum_en_wat_niets_vraagt_erna(monkeypatch: pytest.MonkeyPatch) -> None:
    def deel(_: object) -> Overzichtdeel:
        taken = [
            Taak("Weet dit", REGELS, vraagt=False),
            Taak("Ooit", REGELS),
            Taak("Laat", REGELS, voor=date(2026, 9, 1)),
            Taak("Eerst", REGELS, voor=date(2026, 7, 1)),
        ]
        return Overzichtdeel(taken=taken, loopt=[Loopt("Later", date(2026, 9, 2)), Loopt("Zonder dag"), Loopt("Eerst", date(2026, 7, 2))])

    monkeypatch.setattr(kamerdelen, "items", lambda: [("proef", deel)])
    alles = overzicht_van(als(bouw.persoon()))
    assert [taak.titel for taak in alles.taken] == ["Eerst", "Laat", "Ooit", "Weet dit"]
    assert [iets.wat for iets in alles.loopt] == ["Eerst", "Later", "Zonder dag"]
    assert alles.vragen == 3


def test_van_de_toekomst_het_naaste_en_van_het_verleden_het_laatste(monkeypatch: pytest.MonkeyPatch) -> None:
    punten = [Tijdlijnpunt(date(2026, 1 + nr, 1), f"was {nr}") for nr in range(6)] * 3
    punten += [Tijdlijnpunt(date(2027, 1 + nr, 1), f"komt {nr}", komt=True) for nr in range(9)]
    monkeypatch.setattr(kamerdelen, "items", lambda: [("proef", lambda _: Overzichtdeel(tijdlijn=punten))])
    tijdlijn = overzicht_van(als(bouw.persoon())).tijdlijn
    assert [punt.tekst for punt in tijdlijn[:KOMT]] == ["komt 3", "komt 2", "komt 1", "komt 0"]
    assert len(tijdlijn) == KOMT + WAS
    assert tijdlijn[KOMT].tekst == "was 5"


def test_een_terugbetaling_staat_in_de_maand_waarin_zij_er_is() -> None:
    wie = toneel.met_uitbetaling()
    pagina = hoofd(wie)
    assert "juni 2026" in pagina
    assert f"u krijgt <strong>{centen(72_900)}</strong>" in pagina
    (beeld,) = beelden_van(wie.pk)
    assert deze_maand(beeld, wat_nu(beeld, bouw.VANDAAG), date(2026, 7, 1)) == []


def test_wat_al_betaald_is_telt_mee_in_zijn_maand() -> None:
    wie = toneel.met_uitbetaling()
    (beeld,) = beelden_van(wie.pk)
    (bedrag,) = deze_maand(beeld, wat_nu(beeld, bouw.VANDAAG), date(2025, 10, 31))
    assert (bedrag.op, bedrag.centen, bedrag.krijgt, bedrag.woord) == (date(2025, 10, 2), 145_800, False, "betaald")


def test_wat_achter_is_en_wat_nog_komt_staan_samen_in_de_maand() -> None:
    wie = toneel.student("Termijn", keer=3)
    toneel.in_termijnen(wie)
    (beeld,) = beelden_van(wie.pk)
    bedragen = deze_maand(beeld, wat_nu(beeld, bouw.VANDAAG), bouw.VANDAAG)
    assert [(bedrag.op, bedrag.centen, bedrag.woord) for bedrag in bedragen] == [
        (bouw.VANDAAG, 81_000, "zo snel als u kunt"),
        (date(2026, 6, 25), 16_200, "volgt"),
    ]
    assert centen(97_200) in hoofd(wie)
    assert "Op <strong>25\u00a0juni 2026</strong>" in hoofd(wie)


def test_bezwaar_en_meekijken_staan_er_met_de_beloofde_dag() -> None:
    wie = toneel.bij_de_deurwaarder()
    bericht = besluitbericht(wie)
    assert bericht.besluit_id is not None
    dien_bezwaar_in(als(wie), bericht.pk, Geschrevene("", uuid4(), later=True))
    vraag_meekijken(als(wie), bericht.besluit_id)
    pagina = hoofd(wie)
    for wat in (
        "Stuur de redenen van uw bezwaar",
        "Uiterlijk 13\u00a0juli 2026.",
        "7\u00a0september 2026",
        "22\u00a0juni 2026",
        "U maakte bezwaar.",
    ):
        assert wat in pagina
    assert "Send the reasons of your objection" in hoofd(wie, "en")


def test_als_wij_te_laat_zijn_staat_dat_er(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = toneel.bij_de_deurwaarder()
    dien_bezwaar_in(als(wie), besluitbericht(wie).pk, Geschrevene("Nee.", uuid4()))
    monkeypatch.setenv("DUO_VANDAAG", "2026-09-08")
    pagina = hoofd(wie)
    assert "Wij zijn te laat. Dit moest uiterlijk op 7\u00a0september 2026." in pagina
    assert "wij zijn hiermee te laat" in pagina


def test_een_eerder_schooljaar_met_schuld_blijft_te_zien() -> None:
    wie = toneel.student("Bosman")
    bouw.draai("vaststelling", date(2024, 9, 15), schooljaar=2024)
    bouw.inschrijving(wie, begin=date(2024, 8, 1), eind=date(2025, 7, 31))
    bouw.draai("vaststelling", date(2024, 9, 16), schooljaar=2024)
    pagina = hoofd(wie)
    assert "Lesgeld 2025-2026" in pagina
    assert "Lesgeld 2024-2025" in pagina
    assert toneel.tel_vragen(burger(wie), "/") <= 12


def test_vanaf_het_overzicht_zegt_men_het_er_niet_mee_eens_te_zijn() -> None:
    wie = toneel.bij_de_deurwaarder()
    client = burger(wie)
    besluit = besluitbericht(wie).besluit_id
    assert f'href="/niet-eens/besluit/{besluit}/"' in hoofd(wie)
    assert client.get(f"/niet-eens/besluit/{besluit}/")["Location"] == f"/niet-eens/bericht/{besluitbericht(wie).pk}/"
    assert burger(bouw.persoon("Vreemde")).get(f"/niet-eens/besluit/{besluit}/").status_code == 404
