"""E-mails about changes: written down in the transaction of the change, sent as soon as it stands, and again until they left."""

import uuid
from smtplib import SMTPException, SMTPRecipientsRefused

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from duo_portal import tijd
from duo_portal.berichten.models import Voorkeur
from duo_portal.berichten.selectors import afzender_op
from duo_portal.mijngegevens.link import GELDIG, link_van
from duo_portal.mijngegevens.mailtekst import mailtekst
from duo_portal.mijngegevens.models import Emailwijziging, Mailsoort, Servicemail
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
PER_KEER = 200


def schrijf_mail(persoon_id: int, soort: Mailsoort, aan: str, wijziging: Emailwijziging | None = None) -> None:
    """Write down an e-mail and send it when the transaction stands. Nothing without an address."""
    if not aan:
        return
    taal = Voorkeur.objects.filter(persoon=persoon_id).values_list("taal", flat=True).first() or "nl"
    mail = Servicemail.objects.create(
        persoon_id=persoon_id,
        soort=soort,
        aan=aan,
        taal=taal,
        message_id=f"<{uuid.uuid4()}@{settings.MELDING_DOMEIN}>",
        emailwijziging=wijziging,
        dag=tijd.vandaag(),
    )
    transaction.on_commit(lambda: _verstuur_nu(mail.pk), robust=True)


def verstuur_mails() -> int:
    """What has not left yet, oldest first; returns how many left. A server that is away is told to staff, once a day."""
    wachtend = Servicemail.objects.filter(verzonden_op__isnull=True, mislukt_op__isnull=True).order_by("pk")
    return sum(_verstuur(nummer) for nummer in list(wachtend.values_list("pk", flat=True)[:PER_KEER]))


def _verstuur_nu(nummer: int) -> None:
    """Right after the change; the task that comes every few minutes sends what this could not."""
    try:
        _verstuur(nummer)
    except Exception as fout:
        log.error("servicemail_wacht", servicemail=nummer, fout=type(fout).__name__)


def _verstuur(nummer: int) -> bool:
    """Lock the row, send, write down. Who dies between the last two sends again, with the same Message-ID."""
    with transaction.atomic():
        open_ = Servicemail.objects.filter(pk=nummer, verzonden_op__isnull=True, mislukt_op__isnull=True)
        mail = open_.select_for_update(skip_locked=True, of=("self",)).select_related("emailwijziging").first()
        if mail is None or not _link_werkt(mail):
            return False
        try:
            email_van(mail).send()
        except SMTPRecipientsRefused as fout:
            if any(code < 500 for code, _ in fout.recipients.values()):
                return False
            _geweigerd(mail)
            return False
        except (SMTPException, OSError) as fout:
            _storing(fout)
            return False
        Servicemail.objects.filter(pk=nummer).update(verzonden_op=timezone.now())
    return True


def _link_werkt(mail: Servicemail) -> bool:
    """Its 24 hours count from now: a mail that waited for the server never brings a dead link. One that was used or replaced
    in the meantime is not sent any more."""
    if mail.soort != Mailsoort.EMAIL_BEVESTIGEN or mail.emailwijziging_id is None:
        return True
    open_ = Emailwijziging.objects.filter(pk=mail.emailwijziging_id, bevestigd_op__isnull=True, vervallen_op__isnull=True)
    if open_.update(geldig_tot=timezone.now() + GELDIG):
        return True
    Servicemail.objects.filter(pk=mail.pk).update(mislukt_op=timezone.now())
    return False


def email_van(mail: Servicemail) -> EmailMessage:
    """The same e-mail for the same row, however often it is made."""
    link = link_van(mail.emailwijziging) if mail.soort == Mailsoort.EMAIL_BEVESTIGEN and mail.emailwijziging else ""
    tekst = mailtekst(mail, afzender_op(mail.dag, mail.taal).telefoon, link)
    koppen = {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(tekst.onderwerp, tekst.inhoud, settings.DEFAULT_FROM_EMAIL, [mail.aan], headers=koppen)


def _geweigerd(mail: Servicemail) -> None:
    """The address does not exist. Of a change that was made somebody else must know; a link that never came, the person sees."""
    Servicemail.objects.filter(pk=mail.pk).update(mislukt_op=timezone.now())
    if mail.soort != Mailsoort.EMAIL_BEVESTIGEN:
        maak_taak(
            soort="servicemail_geweigerd",
            sleutel=f"servicemail-{mail.pk}",
            persoon_id=mail.persoon_id,
            omschrijving="De e-mail over een gewijzigd rekeningnummer of e-mailadres kwam niet aan. Ga na of de persoon dit zelf deed.",
            gegevens={"servicemail": mail.pk},
        )


def _storing(fout: Exception) -> None:
    log.error("mail_storing", fout=type(fout).__name__)
    maak_taak(
        soort="mail_storing",
        sleutel=f"servicemail-storing-{tijd.vandaag().isoformat()}",
        omschrijving="De mailserver neemt geen e-mail aan. Wij proberen het elke vijf minuten opnieuw. Laat de server nakijken.",
    )
