"""System check: who finds a leak must be able to tell it."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register("veiligheid")
def beveiligingscontact_is_bekend(**_: Any) -> list[CheckMessage]:
    """RFC 9116 asks at least one contact in security.txt, as an address with its scheme."""
    adressen = settings.BEVEILIGINGSCONTACT.split()
    if adressen and all(adres.startswith(("https://", "mailto:", "tel:")) for adres in adressen):
        return []
    return [
        Error(
            "Het is niet bekend waar iemand een lek in de beveiliging kan melden.",
            hint="Zet DUO_BEVEILIGINGSCONTACT op bijvoorbeeld 'mailto:adres' of 'https://adres'; meer adressen met een spatie ertussen.",
            id="portaal.E001",
        )
    ]
