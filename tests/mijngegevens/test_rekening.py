"""Another account: checked, confirmed, told, and never by somebody who may not."""

import re
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from duo_portal.berichten.models import Bericht, Voorkeur
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.mijngegevens.models import Emailwijziging, Rekeningwijziging, Servicemail
from duo_portal.mijngegevens.naamcontrole import Antwoord, Naamuitkomst, vraag_bank
from duo_portal.mijngegevens.rekeningnummer import RekeningGeweigerd, lees_nummer
from duo_portal.mijngegevens.services import wijzig_rekening as wijziging
from duo_portal.mijngegevens.services.verstuur_mails import verstuur_mails
from duo_portal.register.models import Persoon, Rekening, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.services import leg_feiten_vast
from duo_portal.tegenpartijen.naamcontrole import vergelijk
from duo_portal.toegang.burger import Niveau
from duo_portal.werkvoorraad.models import Taak
from tests import bouw, toneel
from tests.mijngegevens.test_start import namens
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
PAD = "/mijn-gegevens/rekening/"
GOED, GOED2 = "NL02ABNA0123456789", "NL39RABO0300065264"  # ends in 9: the bank is away; in 4: right
LIJKT, KLOPT_NIET = "NL60INGB0000000007", "NL33INGB0000000008"


def vul_in(client: Client, iban: str = GOED2, naam: str = "R. Jansen") -> Any:
    return client.post(PAD, {"iban": iban, "tenaamstelling": naam})


def bevestig(client: Client, antwoord: Any, opnieuw: str = GOED2, **anders: str) -> Any:
    gevonden = re.search(r'name="voorstel" value="([^"]+)"', antwoord.content.decode())
    assert gevonden, antwoord.content.decode()
    return client.post(f"{PAD}bevestigen/", {"voorstel": gevonden[1], "opnieuw": opnieuw, **anders})


def rekeningen(wie: Persoon) -> list[tuple[str, bool]]:
    rijen = Rekening.objects.filter(persoon=wie).order_by("pk")
    return [(rij.iban, rij.vervangen_op is None) for rij in rijen]


def test_een_andere_rekening_is_een_nieuw_feit_en_wordt_verteld() -> None:
    wie = bouw.persoon()
    Voorkeur.objects.create(persoon=wie, email="robin@voorbeeld.invalid")
    client = burger(wie)
    antwoord = bevestig(client, vul_in(client, "nl39 rabo 0300 0652 64"), "NL39 RABO 0300 0652 64")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/mijn-gegevens/")
    assert rekeningen(wie) == [(bouw.IBAN, False), (GOED2, True)]
    wijziging = Rekeningwijziging.objects.get()
    assert (wijziging.door_id, wijziging.naamcontrole, wijziging.dag) == (wie.pk, Naamuitkomst.KLOPT, bouw.VANDAAG)
    assert Bericht.objects.get().waarden == {"einde": "64", "dag": "2026-06-15", "door": "zelf"}
    assert Servicemail.objects.get().aan == "robin@voorbeeld.invalid"
    assert not Taak.objects.exists()
    assert "Opgegeven op Onderwijsloket op 15\u00a0juni 2026" in toneel.lees(client, "/mijn-gegevens/")


def test_de_e_mail_noemt_geen_naam_en_geen_nummer() -> None:
    wie = bouw.persoon()
    Voorkeur.objects.create(persoon=wie, email="robin@voorbeeld.invalid")
    client = burger(wie)
    bevestig(client, vul_in(client))
    assert verstuur_mails() == 1 and verstuur_mails() == 0
    tekst = mail.outbox[0].body
    assert mail.outbox[0].to == ["robin@voorbeeld.invalid"] and "is uw rekeningnummer op Onderwijsloket veranderd" in tekst
    assert "NL" not in tekst and "Jansen" not in tekst and "http" not in tekst


def test_ook_het_vorige_e_mailadres_hoort_het() -> None:
    wie = bouw.persoon()
    Voorkeur.objects.create(persoon=wie, email="nieuw@voorbeeld.invalid")
    nu = timezone.now()
    Emailwijziging.objects.create(
        persoon=wie, was="oud@voorbeeld.invalid", wordt="nieuw@voorbeeld.invalid", dag=date(2026, 6, 1), geldig_tot=nu, bevestigd_op=nu
    )
    client = burger(wie)
    bevestig(client, vul_in(client))
    assert set(Servicemail.objects.values_list("aan", flat=True)) == {"nieuw@voorbeeld.invalid", "oud@voorbeeld.invalid"}


def test_een_opdracht_die_klaarstaat_houdt_haar_rekening() -> None:
    wie = toneel.met_uitbetaling()
    client = burger(wie)
    bevestig(client, vul_in(client, naam="R. Postma"))
    assert Betaalopdracht.objects.get(persoon=wie).iban == bouw.IBAN
    assert rekeningen(wie)[-1] == (GOED2, True)


