"""Maatwerk: two people deviate from the rule, and no machine overwrites it."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from duo_portal.besluiten.gevolgen import gevolgen
from duo_portal.besluiten.models import Besluit, Besluitsoort, Maatwerk, Totstandkoming
from duo_portal.besluiten.selectors import eerder_maatwerk, gronden_van_maatwerk, huidig_besluit
from duo_portal.besluiten.services.stel_maatwerk_voor import keur_maatwerk_goed, stel_maatwerk_voor, wijs_maatwerk_af
from duo_portal.besluiten.services.wijk_af import AfwijkenKanNiet, Afwijking, wijk_af
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.toegang.rollen import Rol
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests.beheer.wereld import besluit
from tests.bouw import VANDAAG, overlijden, persoon
from tests.toegang.rolverdeling import beheerder, medewerker

pytestmark = pytest.mark.django_db
GELIJK = "Wie hetzelfde meemaakt, krijgt dit ook."


@pytest.fixture
def samira() -> User:
    return medewerker("samira", Rol.BEHANDELAAR_LESGELD)


@pytest.fixture
def wim() -> User:
    return medewerker("wim", Rol.TEAMLEIDER)


@pytest.fixture
def geregeld(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """A line that notes what it was asked to settle."""
    gedaan: list[tuple[int, int]] = []
    monkeypatch.setitem(gevolgen._inhoud, "lesgeld", lambda nieuw, oud: gedaan.append((nieuw.uitkomst_centen, oud.uitkomst_centen)))
    return gedaan


@pytest.fixture
def afwijking(geregeld: list[tuple[int, int]]) -> Afwijking:
    return Afwijking(besluit(persoon()).pk, 0, "Awb 4:84", "De student kon door ziekte van een kind niet volgen.", GELIJK, VANDAAG)


def test_het_besluit_is_van_een_mens_en_de_regel_staat_ernaast(
    afwijking: Afwijking, samira: User, wim: User, geregeld: list[tuple[int, int]]
) -> None:
    nieuw = wijk_af(afwijking, samira, wim)
    maatwerk = Maatwerk.objects.get(besluit=nieuw)
    assert (nieuw.uitkomst_centen, nieuw.totstandkoming, nieuw.vervangt_id) == (0, Totstandkoming.MENS, afwijking.besluit_id)
    assert (maatwerk.regeluitkomst_centen, maatwerk.medewerker, maatwerk.tweede_medewerker) == (145_800, samira, wim)
    assert geregeld == [(0, 145_800)]
    assert huidig_besluit(nieuw.persoon_id, nieuw.soort, nieuw.periode) == nieuw


def test_er_komt_een_rem_op_zodat_geen_run_het_overschrijft(afwijking: Afwijking, samira: User, wim: User) -> None:
    nieuw = wijk_af(replace(afwijking, tot=date(2026, 12, 31)), samira, wim)
    rem = Rem.objects.get(soort=Remsoort.MAATWERK)
    assert (rem.besluit, rem.lijn, rem.van, rem.tot) == (nieuw, "lesgeld", VANDAAG, date(2026, 12, 31))


def test_niet_met_een_persoon(afwijking: Afwijking, samira: User) -> None:
    with pytest.raises(AfwijkenKanNiet, match="collega"):
        wijk_af(afwijking, samira, samira)
    assert not Maatwerk.objects.exists()


def test_ook_de_databank_weigert_een_persoon(afwijking: Afwijking, samira: User, wim: User) -> None:
    maatwerk = Maatwerk.objects.get(besluit=wijk_af(afwijking, samira, wim))
    maatwerk.pk, maatwerk.tweede_medewerker, maatwerk.besluit = None, samira, besluit(persoon())
    with pytest.raises(IntegrityError, match="maatwerk_vier_ogen"), transaction.atomic():
        maatwerk.save(force_insert=True)


@pytest.mark.parametrize(
    "velden",
    [{"grond": " "}, {"motivering": "zomaar"}, {"vergelijkbare_gevallen": ""}, {"tot": date(2026, 6, 1)}],
    ids=["grond", "motivering", "vergelijkbare gevallen", "tot"],
)
def test_zonder_grond_of_motivering_niet(afwijking: Afwijking, samira: User, wim: User, velden: dict[str, object]) -> None:
    with pytest.raises(AfwijkenKanNiet):
        wijk_af(replace(afwijking, **velden), samira, wim)  # type: ignore[arg-type]


def test_een_vervangen_besluit_krijgt_geen_maatwerk(afwijking: Afwijking, samira: User, wim: User) -> None:
    oud = Besluit.objects.get(pk=afwijking.besluit_id)
    besluit(oud.persoon, 72_900, vervangt=oud)
    with pytest.raises(AfwijkenKanNiet, match="vervangen"):
        wijk_af(afwijking, samira, wim)


def test_maatwerk_op_maatwerk_houdt_de_uitkomst_van_de_regel(afwijking: Afwijking, samira: User, wim: User) -> None:
    eerste = wijk_af(afwijking, samira, wim)
    tweede = wijk_af(replace(afwijking, besluit_id=eerste.pk, uitkomst_centen=5_000), samira, wim)
    assert Maatwerk.objects.get(besluit=tweede).regeluitkomst_centen == 145_800
    assert Maatwerk.objects.filter(vervangen_op__isnull=True).get().besluit == tweede


def test_zonder_gevolg_voor_het_geld_gebeurt_er_niets(samira: User, wim: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gevolgen, "_inhoud", {})
    oud = besluit(persoon())
    with pytest.raises(AfwijkenKanNiet, match="grootboek"):
        wijk_af(Afwijking(oud.pk, 0, "Awb 4:84", "Een reden die lang genoeg is.", GELIJK, VANDAAG), samira, wim)
    assert huidig_besluit(oud.persoon_id, oud.soort, oud.periode) == oud


def test_voorstel_verandert_nog_niets(afwijking: Afwijking, samira: User) -> None:
    eerste, tweede = stel_maatwerk_voor(afwijking, samira), stel_maatwerk_voor(afwijking, samira)
    assert eerste == tweede
    assert Besluit.objects.count() == 1


def test_teamleider_keurt_goed_en_dan_pas_is_het_besloten(afwijking: Afwijking, samira: User, wim: User) -> None:
    taak = stel_maatwerk_voor(afwijking, samira)
    nieuw = keur_maatwerk_goed(taak.pk, wim)
    taak.refresh_from_db()
    assert (nieuw.medewerker, Maatwerk.objects.get().tweede_medewerker, taak.staat) == (samira, wim, Taakstaat.AFGEHANDELD)
    with pytest.raises(AfwijkenKanNiet, match="al besloten"):
        keur_maatwerk_goed(taak.pk, wim)


def test_eigen_voorstel_goedkeuren_kan_niet(afwijking: Afwijking) -> None:
    beide = medewerker("beide", Rol.BEHANDELAAR_LESGELD, Rol.TEAMLEIDER)
    taak = stel_maatwerk_voor(afwijking, beide)
    with pytest.raises(AfwijkenKanNiet, match="eigen voorstel"):
        keur_maatwerk_goed(taak.pk, beide)


def test_behandelaar_keurt_niet_goed(afwijking: Afwijking, samira: User) -> None:
    taak = stel_maatwerk_voor(afwijking, samira)
    with pytest.raises(PermissionDenied):
        keur_maatwerk_goed(taak.pk, medewerker("collega", Rol.BEHANDELAAR_LESGELD))


def test_mislukt_besluiten_dan_blijft_het_voorstel_open(afwijking: Afwijking, samira: User, wim: User) -> None:
    taak = stel_maatwerk_voor(afwijking, samira)
    oud = Besluit.objects.get(pk=afwijking.besluit_id)
    besluit(oud.persoon, 72_900, vervangt=oud)
    with pytest.raises(AfwijkenKanNiet):
        keur_maatwerk_goed(taak.pk, wim)
    taak.refresh_from_db()
    assert taak.staat == Taakstaat.OPEN


def test_afwijzen_vraagt_een_reden(afwijking: Afwijking, samira: User, wim: User) -> None:
    taak = stel_maatwerk_voor(afwijking, samira)
    with pytest.raises(AfwijkenKanNiet):
        wijs_maatwerk_af(taak.pk, wim, " ")
    wijs_maatwerk_af(taak.pk, wim, "de regel is duidelijk")
    assert Besluit.objects.count() == 1


def test_van_voorstel_tot_besluit_in_beheer(afwijking: Afwijking, samira: User, wim: User) -> None:
    oud = Besluit.objects.get(pk=afwijking.besluit_id)
    antwoorden = {"uitkomst": "50,25", "grond": "Awb 4:84", "motivering": "Door ziekte kon de student niet volgen."}
    antwoorden["vergelijkbare_gevallen"] = GELIJK
    beheerder(samira, oud.persoon).post(f"/beheer/besluiten/besluit/{oud.pk}/maatwerk/", antwoorden)
    taak = Taak.objects.get()
    beheerder(wim, oud.persoon).post(f"/beheer/werkvoorraad/taak/{taak.pk}/akkoord/")
    assert Maatwerk.objects.get().uitkomst_centen == 5_025


def test_na_een_overlijden_niet_hoger_wel_lager(afwijking: Afwijking, samira: User, wim: User) -> None:
    oud = Besluit.objects.get(pk=afwijking.besluit_id)
    overlijden(oud.persoon, date(2026, 3, 3))
    with pytest.raises(AfwijkenKanNiet, match="overleden"):
        wijk_af(replace(afwijking, uitkomst_centen=oud.uitkomst_centen + 1), samira, wim)
    with pytest.raises(AfwijkenKanNiet, match="overleden"):
        stel_maatwerk_voor(replace(afwijking, uitkomst_centen=oud.uitkomst_centen + 1), samira)
    assert wijk_af(afwijking, samira, wim).uitkomst_centen == 0


def test_wat_voor_gelijke_gevallen_geldt_staat_er_altijd_bij(afwijking: Afwijking, samira: User, wim: User) -> None:
    maatwerk = Maatwerk.objects.get(besluit=wijk_af(afwijking, samira, wim))
    assert maatwerk.vergelijkbare_gevallen == GELIJK
    maatwerk.pk, maatwerk.vergelijkbare_gevallen, maatwerk.besluit = None, "", besluit(persoon())
    with pytest.raises(IntegrityError, match="maatwerk_gelijke_gevallen"), transaction.atomic():
        maatwerk.save(force_insert=True)


def test_eerder_maatwerk_op_dezelfde_grond_zonder_te_zeggen_wie(afwijking: Afwijking, samira: User, wim: User) -> None:
    wijk_af(afwijking, samira, wim)
    wijk_af(replace(afwijking, besluit_id=besluit(persoon()).pk, grond="LCW 9b"), samira, wim)
    ander = persoon()
    (eerder,) = eerder_maatwerk(Besluitsoort.LESGELD, " awb 4:84", ander.pk)
    assert (eerder.regeluitkomst_centen, eerder.uitkomst_centen, eerder.vergelijkbare_gevallen) == (145_800, 0, GELIJK)
    eigen = Besluit.objects.get(pk=afwijking.besluit_id).persoon_id
    assert eerder_maatwerk(Besluitsoort.LESGELD, "Awb 4:84", eigen) == []
    assert gronden_van_maatwerk(Besluitsoort.LESGELD) == [("Awb 4:84", 1), ("LCW 9b", 1)]


def test_beide_paren_ogen_zien_eerdere_gevallen(afwijking: Afwijking, samira: User, wim: User) -> None:
    wijk_af(afwijking, samira, wim)
    oud = besluit(persoon("Visser"))
    formulier = beheerder(samira, oud.persoon).get(f"/beheer/besluiten/besluit/{oud.pk}/maatwerk/").content.decode()
    assert "Eerder is 1 keer afgeweken op grond van Awb 4:84." in formulier
    taak = stel_maatwerk_voor(replace(afwijking, besluit_id=oud.pk), samira)
    pagina = beheerder(wim, oud.persoon).get(f"/beheer/werkvoorraad/taak/{taak.pk}/change/").content.decode()
    assert GELIJK in pagina
    assert "met maatwerk" in pagina
