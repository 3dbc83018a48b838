"""Who is meant by what a login service says: found through a keyed hash, so that neither a BSN nor a pseudonym stands in a table."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn

from duo_portal.register.models import Persoon
from duo_portal.register.versleuteling import zoekwaarde
from duo_portal.toegang.models import Inlogsleutel


def zoek_persoon(verklaring: Mapping[str, Any], uitgever: str) -> int | None:
    """The person of a checked id_token: by BSN, else by the pseudonym of this service. None when we know nobody by it."""
    nummer, pseudoniem = verklaring.get(settings.OIDC_BSN_CLAIM), verklaring.get(settings.OIDC_PSEUDONIEM_CLAIM)
    if isinstance(nummer, str) and nummer:
        return _met_bsn(nummer)
    if isinstance(pseudoniem, str) and pseudoniem:
        return Inlogsleutel.objects.filter(zoekwaarde=sleutelwaarde(uitgever, pseudoniem)).values_list("persoon_id", flat=True).first()
    return None


def _met_bsn(nummer: str) -> int | None:
    try:
        gaaf = bsn.validate(nummer)
    except ValidationError:
        return None
    return Persoon.objects.filter(bsn_zoekwaarde=zoekwaarde(gaaf)).values_list("pk", flat=True).first()


def koppel(persoon_id: int, uitgever: str, pseudoniem: str) -> None:
    """From now on this pseudonym means this person. Whoever calls this has proof of it; a repeat changes nothing."""
    Inlogsleutel.objects.bulk_create(
        [Inlogsleutel(persoon_id=persoon_id, zoekwaarde=sleutelwaarde(uitgever, pseudoniem))], ignore_conflicts=True
    )


def sleutelwaarde(uitgever: str, pseudoniem: str) -> bytes:
    """Services may give the same pseudonym to different people: the issuer is part of it."""
    return hmac.new(settings.BSN_ZOEKSLEUTEL.encode(), f"{uitgever}\0{pseudoniem}".encode(), hashlib.sha256).digest()
