"""Two parents and a child as adversaries: what each can open, download or work out holds nothing of the income of another."""

import io
import re
from datetime import date

import pytest
from django.http import HttpResponseBase
from django.test import Client
from pypdf import PdfReader

from duo_portal.register.models import Familierelatie, Inkomen, Persoon
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from tests import bouw, toneel
from tests.mijngegevens.test_start import namens
from tests.ronde.keuren import hoofd_van
from tests.ronde.voorbeelden import UITKOMST
from tests.ronde.wandelen import wandel
from tests.toegang.rolverdeling import burger

pytestmark = pytest.mark.django_db
JSON, PDF = "/mijn-gegevens/meenemen/mijn-gegevens.json", "/mijn-gegevens/meenemen/mijn-gegevens.pdf"
# In cents; none of them is a part of another, nor of an amount of lesgeld.
INKOMENS = {"moeder": 4_321_987, "vader": 3_876_543, "kind": 1_294_761}


@pytest.fixture
def gezin() -> dict[str, Persoon]:
    gezin = {"moeder": bouw.persoon("Vermeer"), "vader": bouw.persoon("Smit"), "kind": toneel.bij_de_deurwaarder()}
    for soort, ouder in ((Relatiesoort.OUDER1, "moeder"), (Relatiesoort.OUDER2, "vader")):
        Familierelatie.objects.create(persoon=gezin["kind"], verwant=gezin[ouder], soort=soort)
    Familierelatie.objects.create(persoon=gezin["moeder"], verwant=gezin["vader"], soort=Relatiesoort.PARTNER, van=date(2000, 1, 1))
    for rol, centen in INKOMENS.items():
        for jaar in (2023, 2024):
            Inkomen.objects.create(persoon=gezin[rol], jaar=jaar, toetsingsinkomen_centen=centen, bron="proef")
    return gezin


def bedrag_in(tekst: str, centen: int) -> bool:
    """Whether this amount stands there in any way of writing, whole euros too."""
    euro = f"{centen // 100:,}".replace(",", r"[.,\s\u00a0\u202f]?")
    return re.search(rf"(?<!\d){euro}(?:[.,]?{centen % 100:02d})?(?!\d)", tekst) is not None


def alles_van(client: Client, wie: Persoon) -> dict[str, str]:
    """Each page by links, and every download as text: letters, and the file with all of one's own data."""
    gelezen = {bezoek.voorbeeld.pad: bezoek.html for bezoek in wandel(client, wie)}
    for pad in [pad for pad in gelezen if pad.endswith((".pdf", ".json"))]:
        gelezen[pad] = _als_tekst(client.get(pad))
    return gelezen | {pad: _als_tekst(client.post(pad)) for pad in (JSON, PDF)}


def _als_tekst(antwoord: HttpResponseBase) -> str:
    return tekst_van(b"".join(antwoord) if antwoord.status_code == 200 else b"")


def tekst_van(bytes_: bytes) -> str:
    if bytes_.startswith(b"%PDF"):
        return " ".join(bladzijde.extract_text() for bladzijde in PdfReader(io.BytesIO(bytes_)).pages)
    return bytes_.decode(errors="replace")


def lekken(gelezen: dict[str, str], van: set[str]) -> list[tuple[str, str]]:
    return [(pad, rol) for pad, tekst in gelezen.items() for rol in van if bedrag_in(tekst, INKOMENS[rol])]


def test_een_bedrag_wordt_in_elke_schrijfwijze_herkend() -> None:
    for geschreven in ("€ 43.219,87", "4321987", "43219", "43 219,87", "43,219.87"):
        assert bedrag_in(f"inkomen: {geschreven} euro", INKOMENS["moeder"]), geschreven
    assert not bedrag_in("kenmerk 143219 en 432198", INKOMENS["moeder"])


@pytest.mark.parametrize("rol", INKOMENS)
def test_wie_zelf_kijkt_ziet_alleen_het_eigen_inkomen(rol: str, gezin: dict[str, Persoon]) -> None:
    gelezen = alles_van(burger(gezin[rol]), gezin[rol])
    assert bedrag_in(gelezen[JSON], INKOMENS[rol])  # the figures can be seen: by oneself
    assert len(gelezen) > 10
    assert lekken(gelezen, set(INKOMENS) - {rol}) == []


@pytest.mark.parametrize("soort", [Soort.GEZAG, Soort.MACHTIGING, Soort.BEWIND, Soort.CURATELE])
def test_wie_namens_een_ander_kijkt_ziet_geen_inkomen(soort: Soort, gezin: dict[str, Persoon]) -> None:
    """Not of the person, nor of the parents: acting for somebody is no ground to read an income."""
    client = namens(gezin["kind"], soort=soort, mag_handelen=True)
    gelezen = alles_van(client, gezin["kind"])
    assert len(gelezen) > 8
    assert lekken(gelezen, set(INKOMENS)) == []


def test_een_rekenhulp_weet_niets_van_wie_is_ingelogd(gezin: dict[str, Persoon]) -> None:
    vreemd = hoofd_van(Client().get(UITKOMST).content.decode())
    for wie in gezin.values():
        assert hoofd_van(burger(wie).get(UITKOMST).content.decode()) == vreemd
    for rekenhulp in sorted(set(re.findall(r'href="(/rekenen/[^"#?]+)"', Client().get("/rekenen/").content.decode()))):
        velden = set(re.findall(r'name="([^"]+)"', Client().get(rekenhulp).content.decode()))
        assert not {naam for naam in velden if re.search(r"persoon|bsn|burger", naam)}, rekenhulp


def test_een_fout_in_wat_een_ouder_vraagt_zegt_niets_van_het_kind(gezin: dict[str, Persoon]) -> None:
    """Every object of the child, asked for and posted to by a parent: as if it did not exist."""
    moeder, kind = burger(gezin["moeder"]), gezin["kind"]
    for bezoek in wandel(burger(kind), kind):
        if re.search(r"/\d+/", bezoek.voorbeeld.pad) and not bezoek.voorbeeld.pad.startswith(("/lesgeld/2", "/vragen/")):
            for antwoord in (moeder.get(bezoek.voorbeeld.pad), moeder.post(bezoek.voorbeeld.pad, {"tekst": "a"})):
                assert antwoord.status_code in (404, 405), bezoek.waar
                assert "El Amrani" not in antwoord.content.decode()
