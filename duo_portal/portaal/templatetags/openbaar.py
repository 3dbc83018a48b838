"""Filters of the open pages."""

from django.template import Library
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from duo_portal.portaal.openbaar import zorekenen
from duo_portal.portaal.openbaar.rekenhulpen import hulp_bij
from duo_portal.regels.normen import Norm
from duo_portal.tijd import vandaag

register = Library()
register.filter("leesbaar", zorekenen.leesbaar)


@register.simple_tag
def nu(norm: Norm) -> zorekenen.Normregel:
    """The value of a norm that holds today; the last one where none does."""
    regels = zorekenen.normregels(norm)
    return next((regel for regel in regels if regel.waarde.geldt_op(vandaag())), regels[0])


@register.filter
def rekenhulptitel(naam: str) -> str:
    return hulp_bij(naam).kop


@register.filter
def bronlinks(bron: str) -> SafeString:
    """A source, in which an address is a link; a full stop or bracket behind it is none of the address."""
    delen = []
    for woord in bron.split(" "):
        kern = woord.lstrip("(")
        adres = kern.rstrip(").,;:")
        if kern.startswith("http"):
            delen.append((woord[: len(woord) - len(kern)], adres, adres, kern[len(adres) :]))
        else:
            delen.append((woord, "", "", ""))
    return format_html_join(" ", "{}{}{}", ((voor, _anker(adres), na) for voor, adres, _, na in delen))


def _anker(adres: str) -> SafeString | str:
    return format_html_join("", '<a href="{}">{}</a>', [(adres, adres)]) if adres else ""
