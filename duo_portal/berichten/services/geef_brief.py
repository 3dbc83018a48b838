"""Give out the letter as PDF: the first one is kept with its hash, and every later one is that one."""

import hashlib

from django.db import transaction

from duo_portal.berichten.brief import pdf
from duo_portal.berichten.models import Bericht, Briefbestand
from duo_portal.berichten.selectors import gegevens_van


def geef_brief(bericht: Bericht) -> bytes:
    """Two first requests at once keep one file: the second finds the first by the unique constraint."""
    bewaard = Briefbestand.objects.filter(bericht=bericht).first()
    if bewaard is None:
        inhoud = pdf(gegevens_van(bericht))
        with transaction.atomic():
            bewaard, _ = Briefbestand.objects.get_or_create(
                bericht=bericht, defaults={"pdf": inhoud, "sha256": hashlib.sha256(inhoud).hexdigest()}
            )
    return bytes(bewaard.pdf)
