"""The paper run: every waiting message becomes a piece of mail or work for a person."""

from datetime import date, timedelta

import pytest
from django.test import override_settings

from duo_portal.batches.models import Run, Staat
from duo_portal.berichten import papier
from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Poststuk, Voorkeur, Zendopdracht, Zendreden
from duo_portal.berichten.selectors import berichten_van
from duo_portal.berichten.services.draai_papier import draai_papier_hier, start_papier
from duo_portal.berichten.services.geef_brief import bewaarde_brief
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.register.models.persoon import Herkomst
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from tests import bouw
from tests.berichten.post.bouw import DAG, MORGEN, bericht, bewoner

pytestmark = pytest.mark.django_db


def draai(dag: date = DAG, **opties: int) -> dict[str, int]:
    """What the night counted; nothing when nothing waited."""
    run = draai_papier_hier(dag, **opties)
    if run is None:
        return {}
    assert run.staat == Staat.KLAAR, run.melding
    tellingen: dict[str, int] = run.tellingen
    return tellingen


def taken() -> list[tuple[str, int | None]]:
    return list(Taak.objects.order_by("pk").values_list("soort", "persoon_id"))


def test_een_bericht_op_papier_wordt_een_stuk_met_een_bewaarde_brief() -> None:
    wie = bewoner("8011 KL".replace(" ", ""))
    stuk = bericht(wie)
    run = draai()
    post = Poststuk.objects.get()
    assert (post.bericht, post.volgnummer, post.reden, post.voorblad) == (stuk, 1, Zendreden.EERSTE, False)
    assert (post.postcode, post.adresregels) == ("8011KL", ["Kade 1", "8011 KL  Zwolle"])
    assert post.bladzijden >= 1 and bytes(post.brief.pdf).startswith(b"%PDF-")
    assert run == {"kandidaten": 1, "geremd": 0, "poststukken": 1, "bladzijden": post.bladzijden, "naar_mens": 0}
    assert not Bekendmaking.objects.exists(), "pas de verzending maakt bekend"


def test_wat_digitaal_gaat_of_pas_morgen_mag_wacht() -> None:
    wie = bewoner()
    bericht(wie, kanaal=Kanaal.DIGITAAL)
    bericht(wie, vanaf=MORGEN)
    assert draai() == {}
    assert draai(MORGEN)["poststukken"] == 1


def test_nog_een_keer_draaien_maakt_geen_tweede_stuk() -> None:
    bericht(bewoner())
    draai()
    assert draai() == {}
    assert Poststuk.objects.count() == 1


def test_zonder_adres_komt_er_een_taak_en_geen_stilte() -> None:
    wie = bouw.persoon()
    bericht(wie)
    assert draai()["naar_mens"] == 1
    assert taken() == [("post_zonder_adres", wie.pk)]
    draai()
    assert (Taak.objects.count(), Poststuk.objects.count()) == (1, 0)


def test_een_verhuizing_na_het_schrijven_geeft_een_voorblad_met_het_nieuwe_adres() -> None:
    wie = bewoner("9711AB")
    bericht(wie)
    bouw.adres(wie, "1011CD", "Gracht", 7)
    draai()
    post = Poststuk.objects.get()
    assert (post.voorblad, post.adresregels, post.postcode) == (True, ["Gracht 7", "1011 CD  Zwolle"], "1011CD")


def test_wie_intussen_overleed_krijgt_geen_brief_op_eigen_naam() -> None:
    wie = bewoner()
    bericht(wie)
    bouw.overlijden(wie, date(2026, 6, 14))
    draai()
    assert taken() == [("post_andere_geadresseerde", wie.pk)]
    assert not Poststuk.objects.exists()


def test_wie_intussen_onder_bewind_kwam_krijgt_hem_niet_alleen() -> None:
    wie = bewoner()
    bericht(wie)
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        adresregels=["Postbus 123", "9700 ZX  Groningen"],
        van=date(2026, 6, 1),
    )
    draai()
    assert taken() == [("post_andere_geadresseerde", wie.pk)]


def test_een_rem_met_de_hand_houdt_brieven_van_die_dienst_tegen_en_staat_op_de_lijst() -> None:
    wie, ander = bewoner(), bewoner()
    bericht(wie), bericht(ander)
    Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, lijn="lesgeld", van=DAG)
    Rem.objects.create(persoon=ander, soort=Remsoort.HANDMATIG, lijn="aflossing", van=DAG)
    run = draai()
    assert (run["geremd"], run["poststukken"]) == (1, 1)
    assert taken() == [("geremd", wie.pk)]
    Rem.objects.filter(persoon=wie).update(vervangen_op="2026-06-15T00:00Z")
    assert draai(MORGEN)["poststukken"] == 1


def test_een_brief_die_mislukt_houdt_de_andere_niet_op(monkeypatch: pytest.MonkeyPatch) -> None:
    slecht, goed = bericht(bewoner()), bericht(bewoner())
    echt = bewaarde_brief
    monkeypatch.setattr(papier, "bewaarde_brief", lambda b, vorm: 1 / 0 if b.pk == slecht.pk else echt(b, vorm))
    assert draai()["naar_mens"] == 1
    assert Poststuk.objects.get().bericht == goed
    assert taken() == [("brief_mislukt", slecht.persoon_id)]


def test_een_nacht_kent_een_grens_en_de_rest_volgt() -> None:
    stukken = [bericht(bewoner()) for _ in range(5)]
    assert draai(hoogstens=2)["poststukken"] == 2
    assert sorted(Poststuk.objects.values_list("bericht", flat=True)) == [stukken[0].pk, stukken[1].pk]
    assert draai(hoogstens=10)["poststukken"] == 3


