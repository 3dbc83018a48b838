"""Objecting online: written down as typed, confirmed at once, collection waits; nothing is lost and nothing is refused by a machine."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied

from duo_portal.berichten.models import Bericht
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Waarden
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.tegenspraak.invoer import Geschrevene, OngeldigBezwaar
from duo_portal.tegenspraak.models import Aanvulling, Intrekking, Zaak, Zaaksoort
from duo_portal.tegenspraak.selectors import antwoord_voor
from duo_portal.tegenspraak.services.dien_bezwaar_in import TAAKSOORT_LAAT, dien_bezwaar_in
from duo_portal.tegenspraak.services.trek_in import trek_in
from duo_portal.tegenspraak.services.vraag_meekijken import vraag_meekijken
from duo_portal.tegenspraak.services.vul_aan import vul_aan
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Vordering
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.pak_op import pak_op
from duo_portal.werkvoorraad.services.rond_af import rond_af
from tests import bouw, toneel
from tests.tegenspraak.wereld import als, besluitbericht, kenmerk_van_vordering
from tests.toegang.rolverdeling import burger, medewerker

pytestmark = pytest.mark.django_db
WOORDEN = "Ik stopte al in januari.\n\nMijn school weet dat. <b>Echt</b>"


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def schrijf(wie: Persoon, woorden: str = WOORDEN, sleutel: UUID | None = None, **velden: object) -> Zaak:
    geschreven = Geschrevene(tekst=woorden, sleutel=sleutel or uuid4(), **velden)  # type: ignore[arg-type]
    return dien_bezwaar_in(als(wie), besluitbericht(wie).pk, geschreven)


def remmen(wie: Persoon) -> list[Rem]:
    return list(Rem.objects.filter(persoon=wie, soort=Remsoort.BEZWAAR, vervangen_op__isnull=True, tot__isnull=True))


def test_een_bezwaar_staat_er_zoals_het_is_getypt_met_termijn_taak_en_rem(youssef: Persoon) -> None:
    zaak = schrijf(youssef)
    assert zaak.tekst == WOORDEN
    assert zaak.kenmerk.startswith("BZ-")
    # Made known on 15 June: objecting until 27 July, decided six weeks later (Awb 6:7, 7:10).
    assert (zaak.laatste_dag, zaak.antwoord_voor) == (date(2026, 7, 27), date(2026, 9, 7))
    assert (zaak.taak.termijn, zaak.taak.staat) == (zaak.antwoord_voor, Taakstaat.OPEN)
    (rem,) = remmen(youssef)
    assert rem.besluit_id == zaak.besluit_id


def test_de_bevestiging_komt_meteen_met_alles_wat_is_geschreven(youssef: Persoon) -> None:
    zaak = schrijf(youssef)
    bericht = toneel.laatste_bericht(youssef)
    assert bericht.sjabloonversie.naam == "tegenspraak/bezwaar_ontvangen"
    assert bericht.waarden["tekst"] == WOORDEN
    assert bericht.waarden["zaak"] == zaak.kenmerk
    pagina = toneel.lees(burger(youssef), f"/berichten/{bericht.pk}/")
    assert "Mijn school weet dat. &lt;b&gt;Echt&lt;/b&gt;" in pagina


def test_hetzelfde_formulier_twee_keer_is_een_bezwaar(youssef: Persoon) -> None:
    sleutel = uuid4()
    assert schrijf(youssef, sleutel=sleutel).pk == schrijf(youssef, sleutel=sleutel).pk
    assert Bericht.objects.filter(persoon=youssef, sjabloonversie__naam="tegenspraak/bezwaar_ontvangen").count() == 1
    assert len(remmen(youssef)) == 1


def test_een_tweede_tabblad_met_andere_woorden_raakt_die_niet_kwijt(youssef: Persoon) -> None:
    eerste = schrijf(youssef)
    assert schrijf(youssef, "En ik was ziek.").pk == eerste.pk
    assert Aanvulling.objects.get().tekst == "En ik was ziek."
    assert Taak.objects.filter(soort="zaak_aangevuld").count() == 1


def test_zonder_woorden_moet_men_kiezen_om_ze_later_te_sturen(youssef: Persoon) -> None:
    with pytest.raises(OngeldigBezwaar) as fout:
        schrijf(youssef, "  \n")
    assert list(fout.value.fouten) == ["tekst"]
    assert not Zaak.objects.exists()
    assert not Taak.objects.filter(soort="bezwaar").exists()


def test_redenen_later_verschuiven_de_dag_van_het_besluit(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-20")
    zaak = schrijf(youssef, "", later=True)
    assert (zaak.gronden_voor, zaak.antwoord_voor) == (date(2026, 8, 17), date(2026, 9, 7))
    assert antwoord_voor(zaak, None) == date(2026, 9, 28)  # 28 July through 17 August at the most
    assert toneel.laatste_bericht(youssef).waarden["antwoord_uiterlijk"] == "2026-09-28"
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-06")
    stuk = vul_aan(als(youssef), zaak, Geschrevene("Nu met redenen.", uuid4()))
    assert antwoord_voor(zaak, stuk.dag) == date(2026, 9, 16)  # 28 July through 5 August: nine days


def test_wachten_voor_de_termijn_begint_kost_de_burger_niets(youssef: Persoon) -> None:
    """The term to decide begins on 28 July; these reasons must be here by 13 July."""
    zaak = schrijf(youssef, "", later=True)
    assert (zaak.gronden_voor, antwoord_voor(zaak, None)) == (date(2026, 7, 13), zaak.antwoord_voor)
    assert toneel.laatste_bericht(youssef).waarden["antwoord_uiterlijk"] is None


def test_na_de_laatste_dag_vraagt_een_reden_en_beslist_een_mens(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-28")
    with pytest.raises(OngeldigBezwaar) as fout:
        schrijf(youssef)
    assert list(fout.value.fouten) == ["reden_laat"]
    zaak = schrijf(youssef, reden_laat="Ik lag in het ziekenhuis.")
    assert (zaak.te_laat, zaak.taak.soort, zaak.reden_laat) == (True, TAAKSOORT_LAAT, "Ik lag in het ziekenhuis.")
    assert zaak.antwoord_voor == date(2026, 9, 8)  # six weeks from receipt, later than the term of the law
    assert len(remmen(youssef)) == 1


def test_op_de_laatste_dag_is_op_tijd(youssef: Persoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUO_VANDAAG", "2026-07-27")
    assert not schrijf(youssef).te_laat


def test_intrekken_sluit_de_taak_neemt_de_rem_weg_en_opnieuw_kan(youssef: Persoon) -> None:
    zaak = schrijf(youssef)
    assert trek_in(als(youssef), zaak)
    assert not trek_in(als(youssef), zaak)
    zaak.taak.refresh_from_db()
    assert (zaak.taak.staat, zaak.taak.uitkomst) == (Taakstaat.AFGEHANDELD, "De burger trok het bezwaar in.")
    assert remmen(youssef) == []
    assert toneel.laatste_bericht(youssef).waarden["opnieuw_tot"] == "2026-07-27"
    assert schrijf(youssef).volgnummer == 2
    assert len(remmen(youssef)) == 1
    assert Intrekking.objects.count() == 1


def test_als_een_medewerker_klaar_is_gaat_de_rem_eraf(youssef: Persoon) -> None:
    zaak, samira = schrijf(youssef), medewerker("samira", Rol.BEHANDELAAR_LESGELD)
    pak_op(zaak.taak_id, samira)
    assert len(remmen(youssef)) == 1
    rond_af(zaak.taak_id, samira, "Besluit genomen.")
    assert remmen(youssef) == []
    with pytest.raises(OngeldigBezwaar, match="klaar"):
        vul_aan(als(youssef), zaak, Geschrevene("Nog iets.", uuid4()))


def test_tegen_een_betalingsverzoek_kan_geen_bezwaar() -> None:
    wie = toneel.student()
    with pytest.raises(Bericht.DoesNotExist):
        dien_bezwaar_in(als(wie), toneel.laatste_bericht(wie).pk, Geschrevene("Nee.", uuid4()))


def test_vreemde_en_wie_alleen_leest_kunnen_geen_bezwaar_maken(youssef: Persoon) -> None:
    bericht, geschreven = besluitbericht(youssef).pk, Geschrevene("Nee.", uuid4())
    with pytest.raises(Bericht.DoesNotExist):
        dien_bezwaar_in(als(bouw.persoon("Vreemde")), bericht, geschreven)
    with pytest.raises(PermissionDenied):
        dien_bezwaar_in(als(toneel.machtig(youssef, mag_handelen=False), youssef), bericht, geschreven)
    with pytest.raises(Bericht.DoesNotExist):
        dien_bezwaar_in(als(toneel.machtig(youssef, mag_handelen=True, lijnen=["aflossing"]), youssef), bericht, geschreven)


def test_een_vertegenwoordiger_die_mag_handelen_maakt_bezwaar_en_dat_staat_erbij(youssef: Persoon) -> None:
    moeder = toneel.machtig(youssef, mag_handelen=True, lijnen=["lesgeld"])
    zaak = dien_bezwaar_in(als(moeder, youssef), besluitbericht(youssef).pk, Geschrevene("Namens mijn zoon.", uuid4()))
    assert (zaak.persoon_id, zaak.ingediend_door_id) == (youssef.pk, moeder.pk)
    assert zaak.vertegenwoordiging is not None


def test_meekijken_is_een_zaak_met_kenmerk_en_bevestiging(youssef: Persoon) -> None:
    besluit = besluitbericht(youssef).besluit_id
    assert besluit is not None
    zaak = vraag_meekijken(als(youssef), besluit)
    assert vraag_meekijken(als(youssef), besluit).pk == zaak.pk
    assert (zaak.soort, zaak.antwoord_voor, zaak.kenmerk[:3]) == (Zaaksoort.MEEKIJKEN, date(2026, 6, 22), "MK-")
    assert Bericht.objects.filter(persoon=youssef, sjabloonversie__naam="tegenspraak/meekijken_gevraagd").count() == 1
    assert not trek_in(als(youssef), zaak)


def test_zonder_besluit_houdt_de_rem_de_vordering_van_het_bericht() -> None:
    """A deferral is a decision without a row of its own: its message names the claim."""
    wie = toneel.student()
    vordering = Vordering.objects.get(persoon=wie)
    waarden: Waarden = {
        "waarvoor": "lesgeld",
        "periode": 2025,
        "betalingskenmerk": kenmerk_van_vordering(vordering.pk),
        "totaal": 97_200,
        "tot": "2026-07-15",
    }
    bericht = stuur_bericht(wie.pk, "vorderingen/uitstel", waarden, lijn="lesgeld")
    assert bericht is not None
    zaak = dien_bezwaar_in(als(wie), bericht, Geschrevene("Te kort.", uuid4()))
    assert (zaak.besluit_id, zaak.vordering_id) == (None, vordering.pk)
    assert remmen(wie)[0].vordering_id == vordering.pk
