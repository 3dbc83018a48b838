"""The automatic refund, through real Postgres: what was owed, what goes back, and who decides."""

from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.berichten.models import Bericht
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht, Ontvangst
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Adres, Overlijden, Persoon, Persoonsgegeven, Schoolsignaal, TeBeoordelen, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from duo_portal.werkvoorraad.models import Taak
from lesgeld.services.bevestig_teruggave import bevestig_teruggave
from tests import bouw

pytestmark = pytest.mark.django_db


def uitkomsten(wie: Persoon) -> list[int]:
    return list(Besluit.objects.filter(persoon=wie).order_by("pk").values_list("uitkomst_centen", flat=True))


def sjabloon(wie: Persoon) -> str:
    return Bericht.objects.filter(persoon=wie).latest("pk").sjabloonversie.naam.removeprefix("lesgeld/")


def afgestudeerd(betaald: int, eind: date = date(2026, 1, 31)) -> Persoon:
    wie = bouw.student(betaald=betaald)
    bouw.eindig(wie, eind)
    bouw.diploma(wie, eind)
    return wie


def test_na_een_diploma_in_januari_blijft_over_wat_nog_niet_betaald_was() -> None:
    wie = afgestudeerd(betaald=48_600)
    bouw.geef_terug()
    assert uitkomsten(wie) == [145_800, 72_900]
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert sjabloon(wie) == "lesgeld_lager_nog_betalen"
    assert bericht.waarden["nog_te_betalen"] == 24_300
    assert not Betaalopdracht.objects.exists()


def test_wie_alles_betaalde_krijgt_het_verschil_op_de_eigen_rekening() -> None:
    wie = afgestudeerd(betaald=145_800)
    bouw.geef_terug()
    opdracht = Betaalopdracht.objects.get()
    assert (opdracht.persoon_id, opdracht.bedrag_centen, opdracht.iban) == (wie.pk, 72_900, bouw.IBAN)
    assert sjabloon(wie) == "lesgeld_lager_terug"


def test_wie_precies_het_nieuwe_lesgeld_betaalde_is_klaar() -> None:
    wie = afgestudeerd(betaald=48_600, eind=date(2025, 11, 30))
    bouw.geef_terug()
    assert uitkomsten(wie)[-1] == 48_600
    assert sjabloon(wie) == "lesgeld_lager_klaar"
    assert not Betaalopdracht.objects.exists()


def test_bij_de_deurwaarder_wordt_de_vordering_dezelfde_nacht_verlaagd_en_kijkt_een_mens_naar_de_kosten() -> None:
    wie = afgestudeerd(betaald=48_600)
    vordering = Vordering.objects.get(persoon=wie)
    Inning.objects.create(vordering=vordering, stap=Inningsstap.DEURWAARDER, datum=date(2026, 6, 8), bedrag_centen=97_200)
    bouw.geef_terug()
    laatste = Inning.objects.latest("pk")
    assert (laatste.stap, laatste.bedrag_centen) == (Inningsstap.VERLAAGD, 24_300)
    assert Bericht.objects.filter(persoon=wie).latest("pk").waarden["partij"] == "gdw"
    assert Taak.objects.filter(soort="kosten_van_inning", persoon=wie).exists()


def test_zonder_diploma_of_andere_reden_gaat_er_niets_terug() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.geef_terug()
    assert uitkomsten(wie) == [145_800]
    assert not TeBeoordelen.objects.filter(run_id__isnull=True).exists()


def test_gestopt_voor_1_oktober_betaalt_niets_ook_zonder_diploma() -> None:
    wie = bouw.student(betaald=16_200)
    bouw.eindig(wie, date(2025, 9, 30))
    bouw.geef_terug(automatisch=False)
    assert uitkomsten(wie) == [145_800, 0]
    assert Betaalopdracht.objects.get().bedrag_centen == 16_200


def test_overstap_naar_bbl_geeft_de_resterende_maanden_terug() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 2, 28))
    bouw.inschrijving(wie, begin=date(2026, 3, 1), onderwijs=Onderwijs.BBL, wat=bouw.opleiding("25614"))
    bouw.geef_terug()
    assert uitkomsten(wie)[-1] == 145_800 * 7 // 12


def test_na_overlijden_gaat_het_geld_naar_de_rekening_die_betaalde_en_de_brief_naar_de_nabestaanden() -> None:
    wie = bouw.student()
    betaling = bouw.betaal(wie, 145_800)
    Ontvangst.objects.create(boeking=betaling, iban="NL20INGB0001234567", tenaamstelling="M. Dijkstra")
    bouw.overlijden(wie, date(2026, 3, 3))
    bouw.geef_terug(automatisch=False)
    assert uitkomsten(wie)[-1] == 97_200
    assert Betaalopdracht.objects.get().iban == "NL20INGB0001234567"
    bericht = Bericht.objects.filter(persoon=wie).latest("pk")
    assert (bericht.naam, bericht.over, bericht.rol) == ("De nabestaanden", "Robin Jansen", "nabestaande")


