"""Who chose the portal is told of each message by e-mail, within 48 hours, and once."""

import re
from datetime import date, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail.backends.filebased import EmailBackend
from pytest_django import Settings

from duo_portal.berichten import sjablonen
from duo_portal.berichten.melding.aard import kondig_aan, staat_beschreven
from duo_portal.berichten.melding.tekst import meldtekst
from duo_portal.berichten.models import (
    Bekendmaking,
    Bekendmakingsgebeurtenis,
    Bericht,
    Gebeurtenis,
    Kanaal,
    Melding,
    Voorkeur,
    Zendopdracht,
    Zendreden,
)
from duo_portal.berichten.services.bewaak_meldingen import bewaak_meldingen, niet_gemeld
from duo_portal.berichten.services.meld_berichten import meld_berichten
from duo_portal.register.models import Persoon
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.berichten.gevallen import alle_gevallen
from tests.berichten.post import bouw as post
from tests.berichten.post.bouw import BESLUIT, DAG, MORGEN, bericht, bewoner, verstuur

pytestmark = pytest.mark.django_db
ADRES = "robin@voorbeeld.invalid"


@pytest.fixture(autouse=True)
def mailmap(settings: Settings, var: Path) -> Path:
    """The real backend of the demo: each e-mail is a file."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = var / "mail"
    return var / "mail"


def digitaal(email: str = ADRES, sjabloon: str = BESLUIT, vanaf: date = DAG, **velden: Any) -> Bericht:
    wie = bewoner()
    if email:
        Voorkeur.objects.create(persoon=wie, email=email)
    return toegankelijk(wie, sjabloon, vanaf, **velden)


def toegankelijk(wie: Persoon, sjabloon: str = BESLUIT, vanaf: date = DAG, **velden: Any) -> Bericht:
    stuk = bericht(wie, sjabloon, kanaal=Kanaal.DIGITAAL, vanaf=vanaf, **velden)
    Bekendmaking.objects.create(bericht=stuk, kanaal=Kanaal.DIGITAAL, toegankelijk_op=vanaf, laatste_dag=date(2026, 7, 27))
    return stuk


def mails(mailmap: Path) -> list[Message]:
    """Every e-mail in the folder, in order of sending."""
    inhoud = b"".join(pad.read_bytes() for pad in sorted(mailmap.glob("*.log")))
    return [message_from_bytes(deel.strip() + b"\n") for deel in re.split(rb"\n-{79}\n", inhoud) if deel.strip()]


def tekst(mail: Message) -> str:
    inhoud = mail.get_payload(decode=True)
    assert isinstance(inhoud, bytes)
    return inhoud.decode()


def gebeurtenissen() -> list[tuple[int, int]]:
    return list(Bekendmakingsgebeurtenis.objects.order_by("pk").values_list("soort", "volgnummer"))


def test_een_bericht_wordt_een_keer_gemeld_en_dat_staat_vast(mailmap: Path) -> None:
    stuk = digitaal()
    assert meld_berichten(DAG).verzonden == 1
    assert meld_berichten(DAG).verzonden == 0
    (mail,) = mails(mailmap)
    assert (mail["To"], mail["Auto-Submitted"]) == (ADRES, "auto-generated")
    assert mail["Message-ID"] == Melding.objects.get().message_id
    gemeld = Bekendmakingsgebeurtenis.objects.get()
    assert (gemeld.bekendmaking.bericht, gemeld.soort, gemeld.dag) == (stuk, Gebeurtenis.GEMELD, DAG)


def test_de_e_mail_zegt_wat_voor_bericht_en_wanneer_en_verder_niets(mailmap: Path) -> None:
    geval = sjablonen.voorbeelden(sjablonen.nieuwste("lesgeld/lesgeld_hoger"))
    waarden = next(w for w in geval.values() if w["nog_te_betalen"])
    digitaal(sjabloon="lesgeld/lesgeld_hoger", waarden=waarden)
    meld_berichten(DAG)
    (mail,) = mails(mailmap)
    inhoud = tekst(mail)
    assert "Er staat een besluit voor u klaar op Onderwijsloket." in inhoud
    assert "Doe dit uiterlijk op" in inhoud
    for verboden in ("Jansen", "Robin", "€", "lesgeld", "http", "www", "bezwaar", "Kade"):
        assert verboden.lower() not in (inhoud + str(mail["Subject"])).lower(), verboden


def test_een_dag_die_al_voorbij_is_wordt_niet_meer_gevraagd(mailmap: Path) -> None:
    stuk = digitaal(sjabloon="lesgeld/voorstel_teruggave")
    uiterlijk = date.fromisoformat(stuk.waarden["bevestig_voor"])
    meld_berichten(uiterlijk + timedelta(days=1))
    inhoud = tekst(mails(mailmap)[0])
    assert "Wij vragen u om een reactie." in inhoud and "uiterlijk" not in inhoud


def test_wat_pas_morgen_te_lezen_is_wordt_morgen_gemeld(mailmap: Path) -> None:
    digitaal(vanaf=MORGEN)
    assert meld_berichten(DAG).verzonden == 0
    assert meld_berichten(MORGEN).verzonden == 1


def test_na_een_crash_gaat_dezelfde_e_mail_nog_eens_met_hetzelfde_nummer(mailmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from duo_portal.berichten.services import meld_berichten as melden

    class Dood(BaseException):
        pass

    def sterf(naam: str) -> None:
        raise Dood

    digitaal()
    monkeypatch.setattr(melden, "breek", sterf)
    with pytest.raises(Dood):
        meld_berichten(DAG)
    assert len(mails(mailmap)) == 1 and gebeurtenissen() == []
    monkeypatch.undo()
    assert meld_berichten(DAG).verzonden == 1
    eerste, tweede = mails(mailmap)
    assert eerste["Message-ID"] == tweede["Message-ID"]
    assert gebeurtenissen() == [(Gebeurtenis.GEMELD, 1)]


def test_zonder_e_mailadres_gaat_het_bericht_op_papier_met_een_eigen_laatste_dag() -> None:
    stuk = digitaal(email="")
    assert meld_berichten(DAG).naar_papier == 1
    assert meld_berichten(DAG).naar_papier == 0
    assert Zendopdracht.objects.get().reden == Zendreden.GEEN_EMAIL
    verstuur()
    rij = Bekendmaking.objects.get(volgnummer=2)
    assert (rij.bericht, rij.kanaal, rij.laatste_dag) == (stuk, Kanaal.PAPIER, date(2026, 7, 27))


def test_wie_overleed_krijgt_geen_e_mail_maar_een_mens_kijkt(mailmap: Path) -> None:
    stuk = digitaal()
    bouw.overlijden(stuk.persoon, date(2026, 6, 1))
    meld_berichten(DAG)
    meld_berichten(DAG)
    assert not mailmap.exists() or mails(mailmap) == []
    assert Taak.objects.get().soort == "melding_na_overlijden"


def test_een_mailserver_die_weg_is_verliest_niets_en_staat_op_de_lijst(monkeypatch: pytest.MonkeyPatch, mailmap: Path) -> None:
    digitaal(), digitaal()

    def weg(self: EmailBackend, berichten: object) -> int:
        raise SMTPServerDisconnected("weg")

    with monkeypatch.context() as proef:
        proef.setattr(EmailBackend, "send_messages", weg)
        uitslag = meld_berichten(DAG)
    assert (uitslag.verzonden, uitslag.storing) == (0, True)
    assert Taak.objects.get().soort == "mail_storing"
    assert meld_berichten(DAG).verzonden == 2
    assert sorted(mail["To"] for mail in mails(mailmap)) == [ADRES, ADRES]


def test_wat_de_server_meteen_weigert_gaat_op_papier_en_de_rest_gaat_door(monkeypatch: pytest.MonkeyPatch, mailmap: Path) -> None:
    slecht, goed = digitaal("weg@voorbeeld.invalid"), digitaal()
    echt = EmailBackend.send_messages

    def weiger(self: EmailBackend, berichten: list[Any]) -> int:
        if berichten[0].to == ["weg@voorbeeld.invalid"]:
            raise SMTPRecipientsRefused({"weg@voorbeeld.invalid": (550, b"no such user")})
        return int(echt(self, berichten) or 0)

    monkeypatch.setattr(EmailBackend, "send_messages", weiger)
    uitslag = meld_berichten(DAG)
    assert (uitslag.verzonden, uitslag.geweigerd) == (1, 1)
    assert Zendopdracht.objects.get().bericht == slecht
    assert mails(mailmap)[0]["To"] == ADRES and goed.zendopdrachten.count() == 0


def test_een_melding_die_de_server_nooit_neemt_houdt_de_rest_niet_op(monkeypatch: pytest.MonkeyPatch, mailmap: Path) -> None:
    slecht, goed = digitaal("streng@voorbeeld.invalid"), digitaal()
    echt = EmailBackend.send_messages

    def weiger(self: EmailBackend, berichten: list[Any]) -> int:
        if berichten[0].to == ["streng@voorbeeld.invalid"]:
            raise SMTPDataError(554, b"refused by policy")
        return int(echt(self, berichten) or 0)

    monkeypatch.setattr(EmailBackend, "send_messages", weiger)
    uitslag = meld_berichten(DAG)
    assert (uitslag.verzonden, uitslag.geweigerd, uitslag.storing) == (1, 1, False)
    assert [mail["To"] for mail in mails(mailmap)] == [ADRES] and goed.zendopdrachten.count() == 0
    assert Zendopdracht.objects.get().bericht == slecht


@pytest.mark.parametrize("code", [451, 554])
def test_een_server_die_niets_neemt_is_een_storing(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    digitaal()

    def weiger(self: EmailBackend, berichten: list[Any]) -> int:
        raise SMTPDataError(code, b"no")

    monkeypatch.setattr(EmailBackend, "send_messages", weiger)
    assert meld_berichten(DAG).storing
    assert Taak.objects.get().soort == "mail_storing"
    assert not Zendopdracht.objects.exists()


def test_na_48_uur_zonder_melding_gaat_de_wekker() -> None:
    stuk = digitaal()
    assert niet_gemeld(DAG + timedelta(days=1)) == []
    assert bewaak_meldingen(DAG + timedelta(days=2)) == 1
    assert bewaak_meldingen(DAG + timedelta(days=3)) == 1
    taak = Taak.objects.get()
    assert (taak.soort, taak.persoon_id) == ("melding_te_laat", stuk.persoon_id)


@pytest.mark.parametrize("wat", ["gemeld", "gelezen", "op papier"])
def test_de_wekker_zwijgt_als_de_persoon_het_weet(wat: str) -> None:
    stuk = digitaal()
    if wat == "gemeld":
        meld_berichten(DAG)
    elif wat == "gelezen":
        stuk.bekendmakingen.get().gebeurtenissen.create(soort=Gebeurtenis.GELEZEN)
    else:
        Bekendmaking.objects.create(bericht=stuk, volgnummer=2, kanaal=Kanaal.PAPIER, toegankelijk_op=DAG)
    assert bewaak_meldingen(DAG + timedelta(days=9)) == 0


def test_papier_dat_blijft_liggen_is_ook_te_laat() -> None:
    digitaal(email="")
    meld_berichten(DAG)
    assert bewaak_meldingen(DAG + timedelta(days=7)) == 0
    assert bewaak_meldingen(DAG + timedelta(days=8)) == 1


def test_de_dag_voor_bezwaar_op_de_pagina_is_die_van_de_laatste_bekendmaking(monkeypatch: pytest.MonkeyPatch) -> None:
    stuk = digitaal(email="")
    assert post.laatste_dag_van(stuk) == date(2026, 7, 27)
    meld_berichten(DAG)
    monkeypatch.setenv("DUO_VANDAAG", "2026-06-17")
    verstuur(date(2026, 6, 17))
    assert post.laatste_dag_van(stuk) == date(2026, 7, 29)


GEVALLEN = alle_gevallen()


@pytest.mark.parametrize(("naam", "geval"), GEVALLEN, ids=[naam for naam, _ in GEVALLEN])
def test_elk_sjabloon_zegt_hoe_het_wordt_aangekondigd(naam: str, geval: Any) -> None:
    assert staat_beschreven(geval.sjabloon), f"Zet {geval.sjabloon.naam} in meldingen.toml naast de sjablonen."
    wat = kondig_aan(geval.sjabloon, geval.waarden)
    assert wat.reactie is not None
    assert (wat.aard == "besluit") == (geval.sjabloon.rechtsmiddel == "bezwaar")
    alles = meldtekst(wat, geval.taal, "050 000 00 00").inhoud
    assert "€" not in alles and str(geval.naam) not in alles


def test_meldingen_van_veel_berichten_kosten_weinig_vragen(django_assert_max_num_queries: Any) -> None:
    for _ in range(20):
        digitaal()
    with django_assert_max_num_queries(40):
        assert meld_berichten(DAG).verzonden == 20
