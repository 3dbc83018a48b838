"""The named demo persons through both runs, to the cent: expectations in ``demopersonen.toml``."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.generator.demopersonen.laden import SITUATIE, VERLOOP, laad_demopersonen
from duo_portal.register.generator.situatie import GeneratorFout
from duo_portal.register.generator.voorraad import bezette_bsns
from duo_portal.register.models import Persoon, Persoonsgegeven, Schoolsignaal, TeBeoordelen, Vertegenwoordiging
from duo_portal.register.models.persoon import Herkomst
from duo_portal.register.versleuteling import ontsleutel
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering
from tests import bouw
from tests.beheer.wereld import ontvanger_van

pytestmark = pytest.mark.usefixtures("naslag")
VERWACHT: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / "demopersonen.toml").read_text(encoding="utf-8"))


def wie(sleutel: str) -> Persoon:
    return Persoon.objects.get(bronsleutel=f"demo-{sleutel}")


def saldo(vordering: Vordering, rekening: Grootboekrekening) -> int:
    def som(kant: str) -> int:
        return Boeking.objects.filter(vordering=vordering, **{kant: rekening}).aggregate(som=Sum("bedrag_centen"))["som"] or 0

    return som("debet") - som("credit")


@pytest.fixture
def jaar(naslag: None) -> None:
    laad_demopersonen(SITUATIE)
    bouw.stel_vast(date(2025, 9, 15))
    laad_demopersonen(VERLOOP)
    bouw.geef_terug()


@pytest.mark.usefixtures("jaar")
def test_elke_demopersoon_krijgt_op_de_cent_wat_verwacht_wordt() -> None:
    for sleutel, verwacht in VERWACHT.items():
        persoon = wie(sleutel)
        uitkomsten = list(Besluit.objects.filter(persoon=persoon).order_by("pk").values_list("uitkomst_centen", flat=True))
        if not verwacht["vastgesteld"]:
            assert uitkomsten == [], sleutel
            continue
        verlaagd = [verwacht["lesgeld"]] if verwacht["beslist"] == "machine" else []
        assert uitkomsten == [verwacht["vastgesteld"], *verlaagd], sleutel
        vordering = Vordering.objects.get(persoon=persoon)
        betaald = Boeking.objects.filter(vordering=vordering, oorzaak=Oorzaak.BETALING).aggregate(som=Sum("bedrag_centen"))["som"]
        assert betaald == verwacht["betaald"], sleutel
        assert saldo(vordering, Grootboekrekening.VORDERING_LESGELD) == verwacht.get("nog_te_betalen", 0), sleutel
        assert saldo(vordering, Grootboekrekening.VORDERING_KOSTEN) == verwacht.get("kosten", 0), sleutel


@pytest.mark.usefixtures("jaar")
def test_er_wordt_precies_uitbetaald_aan_wie_te_veel_betaalde() -> None:
    opdrachten = {
        (str(ontvanger_van(opdracht).bronsleutel), opdracht.bedrag_centen, opdracht.iban)
        for opdracht in Betaalopdracht.objects.select_related("persoon")
    }
    assert opdrachten == {(f"demo-{s}", v["uitbetaling"], v["iban"]) for s, v in VERWACHT.items() if "uitbetaling" in v}


@pytest.mark.usefixtures("jaar")
def test_de_inning_staat_waar_zij_hoort() -> None:
    for sleutel, verwacht in VERWACHT.items():
        laatste = Inning.objects.filter(vordering__persoon=wie(sleutel)).order_by("-datum", "-id").first()
        assert (Inningsstap(laatste.stap).name if laatste else None) == verwacht.get("inning"), sleutel


@pytest.mark.usefixtures("jaar")
def test_een_diploma_zonder_uitschrijving_wordt_een_signaal_aan_de_school() -> None:
    assert list(Schoolsignaal.objects.values_list("persoon__bronsleutel", flat=True)) == [
        f"demo-{sleutel}" for sleutel, verwacht in VERWACHT.items() if verwacht["beslist"] == "school"
    ]


@pytest.mark.usefixtures("jaar")
def test_remmen_en_ontvangers_staan_klaar() -> None:
    for sleutel, verwacht in VERWACHT.items():
        remmen = [Remsoort(soort).name for soort in Rem.objects.filter(persoon=wie(sleutel)).values_list("soort", flat=True)]
        assert remmen == ([verwacht["rem"]] if "rem" in verwacht else []), sleutel
        if "ontvanger" in verwacht:
            bewind = Vertegenwoordiging.objects.get(persoon=wie(sleutel))
            assert (bewind.iban, bewind.ontvangt_geld, bewind.ontvangt_post) == (verwacht["ontvanger"], True, True)


def test_een_tweede_keer_laden_voegt_niets_toe(jaar: None) -> None:
    assert laad_demopersonen(SITUATIE) == laad_demopersonen(VERLOOP) == {}


def test_de_twaalf_zijn_er_altijd_ook_naast_een_natie(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("genereer", personen=20, zaad=1)
    assert set(VERWACHT) <= {str(p.bronsleutel).removeprefix("demo-") for p in Persoon.objects.filter(herkomst=Herkomst.DEMO)}
    call_command("genereer", personen=20, zaad=1)
    assert capsys.readouterr().out.count("niets nieuws") == 2


def test_hun_bsns_zijn_geen_van_de_uitgegeven_testnummers(naslag: None) -> None:
    laad_demopersonen(SITUATIE)
    versleuteld = Persoon.objects.filter(herkomst=Herkomst.DEMO, bsn_versleuteld__isnull=False).values_list("bsn_versleuteld", flat=True)
    bsns = {ontsleutel(bytes(waarde)) for waarde in versleuteld if waarde}
    assert len(bsns) == len(versleuteld) > 20
    assert all(bsn.startswith("9999") for bsn in bsns)
    assert not bsns & set(bezette_bsns())


def test_hun_geboortedata_zijn_die_van_de_afspraak() -> None:
    laad_demopersonen(SITUATIE)
    geboren = dict(Persoonsgegeven.objects.values_list("persoon__bronsleutel", "geboortedatum"))
    assert geboren["demo-sanne"] == date(2007, 11, 14)
    assert geboren["demo-lotte"] == date(2004, 2, 29)
    assert geboren["demo-tim"] == date(2006, 8, 1)


def test_wat_lang_geleden_gebeurde_wordt_niet_opnieuw_beoordeeld() -> None:
    laad_demopersonen(SITUATIE)
    assert not TeBeoordelen.objects.exists()


def test_het_verloop_vraagt_eerst_om_de_vaststelling() -> None:
    laad_demopersonen(SITUATIE)
    with pytest.raises(GeneratorFout, match="Draai eerst de vaststelling"):
        laad_demopersonen(VERLOOP)
    with pytest.raises(CommandError, match="Draai eerst de vaststelling"):
        call_command("genereer", verloop=True)
