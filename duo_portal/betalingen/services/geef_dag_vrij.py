"""Release all batches of one kind and day: a debit day of a million students is eight of them."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Count

from duo_portal.betalingen.models import Batchsoort, Betaalbatch
from duo_portal.betalingen.services.geef_vrij import NietVrijTeGeven, geef_vrij


@dataclass(frozen=True)
class Dagvrijgave:
    """How many batches got a release of this person, their total in cents, and why others did not."""

    aantal: int
    totaal_centen: int
    geweigerd: tuple[str, ...]


def geef_dag_vrij(soort: Batchsoort, uitvoeren_op: date, medewerker: User) -> Dagvrijgave:
    """Each batch is released by itself, as ``geef_vrij`` does it; one that cannot be does not stop the others.

    Raises ``NietVrijTeGeven`` when nothing waits, and ``PermissionDenied`` without the role.
    """
    open_ = Betaalbatch.objects.filter(soort=soort, uitvoeren_op=uitvoeren_op).annotate(keer=Count("vrijgaven")).filter(keer__lt=2)
    gedaan: list[Betaalbatch] = []
    geweigerd: list[str] = []
    for batch in open_.order_by("pk"):
        try:
            geef_vrij(batch.pk, medewerker)
        except NietVrijTeGeven as fout:
            geweigerd.append(f"Batch {batch.pk}: {fout}")
        else:
            gedaan.append(batch)
    if not gedaan and not geweigerd:
        raise NietVrijTeGeven("Voor deze dag wacht geen batch op vrijgave.")
    return Dagvrijgave(len(gedaan), sum(batch.totaal_centen for batch in gedaan), tuple(geweigerd))
