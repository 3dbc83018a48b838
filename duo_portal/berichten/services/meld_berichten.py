"""Announce what became accessible in the portal by e-mail, within 48 hours (Awb 2:10)."""

from dataclasses import dataclass
from datetime import date
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from duo_portal.batches.breekpunten import breek
from duo_portal.berichten import sjablonen
from duo_portal.berichten.melding import sql
from duo_portal.berichten.melding.aard import kondig_aan
from duo_portal.berichten.melding.tekst import meldtekst
from duo_portal.berichten.models import Bekendmakingsgebeurtenis, Gebeurtenis, Melding
from duo_portal.berichten.selectors import afzender_op
from duo_portal.berichten.services.meld_bounce import meld_bounce
from duo_portal.berichten.vensters import terugkijken_tot
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
MEESTE = 20_000
PER_KEER = 20  # what is sent between two commits: at most so many are sent twice when the process dies


@dataclass(frozen=True)
class Uitslag:
    """``verzonden`` e-mails left; ``naar_papier`` have no address that works; ``geweigerd`` by the mail server at once."""

    verzonden: int
    naar_papier: int
    geweigerd: int
    storing: bool = False


@dataclass
class Deel:
    """What became of a few; ``laatste`` is the number from which the next go on."""

    laatste: int = 0
    verzonden: int = 0
    geweigerd: int = 0
    storing: bool = False


def meld_berichten(dag: date, meeste: int = MEESTE) -> Uitslag:
    """1. write down what must be announced; 2. without an address: paper; 3. died: a person; 4. send, oldest first.

    At least once: who dies in the middle sends again, with the same Message-ID, so that a mailbox shows it once.
    """
    papier = _schrijf_op(dag, meeste)
    verzonden = geweigerd = laatste = 0
    storing = False
    while not storing and (deel := _verzend_deel(dag, laatste)) is not None:
        verzonden, geweigerd, storing = verzonden + deel.verzonden, geweigerd + deel.geweigerd, deel.storing
        laatste = deel.laatste
    if verzonden or papier or geweigerd or storing:
        log.info("berichten_gemeld", verzonden=verzonden, naar_papier=papier, geweigerd=geweigerd, storing=storing)
    return Uitslag(verzonden, papier, geweigerd, storing)


def _schrijf_op(dag: date, meeste: int) -> int:
    waarden: dict[str, Any] = {"dag": dag, "meeste": meeste, "domein": settings.MELDING_DOMEIN, "sinds": terugkijken_tot()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SCHRIJF, waarden)
        cursor.execute(sql.NAAR_PAPIER, waarden)
        papier = int(cursor.rowcount)
        cursor.execute(sql.OVERLEDEN, waarden)
        overleden = cursor.fetchall()
    for bekendmaking_id, bericht_id, persoon_id in overleden:
        maak_taak(
            soort="melding_na_overlijden",
            sleutel=f"melding-na-overlijden-{bekendmaking_id}",
            persoon_id=persoon_id,
            omschrijving="Een bericht stond klaar, maar de ontvanger overleed. Er ging geen e-mail. Bepaal wie het bericht krijgt.",
            gegevens={"bericht": bericht_id},
        )
    return papier


def _verzend_deel(dag: date, na: int) -> Deel | None:
    """Send the next few after number ``na`` and write down that they left, in one transaction. None when nothing is left."""
    deel = Deel()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql.TE_VERZENDEN, {"dag": dag, "meeste": PER_KEER, "na": na, "sinds": terugkijken_tot()})
            nummers = [nummer for (nummer,) in cursor.fetchall()]
        if not nummers:
            return None
        deel.laatste = max(nummers)
        try:
            _verzend_alle(_meldingen(nummers), dag, deel)
        except (SMTPException, OSError) as fout:
            _meld_storing(dag, fout)
            deel.storing = True
        breek("voor_vastleggen_melding")
    return deel


def _verzend_alle(meldingen: list[Melding], dag: date, deel: Deel) -> None:
    """Raises ``SMTPException`` or ``OSError`` when the server is out of order: also when it takes nothing at all."""
    niet_genomen: list[tuple[Melding, SMTPDataError]] = []
    post = get_connection()
    post.open()
    try:
        for melding in meldingen:
            try:
                verzonden = _verzend(post, melding, dag)
            except SMTPDataError as fout:
                niet_genomen.append((melding, fout))
                continue
            deel.verzonden += verzonden
            deel.geweigerd += not verzonden
    finally:
        post.close()
    _niet_genomen(niet_genomen, dag, deel)


def _niet_genomen(meldingen: list[tuple[Melding, SMTPDataError]], dag: date, deel: Deel) -> None:
    """What the server never takes, while it takes others, is a bounce: it must not stand before all that come after it."""
    for melding, fout in meldingen:
        if fout.smtp_code < 500 or not deel.verzonden:
            raise fout
        meld_bounce(melding.message_id, dag)
        deel.geweigerd += 1


def _meldingen(nummers: list[int]) -> list[Melding]:
    vraag = Melding.objects.filter(pk__in=nummers).order_by("pk")
    return list(vraag.select_related("bekendmaking__bericht__sjabloonversie"))


def _verzend(post: BaseEmailBackend, melding: Melding, dag: date) -> bool:
    """False when the server refuses this address: that is a bounce, only faster."""
    try:
        post.send_messages([email_van(melding)])
    except SMTPRecipientsRefused as fout:
        blijvend = all(code >= 500 for code, _ in fout.recipients.values())
        meld_bounce(melding.message_id, dag, blijvend=blijvend)
        return False
    Bekendmakingsgebeurtenis.objects.bulk_create(
        [
            Bekendmakingsgebeurtenis(
                bekendmaking_id=melding.bekendmaking_id, soort=Gebeurtenis.GEMELD, volgnummer=melding.volgnummer, dag=dag
            )
        ],
        ignore_conflicts=True,
    )
    return True


def email_van(melding: Melding) -> EmailMessage:
    """The same e-mail for the same row, however often it is made."""
    bericht = melding.bekendmaking.bericht
    versie = bericht.sjabloonversie
    aankondiging = kondig_aan(sjablonen.haal(versie.naam, versie.versie), bericht.waarden).op(melding.dag)
    tekst = meldtekst(aankondiging, melding.taal, afzender_op(melding.dag, melding.taal).telefoon)
    return EmailMessage(
        tekst.onderwerp,
        tekst.inhoud,
        settings.DEFAULT_FROM_EMAIL,
        [melding.aan],
        headers={"Message-ID": melding.message_id, "Auto-Submitted": "auto-generated"},
    )


def _meld_storing(dag: date, fout: Exception) -> None:
    """The next quarter of an hour tries again; staff know at once, for the 48 hours go on."""
    log.error("mail_storing", fout=type(fout).__name__)
    maak_taak(
        soort="mail_storing",
        sleutel=f"mail-storing-{dag.isoformat()}",
        omschrijving="De mailserver neemt geen meldingen aan. Wij proberen het elk kwartier opnieuw. Laat de server nakijken.",
    )
