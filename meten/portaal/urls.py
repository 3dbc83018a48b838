"""All pages of the product, and the bare one that they are measured against."""

from django.http import HttpResponse
from django.urls import path

from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from duo_portal.urls import handler403, handler404, handler500, urlpatterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


@voor_burger()
def kaal(request: BurgerRequest) -> HttpResponse:
    """Behind the same middleware and the same login, and nothing more than that."""
    return HttpResponse("<!doctype html><title>kaal</title>")


urlpatterns = [path("kaal/", kaal), *urlpatterns]
