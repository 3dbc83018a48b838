"""The line of the log for each request: the address without what was typed in it."""

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class Verzoeklog(RequestMiddleware):
    """Behind the question mark stand values of calculations and words that people searched for: those are nobody's business."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"
