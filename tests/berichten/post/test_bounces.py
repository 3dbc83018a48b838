"""What comes back of an e-mail: again, to another address, or on paper; never silence."""

from email.message import EmailMessage, Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from duo_portal.berichten.melding.retour import OnleesbareRetour, Retourmelding, lees_retour
from duo_portal.berichten.models import Bekendmaking, Melding, Voorkeur, Zendopdracht, Zendreden
from duo_portal.berichten.services.meld_berichten import email_van, meld_berichten
from duo_portal.berichten.services.meld_bounce import OnbekendeMelding, meld_bounce
from duo_portal.werkvoorraad.models import Taak
from tests.berichten.post.bouw import DAG, MORGEN, verstuur
from tests.berichten.post.test_meldingen import digitaal, gebeurtenissen, toegankelijk

pytestmark = pytest.mark.django_db
NUMMER = "<melding.12.1@onderwijsloket.invalid>"
GEMELD, MISLUKT = 1, 2


@pytest.fixture(autouse=True)
def post(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def dsn(nummer: str = NUMMER, status: str = "5.1.1", actie: str = "failed", kop_alleen: bool = False) -> bytes:
    """A report as mail servers send it."""
    verslag = MIMEMultipart("report", report_type="delivery-status")
    verslag["Subject"], verslag["Message-ID"] = "Undelivered Mail Returned to Sender", "<abc@mail.invalid>"
    verslag.attach(MIMEText("I'm sorry to have to inform you…"))
    stand = Message()
    stand["Content-Type"] = "message/delivery-status"
    server, ontvanger = Message(), Message()
    server["Reporting-MTA"] = "dns; mail.invalid"
    ontvanger["Final-Recipient"], ontvanger["Action"], ontvanger["Status"] = "rfc822; robin@voorbeeld.invalid", actie, status
    stand.set_payload([server, ontvanger])
    verslag.attach(stand)
    eigen = EmailMessage()
    eigen["Message-ID"], eigen["To"] = nummer, "robin@voorbeeld.invalid"
    eigen.set_content("Er staat een bericht voor u klaar.")
    verslag.attach(MIMEText(f"Message-ID: {nummer}\nTo: r@voorbeeld.invalid\n", "rfc822-headers") if kop_alleen else MIMEMessage(eigen))
    return verslag.as_bytes()


def gemeld() -> Melding:
    digitaal()
    meld_berichten(DAG)
    return Melding.objects.latest("pk")


@pytest.mark.parametrize("kop_alleen", [False, True])
def test_een_verslag_noemt_ons_nummer_en_of_het_blijvend_is(kop_alleen: bool) -> None:
    assert lees_retour(dsn(kop_alleen=kop_alleen)) == Retourmelding(NUMMER, blijvend=True)
    assert lees_retour(dsn(status="4.2.2", kop_alleen=kop_alleen)) == Retourmelding(NUMMER, blijvend=False)


def test_nog_onderweg_is_geen_retour() -> None:
    assert lees_retour(dsn(actie="delayed", status="4.4.1")) is None


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"\xff\x00" * 50, b"Subject: hallo\n\ngewone post", dsn(nummer="<iets@anders.invalid>"), dsn(status="banaan"), b"x" * 1_000_001],
    ids=["leeg", "rommel", "gewone post", "niet van ons", "vreemde status", "te groot"],
)
def test_iets_anders_is_onleesbaar(inhoud: bytes) -> None:
    with pytest.raises(OnleesbareRetour):
        lees_retour(inhoud)


def test_een_adres_dat_niet_bestaat_stuurt_het_bericht_op_papier() -> None:
    melding = gemeld()
    assert meld_bounce(melding.message_id, DAG) is True
    assert meld_bounce(melding.message_id, DAG) is False
    assert gebeurtenissen() == [(GEMELD, 1), (MISLUKT, 1)]
    assert (Zendopdracht.objects.get().reden, Taak.objects.get().soort) == (Zendreden.MELDING_MISLUKT, "email_onderzoek")
    verstuur()
    assert Bekendmaking.objects.filter(volgnummer=2, laatste_dag__isnull=False).count() == 1


def test_een_volle_mailbox_krijgt_morgen_nog_een_kans_en_daarna_papier() -> None:
    melding = gemeld()
    meld_bounce(melding.message_id, DAG, blijvend=False)
    tweede = Melding.objects.get(volgnummer=2)
    assert (tweede.aan, tweede.dag) == (melding.aan, MORGEN) and tweede.message_id != melding.message_id
    assert meld_berichten(DAG).verzonden == 0
    assert meld_berichten(MORGEN).verzonden == 1
    meld_bounce(tweede.message_id, MORGEN, blijvend=False)
    assert (Melding.objects.count(), Zendopdracht.objects.count()) == (2, 1)


def test_wie_intussen_een_ander_adres_gaf_krijgt_de_melding_daar() -> None:
    melding = gemeld()
    Voorkeur.objects.update(email="nieuw@voorbeeld.invalid")
    meld_bounce(melding.message_id, DAG)
    assert meld_berichten(DAG).verzonden == 1
    assert Melding.objects.get(volgnummer=2).aan == "nieuw@voorbeeld.invalid"
    assert not Zendopdracht.objects.exists()


def test_een_volgend_bericht_probeert_het_slechte_adres_niet_weer_maar_een_nieuw_wel() -> None:
    melding = gemeld()
    meld_bounce(melding.message_id, DAG)
    wie = melding.bekendmaking.bericht.persoon
    toegankelijk(wie)
    assert meld_berichten(DAG).naar_papier == 1
    Voorkeur.objects.update(email="nieuw@voorbeeld.invalid")
    toegankelijk(wie)
    uitslag = meld_berichten(DAG)
    assert (uitslag.verzonden, uitslag.naar_papier) == (1, 0)


def test_een_vreemd_nummer_wordt_geweigerd() -> None:
    with pytest.raises(OnbekendeMelding):
        meld_bounce("<melding.1.1@elders>", DAG)


def test_bestanden_inlezen_noteert_elk_een_keer_en_zet_onleesbaar_op_de_lijst(tmp_path: Path) -> None:
    melding = gemeld()
    map_ = tmp_path / "terug"
    map_.mkdir()
    (map_ / "1.eml").write_bytes(dsn(melding.message_id))
    (map_ / "2.eml").write_bytes(dsn(melding.message_id, kop_alleen=True))
    (map_ / "3.eml").write_bytes(b"gewone post")
    (map_ / "4.eml").write_bytes(dsn())
    uit = StringIO()
    call_command("laad_bounces", str(map_), stdout=uit)
    assert [regel.split()[-1] for regel in uit.getvalue().splitlines()] == ["1", "1", "0", "2"]
    assert Taak.objects.filter(soort="bounce_onleesbaar").count() == 2
    call_command("laad_bounces", str(map_), stdout=StringIO())
    assert Taak.objects.filter(soort="bounce_onleesbaar").count() == 2
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("laad_bounces", str(tmp_path / "nergens"))


def test_de_e_mail_is_bij_een_herhaling_dezelfde() -> None:
    melding = gemeld()
    een, twee = email_van(melding), email_van(Melding.objects.get(pk=melding.pk))
    assert (een.subject, een.body, een.extra_headers) == (twee.subject, twee.body, twee.extra_headers)