def test_onder_bewind_gaan_geld_en_post_naar_de_bewindvoerder() -> None:
    wie = afgestudeerd(betaald=145_800)
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        ontvangt_geld=True,
        iban="NL20INGB0001234567",
        tenaamstelling="Beheerrekening Evenwicht",
        adresregels=["Postbus 1", "9700 AA  Groningen"],
        van=date(2024, 3, 1),
    )
    bouw.geef_terug()
    assert Betaalopdracht.objects.get().iban == "NL20INGB0001234567"
    bericht = Bericht.objects.filter(persoon=wie, besluit__isnull=False).latest("pk")
    assert (bericht.naam, bericht.over, bericht.rol) == ("Stichting Evenwicht", "Robin Jansen", "vertegenwoordiger")


def test_zonder_rekening_gaat_niets_verloren_maar_vraagt_een_mens_erom() -> None:
    wie = afgestudeerd(betaald=145_800)
    wie.rekeningen.update(vervangen_op="2026-01-01T00:00Z")
    bouw.geef_terug()
    assert not Betaalopdracht.objects.exists()
    assert Boeking.objects.filter(persoon=wie, oorzaak=Oorzaak.TERUG_TE_BETALEN).exists()
    assert Taak.objects.get(soort="rekening_ontbreekt").persoon_id == wie.pk


def test_met_de_schakelaar_uit_ligt_er_een_aanvraag_klaar_die_een_klik_verstuurt() -> None:
    wie = afgestudeerd(betaald=145_800)
    bouw.geef_terug(automatisch=False)
    assert uitkomsten(wie) == [145_800]
    aanvraag = Aanvraag.objects.get()
    assert aanvraag.gegevens["schatting"] == 72_900
    for _ in range(2):  # a double click sends once
        bevestig_teruggave(aanvraag.pk, wie.pk)
    assert uitkomsten(wie) == [145_800, 72_900]
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.AFGEHANDELD
    assert Betaalopdracht.objects.count() == 1


def test_een_vreemde_bevestigt_niets() -> None:
    afgestudeerd(betaald=145_800)
    bouw.geef_terug(automatisch=False)
    with pytest.raises(Aanvraag.DoesNotExist):
        bevestig_teruggave(Aanvraag.objects.get().pk, bouw.persoon("Vreemde").pk)


def test_een_late_bevestiging_gaat_naar_een_mens(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = afgestudeerd(betaald=145_800)
    bouw.geef_terug(automatisch=False)
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-01")
    aanvraag = bevestig_teruggave(Aanvraag.objects.get().pk, wie.pk)
    assert aanvraag.staat == Aanvraagstaat.NAAR_MENS
    assert uitkomsten(wie) == [145_800]
    assert Taak.objects.filter(soort="late_aanvraag", persoon=wie).exists()


def test_na_31_juli_beslist_een_mens_over_een_diploma() -> None:
    wie = afgestudeerd(betaald=145_800)
    run = bouw.geef_terug(date(2026, 8, 3))
    assert run.tellingen["naar_mens"] == 1
    assert uitkomsten(wie) == [145_800]
    assert Taak.objects.get(soort="teruggave_te_laat").gegevens["oordeel_centen"] == 72_900


def test_een_diploma_zonder_uitschrijving_is_een_signaal_aan_de_school_en_een_bericht() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.diploma(wie, date(2026, 2, 12))
    bouw.geef_terug()
    assert uitkomsten(wie) == [145_800]
    assert Schoolsignaal.objects.get().reageer_voor == date(2026, 6, 29)
    assert sjabloon(wie) == "diploma_nog_ingeschreven"
    bouw.eindig(wie, date(2026, 2, 12))
    bouw.geef_terug(date(2026, 6, 20))
    assert uitkomsten(wie) == [145_800, 145_800 * 7 // 12]
    assert Schoolsignaal.objects.count() == 1


def test_een_geremde_blijft_te_beoordelen_tot_de_rem_eraf_is() -> None:
    wie = afgestudeerd(betaald=145_800)
    rem = Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, van=date(2026, 1, 1))
    assert bouw.geef_terug().tellingen["geremd"] == 1
    assert uitkomsten(wie) == [145_800]
    Rem.objects.filter(pk=rem.pk).update(vervangen_op="2026-06-16T00:00Z")
    bouw.geef_terug(date(2026, 6, 17))
    assert uitkomsten(wie) == [145_800, 72_900]


def test_diploma_behaald_ingetrokken_en_weer_behaald_zijn_vier_besluiten_met_een_kloppend_saldo() -> None:
    wie = afgestudeerd(betaald=48_600)
    bouw.geef_terug(date(2026, 6, 15))
    wie.diplomas.update(vervangen_op="2026-06-16T00:00Z")
    bouw.meld(wie, "diploma ingetrokken")
    bouw.geef_terug(date(2026, 6, 16))
    bouw.diploma(wie, date(2026, 1, 31))
    bouw.geef_terug(date(2026, 6, 17))
    assert uitkomsten(wie) == [145_800, 72_900, 145_800, 72_900]
    boekingen = Boeking.objects.filter(vordering__persoon=wie)
    saldo = sum(b.bedrag_centen for b in boekingen.filter(debet=130)) - sum(b.bedrag_centen for b in boekingen.filter(credit=130))
    assert saldo == 72_900 - 48_600


def test_elke_reden_opnieuw_melden_verandert_niets() -> None:
    wie = afgestudeerd(betaald=145_800)
    bouw.geef_terug()
    bouw.meld(wie, "nog eens")
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800, 72_900]
    assert Betaalopdracht.objects.count() == 1


