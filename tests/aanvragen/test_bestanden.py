"""Evidence is judged by its content, and stays apart until somebody had it checked."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from duo_portal.aanvragen.bestanden import GROOTST, Bestand, fout_in, herken
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat, Bestandssoort, Bewijsstuk, Controleuitkomst
from duo_portal.aanvragen.services.bewaar_bestanden import bewaar_bestanden
from duo_portal.aanvragen.services.controleer_bewijs import BewijsNietGecontroleerd, controleer_bewijs, veilige_inhoud
from duo_portal.aanvragen.services.voeg_bewijs_toe import voeg_bewijs_toe
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.weigeren import Weigering
from tests import bouw

PDF = b"%PDF-1.7\n1 0 obj\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0 beeld \xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n beeld IEND\xaeB`\x82"


@pytest.fixture(autouse=True)
def taal() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.mark.parametrize(("inhoud", "soort"), [(PDF, Bestandssoort.PDF), (JPEG, Bestandssoort.JPEG), (PNG, Bestandssoort.PNG)])
def test_de_inhoud_zegt_wat_het_is_en_niet_de_naam(inhoud: bytes, soort: Bestandssoort) -> None:
    assert herken(inhoud) == soort
    assert fout_in(Bestand("vakantie.exe", inhoud)) == ""


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        (b"", "is leeg"),
        (b"MZ\x90\x00 programma", "geen pdf, jpg of png"),
        (b"<html><script>alert(1)</script>%PDF-1.7 %%EOF", "geen pdf, jpg of png"),
        (b"PK\x03\x04 docx", "geen pdf, jpg of png"),
        (PDF[:12], "niet compleet"),
        (JPEG[:8], "niet compleet"),
        (PDF + b"x" * GROOTST, "te groot"),
    ],
)
def test_wat_wij_niet_nemen_zegt_wat_u_kunt_doen(inhoud: bytes, melding: str) -> None:
    assert melding in fout_in(Bestand("brief.pdf", inhoud))


@pytest.mark.parametrize(
    ("naam", "net"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\robin\\brief.pdf", "brief.pdf"),
        ("rekening\u202efdp.exe", "rekeningfdp.exe"),
        ("a\x00\n.pdf", "a.pdf"),
        ("", "bestand"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_een_naam_bevat_geen_weg_en_niets_onzichtbaars(naam: str, net: str) -> None:
    assert Bestand(naam, PDF).nette_naam == net


@pytest.fixture
def aanvraag(db: None) -> Aanvraag:
    wie = bouw.persoon()
    return Aanvraag.objects.create(persoon=wie, soort="proef", periode=2025, staat=Aanvraagstaat.NAAR_MENS, ingediend_door=wie)


@pytest.fixture
def samira(db: None) -> User:
    return User.objects.create(username="samira")


def stuk_bij(aanvraag: Aanvraag) -> Bewijsstuk:
    bewaar_bestanden(aanvraag.bewijsstukken, aanvraag.persoon_id, [Bestand("brief.pdf", PDF)], aanvraag.persoon_id)
    return Bewijsstuk.objects.get()


def test_hetzelfde_bestand_staat_er_een_keer(aanvraag: Aanvraag) -> None:
    assert voeg_bewijs_toe(aanvraag.pk, [Bestand("a.pdf", PDF), Bestand("b.pdf", PDF)], aanvraag.persoon_id) == 1
    assert voeg_bewijs_toe(aanvraag.pk, [Bestand("c.pdf", PDF)], aanvraag.persoon_id) == 0
    stuk = Bewijsstuk.objects.get()
    stuk.pk = None
    with pytest.raises(IntegrityError, match="bewijsstuk_een_keer"), transaction.atomic():
        stuk.save(force_insert=True)


def test_bewijs_verandert_niet(aanvraag: Aanvraag) -> None:
    stuk = stuk_bij(aanvraag)
    with pytest.raises(DatabaseError, match=r"groeit alleen aan|permission denied"), transaction.atomic():
        Bewijsstuk.objects.filter(pk=stuk.pk).update(inhoud=b"anders")


def test_niemand_opent_een_bestand_voor_de_controle(aanvraag: Aanvraag, samira: User) -> None:
    stuk = stuk_bij(aanvraag)
    with pytest.raises(BewijsNietGecontroleerd, match="nog niet gecontroleerd"):
        veilige_inhoud(stuk)
    controleer_bewijs(stuk.pk, Controleuitkomst.VEILIG, "virusscanner", samira)
    assert veilige_inhoud(stuk) == PDF


def test_een_onbruikbaar_bestand_blijft_dicht(aanvraag: Aanvraag, samira: User) -> None:
    stuk = stuk_bij(aanvraag)
    controleer_bewijs(stuk.pk, Controleuitkomst.ONBRUIKBAAR, "virusscanner", samira)
    with pytest.raises(BewijsNietGecontroleerd, match="Vraag de burger"):
        veilige_inhoud(stuk)
    with pytest.raises(Weigering, match="al gecontroleerd"):
        controleer_bewijs(stuk.pk, Controleuitkomst.VEILIG, "virusscanner", samira)


def test_na_het_oordeel_komt_er_geen_bewijs_meer_bij(aanvraag: Aanvraag) -> None:
    Aanvraag.objects.filter(pk=aanvraag.pk).update(staat=Aanvraagstaat.AFGEHANDELD)
    with pytest.raises(OngeldigeAanvraag, match="al beslist"):
        voeg_bewijs_toe(aanvraag.pk, [Bestand("a.pdf", PDF)], aanvraag.persoon_id)


def test_er_is_een_grens_aan_het_aantal(aanvraag: Aanvraag) -> None:
    veel = [Bestand(f"{nummer}.pdf", PDF[:-1] + bytes([65 + nummer])) for nummer in range(11)]
    with pytest.raises(OngeldigeAanvraag, match="hoogstens 10"):
        voeg_bewijs_toe(aanvraag.pk, veel, aanvraag.persoon_id)