@pytest.mark.parametrize(
    ("iban", "wat"),
    [
        ("", "Vul het rekeningnummer in"),
        ("0417164300", "oud rekeningnummer"),
        ("NL91ABNA0417164301", "tikfout"),
        ("NL91ABNA04171643", "te kort of te lang"),
        ("bankrekening", "geen IBAN"),
        ("BR1500000000000010932840814P2", "Kies een rekening in een Europees land"),
        ("NL91ABNA0417164300" * 4, "te lang"),
        ("\x00", "IBAN"),
    ],
)
def test_een_fout_nummer_zegt_wat_er_moet(iban: str, wat: str) -> None:
    wie = bouw.persoon()
    antwoord = vul_in(burger(wie), iban)
    assert antwoord.status_code == 422 and wat in antwoord.content.decode()
    assert "<title>Fout: " in antwoord.content.decode()
    assert rekeningen(wie) == [(bouw.IBAN, True)]


def test_een_naam_zonder_letters_wordt_geweigerd() -> None:
    with pytest.raises(RekeningGeweigerd, match="bankpas"):
        lees_nummer(GOED2, " 123 ")


def test_een_naam_die_niet_hoort_bij_de_rekening_gaat_niet_door() -> None:
    wie = bouw.persoon()
    antwoord = vul_in(burger(wie), KLOPT_NIET)
    assert antwoord.status_code == 422 and "deze naam niet bij dit rekeningnummer hoort" in antwoord.content.decode()
    assert rekeningen(wie) == [(bouw.IBAN, True)]


@pytest.mark.parametrize(("keuze", "naam"), [("bank", "R. Jansen EN/OF"), ("mijn", "R. Jansen")])
def test_een_naam_die_er_op_lijkt_wordt_voorgelegd(keuze: str, naam: str) -> None:
    wie = bouw.persoon()
    client = burger(wie)
    pagina = vul_in(client, LIJKT)
    assert "Bedoelt u deze naam?" in pagina.content.decode()
    assert bevestig(client, pagina, LIJKT).status_code == 422
    assert bevestig(client, pagina, LIJKT, naam=keuze).status_code == 302
    assert Rekening.objects.get(persoon=wie, vervangen_op__isnull=True).tenaamstelling == naam


def test_een_bank_die_niet_antwoordt_houdt_niemand_tegen_maar_waarschuwt() -> None:
    wie = bouw.persoon()
    client = burger(wie)
    pagina = vul_in(client, GOED)
    assert "De bank kan nu niet zeggen of de naam klopt" in pagina.content.decode()
    assert bevestig(client, pagina, GOED).status_code == 302
    assert Rekeningwijziging.objects.get().naamcontrole == Naamuitkomst.ONBEKEND


def test_zonder_dienst_is_de_naam_niet_na_te_gaan(settings: Any) -> None:
    settings.NAAMCONTROLE = ""
    assert vraag_bank(GOED2, "R. Jansen") == Antwoord(Naamuitkomst.ONBEKEND)


@pytest.mark.parametrize(
    ("getypt", "uitkomst"),
    [("r jansen", Naamuitkomst.KLOPT), ("R. Janssen", Naamuitkomst.LIJKT), ("P. de Vries", Naamuitkomst.KLOPT_NIET)],
)
def test_de_nagebootste_bank_vergelijkt_letters(getypt: str, uitkomst: Naamuitkomst) -> None:
    antwoord = vergelijk(getypt, "R. Jansen")
    assert antwoord == Antwoord(uitkomst, "R. Jansen" if uitkomst == Naamuitkomst.LIJKT else "")


def test_een_ander_nummer_bij_de_bevestiging_gaat_niet_door() -> None:
    wie = bouw.persoon()
    client = burger(wie)
    antwoord = bevestig(client, vul_in(client), bouw.IBAN)
    assert antwoord.status_code == 422 and "niet hetzelfde nummer" in antwoord.content.decode()
    assert rekeningen(wie) == [(bouw.IBAN, True)]


def test_een_voorstel_van_een_ander_of_uit_de_duim_doet_niets() -> None:
    wie, dief = bouw.persoon(), bouw.persoon("Dief")
    pagina = vul_in(burger(dief))
    bevestig(burger(wie), pagina)
    burger(wie).post(f"{PAD}bevestigen/", {"voorstel": "verzonnen", "opnieuw": GOED2})
    assert rekeningen(wie) == [(bouw.IBAN, True)] and not Rekeningwijziging.objects.exists()


def test_twee_keer_klikken_is_een_wijziging() -> None:
    wie = bouw.persoon()
    client = burger(wie)
    pagina = vul_in(client)
    bevestig(client, pagina)
    bevestig(client, pagina)
    assert Rekeningwijziging.objects.count() == Bericht.objects.count() == 1


