"""How often something may be tried. By the real clock, and per process: a guard against guessing, not a measure of use."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def te_vaak(wat: str, wie: str, *, hoogstens: int, seconden: int) -> bool:
    """Count one try of ``wie`` (an address; kept as a hash). True when it is one too many in this stretch of time."""
    sleutel = f"{wat}:{salted_hmac('toegang.grenzen', wie).hexdigest()}"
    cache.add(sleutel, 0, seconden)
    try:
        return cache.incr(sleutel) > hoogstens
    except ValueError:  # the stretch ended between the two lines
        return False
