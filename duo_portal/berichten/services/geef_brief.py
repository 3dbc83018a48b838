"""Give out the letter as PDF: the first one in a form is kept with its hash, and every later one is that one."""

import hashlib

from django.db import transaction

from duo_portal.berichten.brief import pdf
from duo_portal.berichten.models import Bericht, Briefbestand, Briefvorm
from duo_portal.berichten.selectors import gegevens_van


def geef_brief(bericht: Bericht, vorm: Briefvorm = Briefvorm.GEWOON) -> bytes:
    return bytes(bewaarde_brief(bericht, vorm).pdf)


def bewaarde_brief(bericht: Bericht, vorm: Briefvorm = Briefvorm.GEWOON) -> Briefbestand:
    """Two first requests at once keep one file: the second finds the first by the unique constraint."""
    bewaard = Briefbestand.objects.filter(bericht=bericht, vorm=vorm).first()
    if bewaard is None:
        inhoud = pdf(gegevens_van(bericht), vorm)
        with transaction.atomic():
            bewaard, _ = Briefbestand.objects.get_or_create(
                bericht=bericht, vorm=vorm, defaults={"pdf": inhoud, "sha256": hashlib.sha256(inhoud).hexdigest()}
            )
    return bewaard
