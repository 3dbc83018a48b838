"""What every answer carries, and which answers are made smaller."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Nothing of the device is ever used by a page.
NIET_NODIG = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class KoppenMiddleware:
    """``Permissions-Policy``, which Django has no setting for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", NIET_NODIG)
        return response


class CompressieMiddleware(GZipMiddleware):
    """Compresses pages for who has no session, and never a personal page.

    The length of a compressed page tells something of its content to who can have text of his own put in it (BREACH). Without a
    session a page holds no secret but the CSRF token, which is masked differently in every answer; with one it goes out as it is.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES or settings.SESSION_COOKIE_NAME in response.cookies:
            return response
        return super().process_response(request, response)
