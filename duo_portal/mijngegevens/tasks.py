"""What beat does by day."""

from celery import shared_task
from django.db import close_old_connections

from duo_portal.mijngegevens.services.verstuur_mails import verstuur_mails


@shared_task(name="mijngegevens.mail", ignore_result=True)
def mail() -> None:
    close_old_connections()
    verstuur_mails()