def test_wat_na_overlijden_openstaat_vraagt_niemand_aan_de_nabestaanden() -> None:
    wie = bouw.student(betaald=16_200)
    bouw.overlijden(wie, date(2026, 3, 3))
    bouw.geef_terug()
    assert uitkomsten(wie)[-1] == 97_200
    assert Taak.objects.get(soort="rest_na_overlijden").gegevens["rest_centen"] == 97_200 - 16_200
    assert Bericht.objects.filter(persoon=wie).latest("pk").waarden["terug"] == 0


def test_elk_bericht_van_de_runs_laat_zich_tonen_in_beide_talen() -> None:
    """What the statements freeze is exactly what the templates ask for."""
    for betaald in (0, 48_600, 145_800):
        afgestudeerd(betaald=betaald)
    bouw.overlijden(bouw.student(betaald=145_800), date(2026, 3, 3))
    bouw.diploma(bouw.student(), date(2026, 2, 12))
    bouw.geef_terug()
    afgestudeerd(betaald=145_800)
    bouw.geef_terug(date(2026, 6, 16), automatisch=False)
    namen = set()
    for bericht in Bericht.objects.select_related("sjabloonversie", "besluit__regelversie"):
        for taal in ("nl", "en"):
            bericht.taal = taal
            assert "<article" in artikel(gegevens_van(bericht))
        namen.add(bericht.sjabloonversie.naam.removeprefix("lesgeld/"))
    verwacht = {"betalingsverzoek", "lesgeld_lager_nog_betalen", "lesgeld_lager_terug", "lesgeld_overleden"}
    assert namen == verwacht | {"diploma_nog_ingeschreven", "voorstel_teruggave"}


def test_onder_curatele_zonder_opgegeven_rekening_wacht_het_geld_op_een_mens() -> None:
    wie = afgestudeerd(betaald=145_800)
    Vertegenwoordiging.objects.create(persoon=wie, organisatie="Curator", soort=Vertegenwoordigingssoort.CURATELE, van=date(2020, 1, 1))
    bouw.geef_terug()
    assert not Betaalopdracht.objects.exists()
    assert Taak.objects.get(soort="rekening_ontbreekt").gegevens["wacht"] == "bewind"


def test_overleden_zonder_bekende_datum_gaat_naar_een_mens() -> None:
    wie = bouw.student(betaald=145_800)
    Overlijden.objects.create(persoon=wie, datum=None, datum_brp=20260300)
    bouw.meld(wie, "overlijden")
    assert bouw.geef_terug().tellingen["naar_mens"] == 1
    assert uitkomsten(wie) == [145_800]


def test_na_overlijden_krijgt_de_bewindvoerder_geen_post_meer() -> None:
    wie = bouw.student(betaald=145_800)
    Vertegenwoordiging.objects.create(
        persoon=wie, organisatie="Stichting Evenwicht", soort=Vertegenwoordigingssoort.BEWIND, ontvangt_post=True, van=date(2024, 3, 1)
    )
    bouw.overlijden(wie, date(2026, 3, 3))
    bouw.geef_terug()
    assert Bericht.objects.filter(persoon=wie).latest("pk").naam == "De nabestaanden"


def test_een_heel_lange_naam_en_straat_houden_de_rest_van_het_brok_niet_op() -> None:
    lang = bouw.persoon()
    lang.gegevens.update(vervangen_op="2025-08-01T00:00Z")
    Persoonsgegeven.objects.create(
        persoon=lang, voornamen="b" * 150, geslachtsnaam="a" * 197, geboortedatum=date(2001, 6, 2), geboortedatum_brp=20010602
    )
    Adres.objects.create(persoon=lang, soort=1, straat="c" * 80, huisnummer=12345, toevoeging="dddd", postcode="9700AA", plaats="e" * 80)
    bouw.inschrijving(lang)
    run = bouw.stel_vast()
    assert run.tellingen["besluiten"] == 1
