"""Who collects for us, as they are named in a sentence: Dutch and English."""

from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.vorderingen.models import Partij
from duo_portal.vorderingen.overdracht import PARTIJ_VAN_STAP

PARTIJEN = {
    Partij.CJIB: ("het CJIB", "the CJIB"),
    Partij.DEURWAARDER: ("de deurwaarder", "the bailiff"),
    Partij.BUITENLAND: ("het internationale incassobureau", "the international collection agency"),
}


def bij_wie(beeld: Vorderingbeeld) -> tuple[str, str]:
    """Who had the claim last."""
    stap = beeld.overgedragen_aan
    return PARTIJEN[PARTIJ_VAN_STAP[stap] if stap is not None else Partij.CJIB]
