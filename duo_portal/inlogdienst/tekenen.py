"""What the login service says of the person who was chosen, in an id_token and nowhere else."""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from oauth2_provider.models import Grant
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauthlib.common import Request

from duo_portal.inlogdienst.models import Keuze
from duo_portal.register.models import Persoon
from duo_portal.register.versleuteling import ontsleutel
from duo_portal.toegang.wie import koppel

ONBEKEND_BSN = "999999990"  # passes the check on eleven, and belongs to nobody


class Toetser(OAuth2Validator):  # type: ignore[misc]
    """The choice goes along with the code, and becomes the claims of the id_token."""

    oidc_claim_scope = None

    def _create_authorization_code(self, request: Request, code: dict[str, Any], expires: Any = None) -> Grant:
        grant = super()._create_authorization_code(request, code, expires)
        persoon_id, acr = request.keuze
        Keuze.objects.create(grant=grant, persoon_id=persoon_id, acr=acr)
        return grant

    def get_claim_dict(self, request: Request) -> dict[str, Any]:
        keuze = Keuze.objects.get(grant__code=request.code)
        uitgever = self.get_oidc_issuer_endpoint(request)
        return {"sub": _pseudoniem(keuze.persoon_id), "acr": keuze.acr, **_wie(keuze.persoon_id, uitgever)}

    def get_discovery_claims(self, request: Any) -> list[str]:
        return ["sub", "acr", settings.OIDC_BSN_CLAIM, settings.OIDC_PSEUDONIEM_CLAIM]


def _wie(persoon_id: int | None, uitgever: str) -> dict[str, str]:
    """The BSN, or a pseudonym for who has none. Elsewhere a desk links that pseudonym to a person; here choosing them is the proof."""
    if persoon_id is None:
        return {settings.OIDC_BSN_CLAIM: ONBEKEND_BSN}
    versleuteld = Persoon.objects.values_list("bsn_versleuteld", flat=True).get(pk=persoon_id)
    if versleuteld is not None:
        return {settings.OIDC_BSN_CLAIM: ontsleutel(bytes(versleuteld))}
    pseudoniem = _pseudoniem(persoon_id)
    koppel(persoon_id, uitgever, pseudoniem)
    return {settings.OIDC_PSEUDONIEM_CLAIM: pseudoniem}


def _pseudoniem(persoon_id: int | None) -> str:
    """The same for a person at every login, and nothing that can be turned back into a number."""
    return hmac.new(settings.SECRET_KEY.encode(), f"inlogdienst:{persoon_id}".encode(), hashlib.sha256).hexdigest()