def test_twee_keer_in_een_week_en_een_andere_naam_ziet_een_medewerker() -> None:
    wie = bouw.persoon()
    client = burger(wie)
    bevestig(client, vul_in(client))
    assert not Taak.objects.exists()
    bevestig(client, vul_in(client, bouw.IBAN, "R. Jansen"), bouw.IBAN)
    assert "twee keer binnen een week" in Taak.objects.get().omschrijving
    ander = bouw.persoon("Bosman")
    client = burger(ander)
    bevestig(client, vul_in(client, GOED2))
    assert "niet op de naam van de persoon" in Taak.objects.get(persoon=ander).omschrijving


def test_de_bank_wordt_niet_eindeloos_gevraagd() -> None:
    client = burger(bouw.persoon())
    statussen = [vul_in(client).status_code for _ in range(9)]
    assert statussen == [200] * 8 + [422]


def test_met_een_laag_niveau_komt_niemand_hier() -> None:
    wie = bouw.persoon()
    assert burger(wie, Niveau.LAAG).get(PAD).status_code == 302


@pytest.mark.parametrize("soort", [Soort.MACHTIGING, Soort.ADVOCAAT, Soort.MENTORSCHAP])
def test_een_gemachtigde_verandert_geen_rekening(soort: Soort) -> None:
    wie = bouw.persoon()
    client = namens(wie, soort=soort, mag_handelen=True)
    assert "Met een machtiging kan het niet" in toneel.lees(client, PAD)
    assert vul_in(client).status_code == 422
    assert rekeningen(wie) == [(bouw.IBAN, True)]


@pytest.mark.parametrize("soort", [Soort.BEWIND, Soort.CURATELE, Soort.WSNP])
def test_wiens_geld_een_ander_beheert_leest_waarom_het_niet_kan(soort: Soort) -> None:
    wie = bouw.persoon()
    Vertegenwoordiging.objects.create(persoon=wie, organisatie="Stichting Evenwicht", soort=soort, van=bouw.BEGIN, mag_handelen=True)
    client = burger(wie)
    assert "Iemand anders beheert uw geld" in toneel.lees(client, PAD)
    assert vul_in(client).status_code == 422
    assert rekeningen(wie) == [(bouw.IBAN, True)]


def test_bewind_dat_net_voor_het_slot_kwam_telt(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page was allowed, and somebody recorded the bewind before this change got the lock."""
    wie = bouw.persoon()
    client = burger(wie)
    pagina = vul_in(client)
    slot = leg_feiten_vast.vergrendel_personen

    def eerst_bewind(personen: list[int]) -> None:
        Vertegenwoordiging.objects.create(persoon=wie, organisatie="Evenwicht", soort=Soort.BEWIND, van=bouw.BEGIN, mag_handelen=True)
        slot(personen)

    monkeypatch.setattr(wijziging, "vergrendel_personen", eerst_bewind)
    antwoord = bevestig(client, pagina)
    assert antwoord.status_code == 422 and "Iemand anders beheert uw geld" in antwoord.content.decode()
    assert rekeningen(wie) == [(bouw.IBAN, True)]


def test_een_bewindvoerder_geeft_de_rekening_voor_het_beheer_op() -> None:
    wie = bouw.persoon()
    client = namens(wie, soort=Soort.BEWIND, mag_handelen=True, ontvangt_geld=True, iban=bouw.IBAN, tenaamstelling="Beheer Jansen")
    assert bevestig(client, vul_in(client, naam="Beheer R. Jansen")).status_code == 302
    nu = Vertegenwoordiging.objects.get(persoon=wie, vervangen_op__isnull=True)
    assert (nu.iban, nu.ontvangt_geld, nu.soort) == (GOED2, True, Soort.BEWIND)
    assert rekeningen(wie) == [(bouw.IBAN, True)]
    assert "U kijkt namens Robin Jansen" in toneel.lees(client, "/mijn-gegevens/")


def test_een_ouder_met_gezag_geeft_de_rekening_van_het_kind_op() -> None:
    kind = bouw.persoon()
    client = namens(kind, soort=Soort.GEZAG, mag_handelen=True)
    assert bevestig(client, vul_in(client)).status_code == 302
    assert rekeningen(kind)[-1] == (GOED2, True)
    assert Rekeningwijziging.objects.get().door_id != kind.pk


def test_pagina_blijft_binnen_het_aantal_vragen() -> None:
    assert toneel.tel_vragen(burger(bouw.persoon()), PAD) <= 8
    assert toneel.tel_vragen(namens(bouw.persoon(), soort=Soort.BEWIND, mag_handelen=True), PAD) <= 8
