"""Columns of lists: amounts as people write them."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin

from duo_portal.berichten.opmaak import centen


def bedrag(veld: str, titel: str = "") -> Callable[[Any], str]:
    """A column that shows the cents in ``veld`` as euros."""

    @admin.display(description=titel or veld.removesuffix("_centen").replace("_", " "))
    def kolom(obj: Any) -> str:
        return centen(getattr(obj, veld))

    kolom.__name__ = veld
    return kolom
