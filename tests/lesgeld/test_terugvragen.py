"""Lesgeld asked back: what a citizen may send, how a person judges it, and what the rule makes of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone, translation

from duo_portal.aanvragen.bestanden import Bestand
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Bewijsstuk, Controleuitkomst, Uitkomst
from duo_portal.aanvragen.services.controleer_bewijs import controleer_bewijs
from duo_portal.aanvragen.services.dien_aanvraag_in import dien_aanvraag_in
from duo_portal.aanvragen.services.leg_oordeel_vast import OordeelKanNiet
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Kanaalkeuze
from duo_portal.berichten.selectors import gegevens_van
from duo_portal.berichten.weergave import artikel
from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.besluiten.services.wijk_af import Afwijking, wijk_af
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.register.models import Inschrijving, Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from lesgeld.codes import Grond, Reden
from lesgeld.models import ErkendeReden
from lesgeld.services.rond_verzoek_af_met_maatwerk import rond_verzoek_af_met_maatwerk
from lesgeld.services.trek_reden_in import RedenIntrekkenKanNiet, trek_reden_in
from lesgeld.services.wijs_verzoek_af import WAAROM, Afwijzing, wijs_verzoek_af
from tests import bouw
from tests.lesgeld.verzoeken import FEBRUARI, PDF, UITLEG, gestopt, indiening, ken_toe, medewerker, uitkomsten, vraag_terug

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


def test_een_aanvraag_bewaart_alles_heeft_een_kenmerk_en_een_taak_met_termijn() -> None:
    wie = gestopt()
    wat = indiening(wie, bestanden=(PDF,))
    aanvraag = dien_aanvraag_in(replace(wat, getypt={**wat.getypt, "toelichting": "  Ik lag in het ziekenhuis. "}))
    assert aanvraag.kenmerk == f"A-{aanvraag.pk:09d}"
    assert aanvraag.gegevens == {
        "reden": "zelf_ziek",
        "laatste_schooldag": "2026-02-20",
        "toelichting": "Ik lag in het ziekenhuis.",
        "reden_laat": None,
        "te_laat": False,
    }
    assert (aanvraag.ontvangen_dag, aanvraag.ingediend_door_id) == (bouw.VANDAAG, wie.pk)
    taak = Taak.objects.get(soort="teruggave_verzoek")
    assert (taak.persoon_id, taak.termijn) == (wie.pk, date(2026, 8, 10))  # eight weeks from Monday 15 June
    assert "ziek" not in taak.omschrijving


def test_dubbelklikken_verstuurt_een_keer() -> None:
    wat = indiening(gestopt(), bestanden=(PDF,))
    assert dien_aanvraag_in(wat) == dien_aanvraag_in(wat)
    assert (Aanvraag.objects.count(), Bewijsstuk.objects.count(), Taak.objects.filter(soort="teruggave_verzoek").count()) == (1, 1, 1)


def test_een_tweede_aanvraag_wijst_naar_de_eerste() -> None:
    wie = gestopt()
    eerste = vraag_terug(wie)
    with pytest.raises(OngeldigeAanvraag, match=eerste.kenmerk):
        vraag_terug(wie)


@pytest.mark.parametrize(
    ("getypt", "veld", "melding"),
    [
        ({"reden": ""}, "reden", "Kies waarom"),
        ({"reden": "zomaar"}, "reden", "Kies een van de antwoorden"),
        ({"laatste_schooldag": ""}, "laatste_schooldag", "laatste schooldag"),
        ({"laatste_schooldag": "gisteren"}, "laatste_schooldag", "dag, maand en jaar"),
        ({"laatste_schooldag": "31-2-2026"}, "laatste_schooldag", "bestaat niet"),
        ({"laatste_schooldag": "1-9-2026"}, "laatste_schooldag", "niet in dit schooljaar"),
        ({"reden": "familie"}, "toelichting", "Schrijf kort op"),
        ({"toelichting": "x" * 2001}, "toelichting", "hoogstens 2000"),
    ],
)
def test_een_fout_noemt_het_veld_en_wat_te_doen(getypt: dict[str, str], veld: str, melding: str) -> None:
    wie = gestopt()
    with pytest.raises(OngeldigeAanvraag) as fout:
        vraag_terug(wie, **getypt)
    assert list(fout.value.fouten) == [veld]
    assert melding in fout.value.fouten[veld]
    assert not Aanvraag.objects.exists()


def test_alle_fouten_komen_tegelijk() -> None:
    with pytest.raises(OngeldigeAanvraag) as fout:
        dien_aanvraag_in(replace(indiening(gestopt(), bestanden=(Bestand("leeg.pdf", b""),)), getypt={}))
    assert set(fout.value.fouten) == {"reden", "laatste_schooldag", "bewijs"}


def test_zonder_lesgeld_valt_er_niets_terug_te_vragen() -> None:
    with pytest.raises(OngeldigeAanvraag, match="geen lesgeld"):
        vraag_terug(bouw.persoon())


@pytest.mark.parametrize(
    ("reden", "grond"), [(Reden.ZIEKTE, Grond.ZIEKTE), (Reden.FAMILIE, Grond.FAMILIE), (Reden.OVERSTAP, Grond.OVERSTAP)]
)
def test_een_erkende_reden_geeft_terug_wat_de_regel_zegt(reden: Reden, grond: Grond) -> None:
    wie = gestopt()
    aanvraag = vraag_terug(wie)
    ken_toe(aanvraag, reden)
    assert uitkomsten(wie) == [145_800, 85_050]
    besluit = Besluit.objects.latest("pk")
    assert (besluit.grond, besluit.totstandkoming, besluit.medewerker) == (grond, Totstandkoming.MENS, medewerker())
    assert Betaalopdracht.objects.get().bedrag_centen == 60_750
    aanvraag.refresh_from_db()
    assert (aanvraag.staat, aanvraag.oordeel.uitkomst, aanvraag.oordeel.besluit) == (Aanvraagstaat.AFGEHANDELD, Uitkomst.TOEGEKEND, besluit)
    assert Taak.objects.get(soort="teruggave_verzoek").staat == Taakstaat.AFGEHANDELD
    brief = artikel(gegevens_van(Bericht.objects.get(besluit=besluit)))
    assert "Een medewerker besloot" not in brief  # the rule computed it; nobody deviated
    assert "ziek" not in brief.split("Zo hebben we gerekend")[0]


def test_zonder_erkenning_geeft_geen_machine_iets_terug() -> None:
    wie = gestopt()
    vraag_terug(wie)
    bouw.meld(wie, "nog eens")
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800]


def test_ook_als_de_schakelaar_uit_staat_telt_wat_een_mens_erkende() -> None:
    wie = gestopt()
    ken_toe(vraag_terug(wie))
    bouw.meld(wie, "nog eens")
    bouw.geef_terug(date(2026, 6, 16), automatisch=False)
    assert uitkomsten(wie) == [145_800, 85_050]


def verbeter_laatste_dag(wie: Persoon, eind: date) -> None:
    oud = Inschrijving.objects.get(persoon=wie, vervangen_op__isnull=True)
    Inschrijving.objects.filter(pk=oud.pk).update(vervangen_op=timezone.now())
    bouw.inschrijving(wie, oud.begindatum, eind)
    bouw.meld(wie, "inschrijving gecorrigeerd")


def test_latere_feiten_blijven_de_erkende_reden_tellen() -> None:
    wie = gestopt()
    ken_toe(vraag_terug(wie), vanaf=date(2026, 1, 10))
    verbeter_laatste_dag(wie, date(2026, 3, 31))
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie) == [145_800, 85_050, 97_200]


def test_past_de_erkende_reden_nergens_meer_bij_dan_beslist_een_mens() -> None:
    wie = gestopt()
    ken_toe(vraag_terug(wie))
    verbeter_laatste_dag(wie, date(2025, 11, 30))
    assert bouw.geef_terug(date(2026, 6, 16)).tellingen["naar_mens"] == 1
    assert uitkomsten(wie) == [145_800, 85_050]


def test_als_examenkandidaat_tellen_de_datums_van_de_kandidaat() -> None:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    examen = bouw.inschrijving(wie, date(2026, 2, 1), date(2026, 3, 15), wat=bouw.opleiding("25999"))
    Inschrijving.objects.filter(pk=examen.pk).update(vervangen_op=timezone.now())
    Inschrijving.objects.create(
        persoon=wie, instelling=examen.instelling, opleiding=examen.opleiding, onderwijs=1, examenkandidaat=True,
        begindatum=examen.begindatum, einddatum=examen.einddatum, ontvangen_op=examen.ontvangen_op,
    )  # fmt: skip
    bouw.geef_terug()
    ken_toe(vraag_terug(wie, laatste_schooldag="15-3-2026"), vanaf=date(2026, 3, 1))
    assert uitkomsten(wie) == [145_800, 97_200]  # four months back, from March


def test_een_rem_houdt_het_besluit_tegen_en_niet_de_erkenning() -> None:
    wie = gestopt()
    aanvraag = vraag_terug(wie)
    rem = Rem.objects.create(persoon=wie, soort=Remsoort.HANDMATIG, van=date(2026, 1, 1))
    ken_toe(aanvraag)
    assert (uitkomsten(wie), aanvraag.oordeel.besluit) == ([145_800], None)
    Rem.objects.filter(pk=rem.pk).update(vervangen_op=timezone.now())
    bouw.geef_terug(date(2026, 6, 17))
    assert uitkomsten(wie) == [145_800, 85_050]
    assert Besluit.objects.latest("pk").totstandkoming == Totstandkoming.MENS


@pytest.mark.parametrize(
    ("eind", "vanaf", "melding"),
    [
        (date(2026, 5, 15), date(2026, 5, 1), "niet lager"),
        (FEBRUARI, date(2026, 3, 1), "niet ingeschreven"),
        (FEBRUARI, date(2024, 3, 1), "in het schooljaar"),
    ],
)
def test_toekennen_zonder_gevolg_kan_niet(eind: date, vanaf: date, melding: str) -> None:
    aanvraag = vraag_terug(gestopt(eind))
    with pytest.raises(OordeelKanNiet, match=melding):
        ken_toe(aanvraag, vanaf=vanaf)
    assert not ErkendeReden.objects.exists()
    aanvraag.refresh_from_db()
    assert aanvraag.staat == Aanvraagstaat.NAAR_MENS


def test_wie_nog_is_ingeschreven_moet_eerst_worden_uitgeschreven() -> None:
    aanvraag = vraag_terug(bouw.student(betaald=145_800))
    with pytest.raises(OordeelKanNiet, match="nog ingeschreven"):
        ken_toe(aanvraag)


def test_met_ongecontroleerd_bewijs_beslist_niemand() -> None:
    aanvraag = dien_aanvraag_in(indiening(gestopt(), bestanden=(PDF,)))
    with pytest.raises(OordeelKanNiet, match="nog niet is gecontroleerd"):
        ken_toe(aanvraag)
    controleer_bewijs(Bewijsstuk.objects.get().pk, Controleuitkomst.VEILIG, "virusscanner", medewerker())
    ken_toe(aanvraag)
    assert ErkendeReden.objects.get().aanvraag == aanvraag


def test_een_oordeel_valt_een_keer() -> None:
    aanvraag = vraag_terug(gestopt())
    ken_toe(aanvraag)
    with pytest.raises(OordeelKanNiet, match="al beslist"):
        wijs_verzoek_af(Afwijzing(aanvraag.pk, "geen_reden", UITLEG), medewerker("wim"))


@pytest.mark.parametrize("waarom", WAAROM)
def test_een_afwijzing_is_een_besluit_met_bezwaar(waarom: str) -> None:
    wie = gestopt()
    Kanaalkeuze.objects.create(persoon=wie, berichtsoort="lesgeld", kanaal=Kanaal.DIGITAAL)
    aanvraag = vraag_terug(wie)
    wijs_verzoek_af(Afwijzing(aanvraag.pk, waarom, UITLEG), medewerker())
    assert uitkomsten(wie) == [145_800, 145_800]
    bericht = Bericht.objects.get(sjabloonversie__naam="lesgeld/terugvragen_afgewezen")
    assert bericht.besluit == Besluit.objects.latest("pk")
    assert Bekendmaking.objects.get(bericht=bericht).laatste_dag == date(2026, 7, 27)
    for taal in ("nl", "en"):
        bericht.taal = taal
        tekst = artikel(gegevens_van(bericht))
        assert aanvraag.kenmerk in tekst
        assert UITLEG in tekst
    assert not Betaalopdracht.objects.exists()


def test_na_een_afwijzing_kan_opnieuw_gevraagd_en_alsnog_toegekend_worden() -> None:
    wie = gestopt()
    wijs_verzoek_af(Afwijzing(vraag_terug(wie).pk, "geen_bewijs", UITLEG), medewerker())
    ken_toe(vraag_terug(wie))
    assert uitkomsten(wie) == [145_800, 145_800, 85_050]


def test_een_late_aanvraag_vraagt_naar_de_reden_en_gaat_niet_verloren(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = gestopt()
    monkeypatch.setenv("DUO_VANDAAG", "2026-08-20")
    with pytest.raises(OngeldigeAanvraag, match="waarom u dit nu pas"):
        vraag_terug(wie)
    aanvraag = vraag_terug(wie, reden_laat="Ik lag tot augustus in het ziekenhuis.")
    assert aanvraag.gegevens["te_laat"] is True
    with pytest.raises(OordeelKanNiet, match="na 31 juli"):
        ken_toe(aanvraag)
    with pytest.raises(OordeelKanNiet, match="nog geen maatwerk"):
        rond_verzoek_af_met_maatwerk(aanvraag.pk, medewerker())
    besluit = Besluit.objects.latest("pk")
    afwijking = Afwijking(besluit.pk, 85_050, "LCW art. 9b", UITLEG, "Wie tot na 31 juli opgenomen was, krijgt dit ook.", date(2026, 8, 20))
    wijk_af(afwijking, medewerker(), medewerker("wim"))
    oordeel = rond_verzoek_af_met_maatwerk(aanvraag.pk, medewerker())
    assert (oordeel.uitkomst, uitkomsten(wie)[-1]) == (Uitkomst.MAATWERK, 85_050)


def test_een_erkende_reden_die_er_geen_was_wordt_ingetrokken_en_teruggedraaid() -> None:
    """The decision that follows is a person's, with its letter; asking again stays possible."""
    wie = gestopt()
    ken_toe(vraag_terug(wie))
    hoog, laag = uitkomsten(wie)
    reden = ErkendeReden.objects.get()
    assert trek_reden_in(reden.pk, "De verklaring bleek van iemand anders te zijn.", medewerker("joris"))
    assert uitkomsten(wie) == [hoog, laag, hoog]
    besluit = Besluit.objects.latest("pk")
    assert (besluit.totstandkoming, besluit.medewerker) == (Totstandkoming.MENS, medewerker("joris"))
    brief = artikel(gegevens_van(Bericht.objects.filter(persoon=wie).latest("pk")))
    assert "Een medewerker keek naar uw situatie." in brief
    assert "school verbeterde" not in brief
    with pytest.raises(RedenIntrekkenKanNiet, match="al ingetrokken"):
        trek_reden_in(reden.pk, "De verklaring bleek van iemand anders te zijn.", medewerker())
    ken_toe(vraag_terug(wie))
    assert uitkomsten(wie) == [hoog, laag, hoog, laag]


def test_een_rem_houdt_ook_het_besluit_na_een_intrekking_tegen() -> None:
    wie = gestopt()
    ken_toe(vraag_terug(wie))
    Rem.objects.create(persoon=wie, soort=Remsoort.BEZWAAR, van=bouw.VANDAAG, lijn="lesgeld")
    assert not trek_reden_in(ErkendeReden.objects.get().pk, "De verklaring bleek van iemand anders te zijn.", medewerker("joris"))
    assert len(uitkomsten(wie)) == 2
    Rem.objects.update(vervangen_op=timezone.now())
    bouw.geef_terug(date(2026, 6, 16))
    assert uitkomsten(wie)[0] == uitkomsten(wie)[2]
    assert Besluit.objects.latest("pk").medewerker == medewerker("joris")
