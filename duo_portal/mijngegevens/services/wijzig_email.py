"""Another e-mail address: in force when somebody opened the link that was sent to it, and told to the old one."""

import structlog
from django.db import transaction
from django.utils import timezone

from duo_portal import tijd
from duo_portal.berichten.models import Kanaal, Kanaalkeuze, Voorkeur
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.mijngegevens.link import GELDIG
from duo_portal.mijngegevens.models import Emailwijziging, Mailsoort, Pogingsoort
from duo_portal.mijngegevens.pogingen import probeer
from duo_portal.mijngegevens.services.verstuur_mails import schrijf_mail
from duo_portal.register.models import Persoon
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class EmailGeweigerd(Weigering):
    """The address cannot be changed like this; the text says why."""

    veld = "email"


def email_van(persoon_id: int) -> str:
    return Voorkeur.objects.filter(persoon=persoon_id).values_list("email", flat=True).first() or ""


def wachtend_op(persoon_id: int) -> Emailwijziging | None:
    """The change whose link was sent and still works."""
    open_ = Emailwijziging.objects.filter(persoon=persoon_id, bevestigd_op__isnull=True, vervallen_op__isnull=True)
    return open_.filter(geldig_tot__gt=timezone.now()).first()


def vraag_wijziging(persoon_id: int, email: str, portaal: str) -> Emailwijziging:
    """1. another address than now; 2. not too often; 3. the link before this one ends; 4. write down, and send the link.

    Nothing changes yet. ``portaal`` is the portal's own address. Raises ``EmailGeweigerd`` and ``TeVaak``.
    """
    if email == email_van(persoon_id):
        raise EmailGeweigerd(tekst("Dit adres hebben wij al.", "We have this address already."))
    probeer(persoon_id, Pogingsoort.EMAIL)
    nu = timezone.now()
    with transaction.atomic():
        _vergrendel(persoon_id)
        _laat_vervallen(persoon_id)
        wijziging = Emailwijziging.objects.create(
            persoon_id=persoon_id,
            was=email_van(persoon_id),
            wordt=email,
            dag=tijd.vandaag(),
            geldig_tot=nu + GELDIG,
            portaal=portaal,
            aangevraagd_op=nu,
        )
        schrijf_mail(persoon_id, Mailsoort.EMAIL_BEVESTIGEN, email, wijziging)
    log.info("emailwijziging_gevraagd", wijziging=wijziging.pk)
    return wijziging


def bevestig_wijziging(wijziging_id: int) -> None:
    """1. the link works, once; 2. the address; 3. tell the old address and the inbox. Raises ``EmailGeweigerd``."""
    with transaction.atomic():
        wijziging = Emailwijziging.objects.filter(pk=wijziging_id).first()
        if wijziging is None:
            raise EmailGeweigerd(_oud())
        _vergrendel(wijziging.persoon_id)
        nu = timezone.now()
        open_ = Emailwijziging.objects.filter(pk=wijziging_id, bevestigd_op__isnull=True, vervallen_op__isnull=True, geldig_tot__gt=nu)
        if not open_.update(bevestigd_op=nu, dag=tijd.vandaag()):
            raise EmailGeweigerd(_oud())
        _zet(wijziging.persoon_id, wijziging.wordt, wijziging.was)
    log.info("email_gewijzigd", wijziging=wijziging_id)


def verwijder_email(persoon_id: int) -> None:
    """No e-mail any more: at once, for nothing has to be proved. Not while post comes digitally. Raises ``EmailGeweigerd``."""
    with transaction.atomic():
        _vergrendel(persoon_id)
        was = email_van(persoon_id)
        if not was:
            return
        if Kanaalkeuze.objects.filter(persoon=persoon_id, kanaal=Kanaal.DIGITAAL, vervangen_op__isnull=True).exists():
            raise EmailGeweigerd(
                tekst(
                    "U krijgt uw post nu digitaal. Daar hebben wij een e-mailadres voor nodig. Kies eerst voor post op papier.",
                    "You now get your post digitally. We need an e-mail address for that. First choose post on paper.",
                )
            )
        _laat_vervallen(persoon_id)
        nu = timezone.now()
        Emailwijziging.objects.create(persoon_id=persoon_id, was=was, wordt="", dag=tijd.vandaag(), geldig_tot=nu, bevestigd_op=nu)
        _zet(persoon_id, "", was)


def gemaskeerd(email: str) -> str:
    """``r…@voorbeeld.nl``: enough to recognise one's own address."""
    naam, _, domein = email.partition("@")
    return f"{naam[:1]}…@{domein}"


def _zet(persoon_id: int, email: str, was: str) -> None:
    Voorkeur.objects.update_or_create(persoon_id=persoon_id, defaults={"email": email})
    dag = tijd.vandaag()
    schrijf_mail(persoon_id, Mailsoort.EMAIL_GEWIJZIGD, was)
    waarden = {"adres": gemaskeerd(email)[:240] if email else None, "dag": dag.isoformat()}
    stuur_bericht(persoon_id, "mijngegevens/email_gewijzigd", waarden, lijn="mijngegevens", op=dag)


def _vergrendel(persoon_id: int) -> None:
    Persoon.objects.select_for_update(no_key=True).get(pk=persoon_id)


def _laat_vervallen(persoon_id: int) -> None:
    open_ = Emailwijziging.objects.filter(persoon=persoon_id, bevestigd_op__isnull=True, vervallen_op__isnull=True)
    open_.update(vervallen_op=timezone.now())


def _oud() -> str:
    return tekst(
        "Deze link werkt niet meer. Hij is te oud, al gebruikt, of er is een nieuwe gestuurd. Vraag een nieuwe link aan.",
        "This link no longer works. It is too old, was used already, or a new one was sent. Ask for a new link.",
    )
