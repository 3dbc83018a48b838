"""The endpoints of the service, by the names that django-oauth-toolkit looks for. What the portal does not use is not here."""

from django.urls import path
from oauth2_provider.views import JwksInfoView, TokenView

from duo_portal.inlogdienst.views import Keuzescherm, Uitgang, View, alleen_op_deze_machine, beschrijving
from duo_portal.toegang.rechten import voor_iedereen

app_name = "oauth2_provider"


def _open(view: View, reden: str) -> View:
    return voor_iedereen(reden)(alleen_op_deze_machine(view))


urlpatterns = [
    path("authorize/", _open(Keuzescherm.as_view(), "wie nog niet is ingelogd kiest hier wie hij is"), name="authorize"),
    path("token/", _open(TokenView.as_view(), "het portaal haalt hier met zijn eigen geheim een id_token"), name="token"),
    path("logout/", _open(Uitgang.as_view(), "ook wie al is uitgelogd komt hier langs"), name="rp-initiated-logout"),
    path(".well-known/jwks.json", _open(JwksInfoView.as_view(), "openbare sleutels"), name="jwks-info"),
    path(
        ".well-known/openid-configuration",
        _open(beschrijving, "openbare beschrijving van de dienst"),
        name="oidc-connect-discovery-info",
    ),
]
