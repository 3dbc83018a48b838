"""What the pages about one's own data share."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.toegang.burger import Burger
from duo_portal.weigeren import Weigering


def kruimels(*verder: tuple[str, str]) -> list[dict[str, str]]:
    """The way to a page below "Mijn gegevens": (text, name of the URL) each, the page itself last with an empty name."""
    pad = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}]
    eigen = (tekst("Mijn gegevens", "My data"), "mijngegevens:start")
    for zin, naam in (eigen, *verder):
        pad.append({"tekst": zin, "url": reverse(naam) if naam else ""})
    return pad


def alleen_zelf(burger: Burger) -> None:
    """Some things nobody does for another here."""
    if burger.namens is not None:
        raise PermissionDenied(
            tekst(
                "Dit kan alleen deze persoon zelf. Mag u dit wel regelen? Bel ons dan.",
                "Only this person can do this. Are you allowed to arrange it? Then call us.",
            )
        )


def gelukt(form: Form, doe: Callable[[], object]) -> bool:
    """Whether the use case did it. A refusal goes to its field, or above the form; what was typed stays."""
    try:
        doe()
    except Weigering as weigering:
        veld = getattr(weigering, "veld", "") or None
        form.add_error(veld if veld in form.fields else None, str(weigering))
        return False
    return True
