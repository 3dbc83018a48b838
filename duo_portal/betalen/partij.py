"""Who collects for us, as they are named in a sentence."""

from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.vorderingen.models import Inningsstap

_NAMEN = {
    Inningsstap.CJIB: ("het CJIB", "the CJIB"),
    Inningsstap.DEURWAARDER: ("de deurwaarder", "the bailiff"),
    Inningsstap.BUITENLAND: ("het internationale incassobureau", "the international collection agency"),
}


def bij_wie(beeld: Vorderingbeeld) -> tuple[str, str]:
    """Dutch and English; who had the claim last."""
    return _NAMEN[beeld.overgedragen_aan or Inningsstap.CJIB]