def test_alleen_de_mensen_van_de_demo_kan_ook() -> None:
    demo, ander = bericht(bewoner()), bericht(bewoner())
    Persoon.objects.filter(pk=ander.persoon_id).update(herkomst=Herkomst.GEGENEREERD)
    draai(herkomst=int(Herkomst.DEMO))
    assert Poststuk.objects.get().bericht == demo


def test_een_run_die_nog_loopt_gaat_door_en_er_komt_geen_tweede_naast() -> None:
    bericht(bewoner())
    eerste = start_papier(DAG)
    bericht(bewoner())
    assert start_papier(DAG) == eerste
    assert Run.objects.count() == 1


@pytest.mark.parametrize("dag", [date(2026, 6, 13), date(2026, 6, 14), date(2026, 4, 6), date(2026, 12, 28)])
def test_in_het_weekend_op_een_feestdag_en_rond_kerst_rust_de_post(dag: date) -> None:
    bericht(bewoner(), vanaf=date(2026, 1, 2))
    assert start_papier(dag) is None


def test_een_zendopdracht_gaat_ook_mee_met_het_adres_dat_iemand_vond() -> None:
    wie = bouw.persoon()
    stuk = bericht(wie)
    draai()
    Zendopdracht.objects.create(
        bericht=stuk, volgnummer=2, reden=Zendreden.MEDEWERKER, adresregels=["Rua Augusta 1", "1100-053 Lisboa", "Portugal"], dag=DAG
    )
    draai()
    post = Poststuk.objects.get()
    assert (post.volgnummer, post.voorblad, post.postcode) == (2, True, "")
    assert post.adresregels[-1] == "Portugal"


def test_grote_letters_voor_wie_daarom_vroeg_maar_niet_voor_de_bewindvoerder() -> None:
    eigen, bewind = bewoner(), bewoner()
    Voorkeur.objects.create(persoon=eigen, vorm="groteletter")
    Voorkeur.objects.create(persoon=bewind, vorm="groteletter")
    Vertegenwoordiging.objects.create(
        persoon=bewind,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        adresregels=["Postbus 123", "9700 ZX  Groningen"],
        van=date(2024, 3, 1),
    )
    bericht(eigen)
    regels = ["Postbus 123", "9700 ZX  Groningen"]
    bericht(bewind, rol="vertegenwoordiger", naam="Stichting Evenwicht", over="Robin Jansen", adresregels=regels)
    draai()
    vormen = dict(Poststuk.objects.values_list("bericht__persoon", "brief__vorm"))
    assert vormen == {eigen.pk: "groteletter", bewind.pk: ""}


def test_wat_een_medewerker_al_afrondde_komt_niet_vanzelf_terug() -> None:
    bericht(bouw.persoon())
    draai()
    Taak.objects.update(staat=Taakstaat.AFGEHANDELD)
    draai(DAG + timedelta(days=2))
    assert (Taak.objects.count(), Bericht.objects.count(), Poststuk.objects.count()) == (1, 1, 0)


@override_settings(CELERY_BROKER_URL="memory://")
def test_de_run_start_ook_zonder_hem_hier_te_doen() -> None:
    bericht(bewoner())
    run = start_papier(DAG)
    assert run is not None and run.brokken.count() == 1 and not Poststuk.objects.exists()


def onder_bewind(wie: Persoon, lijnen: list[str]) -> None:
    Vertegenwoordiging.objects.create(
        persoon=wie,
        organisatie="Stichting Evenwicht",
        soort=Vertegenwoordigingssoort.BEWIND,
        ontvangt_post=True,
        lijnen=lijnen,
        adresregels=["Postbus 123", "9700 ZX  Groningen"],
        van=date(2024, 3, 1),
    )


def test_wat_de_persoon_zelf_ook_hoort_gaat_naar_het_eigen_adres_en_niet_naar_de_bewindvoerder() -> None:
    wie = bewoner("8011KL")
    onder_bewind(wie, [])
    stuk = bericht(wie, "lesgeld/afschrift_besluit")
    assert draai()["naar_mens"] == 0
    post = Poststuk.objects.get()
    assert (post.bericht, post.postcode, post.voorblad) == (stuk, "8011KL", False)


def test_na_overlijden_gaat_ook_zo_een_bericht_naar_een_mens() -> None:
    wie = bewoner()
    bericht(wie, "lesgeld/afschrift_besluit")
    bouw.overlijden(wie, date(2026, 6, 14))
    draai()
    assert taken() == [("post_andere_geadresseerde", wie.pk)]


def test_een_bericht_over_een_vordering_volgt_de_dienst_van_die_vordering() -> None:
    """Its template belongs to the shared room; the authority is for lesgeld only."""
    wie = bewoner()
    onder_bewind(wie, ["lesgeld"])
    regels = ["Postbus 123", "9700 ZX  Groningen"]
    velden = {"rol": "vertegenwoordiger", "naam": "Stichting Evenwicht", "over": "Robin Jansen", "adresregels": regels}
    bericht(wie, "vorderingen/herinnering", lijn="lesgeld", **velden)
    assert draai()["poststukken"] == 1
    bericht(wie, "vorderingen/herinnering", lijn="aflossing", **velden)
    assert draai()["naar_mens"] == 1


def test_elke_run_schrijft_bij_welke_dienst_een_bericht_hoort() -> None:
    wie = bouw.student()
    assert Bericht.objects.get(persoon=wie).lijn == "lesgeld"
    assert [b.pk for b in berichten_van(wie.pk, ["lesgeld"])] and not berichten_van(wie.pk, ["aflossing"])
