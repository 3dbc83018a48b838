"""Who asks, and about which message."""

from django.db import connection

from duo_portal.berichten.models import Bericht
from duo_portal.register.models import Persoon, Vertegenwoordiging
from duo_portal.toegang.burger import Burger, Niveau, laad_burger


def als(wie: Persoon, over: Persoon | None = None) -> Burger:
    """Who is logged in, for themselves or for ``over``."""
    machtiging = Vertegenwoordiging.objects.filter(vertegenwoordiger=wie, persoon=over).first() if over else None
    gevonden = laad_burger(wie.pk, Niveau.SUBSTANTIEEL, machtiging.pk if machtiging else None)
    assert gevonden is not None
    return gevonden


def besluitbericht(wie: Persoon) -> Bericht:
    """The message that made the last decision known."""
    return Bericht.objects.filter(persoon=wie, besluit__isnull=False).latest("pk")


def kenmerk_van_vordering(vordering_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vorderingen_betalingskenmerk(%s)", [vordering_id])
        return str(cursor.fetchone()[0])
