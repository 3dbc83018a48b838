"""The brake of an objection goes off when the case ends; those of other cases stay."""

from django.contrib.auth.models import User

from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.remmen.services.zet_rem import zet_rem
from duo_portal.tegenspraak.models import Zaak
from duo_portal.werkvoorraad.models import Taak


def zet_rem_van(zaak: Zaak) -> None:
    """Each case has a brake of its own: it is named in it."""
    zet_rem(
        zaak.persoon_id,
        Remsoort.BEZWAAR,
        lijn=zaak.lijn,
        besluit_id=zaak.besluit_id,
        vordering_id=zaak.vordering_id,
        toelichting=_toelichting(zaak),
    )


def neem_rem_weg(taak: Taak, medewerker: User | None) -> None:
    """``taak`` is that of the case. Joins the caller's transaction."""
    zaak = Zaak.objects.get(taak=taak)
    mijn = Rem.objects.filter(persoon=zaak.persoon_id, soort=Remsoort.BEZWAAR, toelichting=_toelichting(zaak))
    for rem in mijn.filter(vervangen_op__isnull=True, tot__isnull=True):
        try:
            hef_rem_op(rem.pk, reden=f"{zaak.kenmerk} is klaar", door=medewerker)
        except RemAlOpgeheven:
            continue  # somebody lifted it by hand just before


def _toelichting(zaak: Zaak) -> str:
    return f"bezwaar {zaak.kenmerk}"
