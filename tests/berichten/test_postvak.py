"""The inbox: searching, choosing, pages in key order, who read what, and its cost after ten years."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client

from duo_portal.berichten.melding.sql import WACHTEND
from duo_portal.berichten.models import Bekendmaking, Bericht, Gebeurtenis, Kanaal, Leesmoment, Zoektekst
from duo_portal.berichten.opmaak import centen
from duo_portal.berichten.postvak import PER_BLADZIJDE, Postvraag
from duo_portal.berichten.vensters import terugkijken_tot
from duo_portal.register.models import Persoon
from tests import bouw, toneel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db


@pytest.fixture
def youssef() -> Persoon:
    return toneel.bij_de_deurwaarder()


def namens(wie: Persoon, **velden: object) -> Client:
    client = burger(toneel.machtig(wie, **velden))
    knop = client.get("/namens/").content.decode().split('name="vertegenwoordiging" value="')[2].split('"')[0]
    client.post("/namens/", {"vertegenwoordiging": knop})
    return client


def tien_jaar(wie: Persoon, aantal: int = 200) -> list[int]:
    """As many messages as ten years bring, each made known in the portal, newest first."""
    voorbeeld = toneel.laatste_bericht(wie)
    velden = {f.attname: getattr(voorbeeld, f.attname) for f in Bericht._meta.concrete_fields if f.name not in ("id", "vastgelegd_op")}
    dag = date(2026, 6, 1)
    rijen = [Bericht(**{**velden, "besluit_id": None, "vanaf": dag - timedelta(days=18 * nr)}) for nr in range(aantal)]
    gemaakt = Bericht.objects.bulk_create(rijen)
    Bekendmaking.objects.bulk_create(
        [Bekendmaking(bericht_id=rij.pk, kanaal=Kanaal.DIGITAAL, toegankelijk_op=rij.vanaf) for rij in gemaakt]
    )
    return [rij.pk for rij in gemaakt]


def nummers(pagina: str) -> list[int]:
    lijst = pagina.split('id="postvak"')[1]
    return [int(deel.split("/")[0]) for deel in lijst.split('href="/berichten/')[1:] if deel[0].isdigit()]


def test_zoeken_vindt_stammen_stukken_en_bedragen(youssef: Persoon) -> None:
    client = burger(youssef)
    besluit = toneel.laatste_bericht(youssef)
    for wat in ("diploma", "diploma's", "€ 243,00", str(besluit.besluit), "deurwaarders"):
        assert besluit.pk in nummers(toneel.lees(client, f"/berichten/?zoek={wat}")), wat
    leeg = toneel.lees(client, "/berichten/?zoek=waterschapsbelasting")
    assert nummers(leeg) == []
    assert "Er is geen bericht met ‘waterschapsbelasting’" in leeg


@pytest.mark.parametrize("wat", ["' OR 1=1 --", "%", "\\", "<script>", "a & | ! (", "\x00", "x" * 500, "ـ‏א"])
def test_wat_iemand_ook_zoekt_de_bladzijde_komt(youssef: Persoon, wat: str) -> None:
    antwoord = burger(youssef).get("/berichten/", {"zoek": wat, "na": wat, "welke": wat})
    assert antwoord.status_code == 200
    assert "<script>" not in antwoord.content.decode().split('id="postvak"')[1]


def test_een_procentteken_is_geen_joker(youssef: Persoon) -> None:
    assert nummers(toneel.lees(burger(youssef), "/berichten/?zoek=%25")) == []


def test_een_nieuw_bericht_is_meteen_te_vinden(youssef: Persoon) -> None:
    client = burger(youssef)
    toneel.lees(client, "/berichten/?zoek=diploma")
    (nieuw,) = tien_jaar(youssef, 1)
    assert nieuw in nummers(toneel.lees(client, "/berichten/?zoek=diploma"))


def test_in_het_engels_zoekt_men_in_het_engels(youssef: Persoon) -> None:
    client = burger(youssef)
    assert nummers(toneel.lees(client, "/berichten/?zoek=bailiff", "en"))
    assert set(Zoektekst.objects.values_list("taal", flat=True)) == {"en"}


def test_men_zoekt_alleen_in_het_eigen_postvak(youssef: Persoon) -> None:
    toneel.lees(burger(youssef), "/berichten/?zoek=diploma")
    assert nummers(toneel.lees(burger(bouw.persoon("Vreemde")), "/berichten/?zoek=diploma")) == []
    assert nummers(toneel.lees(namens(youssef, lijnen=["aflossing"]), "/berichten/?zoek=diploma")) == []


def test_bladzijden_lopen_door_zonder_gat_en_zonder_dubbel(youssef: Persoon) -> None:
    alle = set(tien_jaar(youssef, 3 * PER_BLADZIJDE)) | set(Bericht.objects.filter(persoon=youssef).values_list("pk", flat=True))
    client, pad, gezien = burger(youssef), "/berichten/", []
    while pad:
        pagina = toneel.lees(client, pad)
        gezien += nummers(pagina)
        verder = pagina.split('rel="next" href="')[1:]
        pad = f"/berichten/{verder[0].split(chr(34))[0].replace('&amp;', '&')}" if verder else ""
    assert len(gezien) == len(set(gezien))
    assert set(gezien) == alle


def test_kiezen_tussen_ongelezen_en_besluiten(youssef: Persoon) -> None:
    client, besluit = burger(youssef), toneel.laatste_bericht(youssef).pk
    assert nummers(toneel.lees(client, "/berichten/?welke=besluiten")) == [besluit]
    assert besluit in nummers(toneel.lees(client, "/berichten/?welke=ongelezen"))
    client.get(f"/berichten/{besluit}/")
    assert besluit not in nummers(toneel.lees(client, "/berichten/?welke=ongelezen"))


def test_het_menu_telt_wat_nieuw_is_voor_wie_kijkt(youssef: Persoon) -> None:
    client, gemachtigde = burger(youssef), namens(youssef, lijnen=["lesgeld"])
    assert "Berichten (2<" in toneel.lees(client, "/")
    client.get(f"/berichten/{toneel.laatste_bericht(youssef).pk}/")
    assert "Berichten (1<" in toneel.lees(client, "/")
    assert "Berichten (2<" in toneel.lees(gemachtigde, "/")
    assert "Berichten (" not in toneel.lees(namens(youssef, lijnen=["aflossing"]), "/")


def test_wie_las_en_wanneer_staat_vast_en_is_te_zien(youssef: Persoon) -> None:
    stuk = toneel.laatste_bericht(youssef)
    gemachtigde = namens(youssef)
    for _ in range(2):
        gemachtigde.get(f"/berichten/{stuk.pk}/")
    (moment,) = Leesmoment.objects.all()
    assert moment.vertegenwoordiging is not None
    assert not stuk.bekendmakingen.get().gebeurtenissen.filter(soort=Gebeurtenis.GELEZEN).exists()
    client = burger(youssef)
    assert "Ook gelezen door Robin Vermeer (vertegenwoordiger), 15\u00a0juni 2026." in toneel.lees(client, f"/berichten/{stuk.pk}/")
    assert stuk.bekendmakingen.get().gebeurtenissen.filter(soort=Gebeurtenis.GELEZEN).count() == 1
    assert Leesmoment.objects.filter(lezer=youssef, vertegenwoordiging__isnull=True).count() == 1


def test_tien_jaar_berichten_kosten_niet_meer_vragen(youssef: Persoon) -> None:
    tien_jaar(youssef)
    client = burger(youssef)
    for pad in ("/berichten/?zoek=diploma", "/berichten/?zoek=diploma", "/berichten/", "/berichten/?welke=ongelezen"):
        assert toneel.tel_vragen(client, pad) <= 8, pad
    assert Zoektekst.objects.count() == Bericht.objects.filter(persoon=youssef).count()
    assert toneel.tel_vragen(client, f"/berichten/{toneel.laatste_bericht(youssef).pk}/") <= 8
    assert toneel.tel_vragen(client, "/") <= 12


def test_een_sleutel_die_er_geen_is_telt_niet() -> None:
    assert Postvraag(na="gisteren").sleutel is None
    assert Postvraag(na="2026-06-15.x").sleutel is None
    assert Postvraag(na="2026-06-15.7").sleutel == (date(2026, 6, 15), 7)


def test_meldingen_kijken_een_venster_terug_langs_de_index() -> None:
    """Of an almost empty table the planner may read anything: asked is whether the window of the real query can go along the index."""
    venster = "m.vastgelegd_op >= %(sinds)s"
    assert venster in WACHTEND
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        cursor.execute(f"EXPLAIN SELECT FROM berichten_bekendmaking m WHERE {venster}", {"sinds": terugkijken_tot()})
        plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert "Bitmap Index Scan on bekendmaking_vastgelegd" in plan


def test_elke_stap_van_het_besluit_staat_bij_het_bericht(youssef: Persoon) -> None:
    pagina = toneel.lees(burger(youssef), f"/berichten/{toneel.laatste_bericht(youssef).pk}/")
    stappen = pagina.split("Zo hebben we dit berekend: elke stap")[1].split("</details>")[0]
    assert "UB 7 lid 1" in stappen
    assert centen(72_900) in stappen
