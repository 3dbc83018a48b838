"""Short texts of Python code in both languages, side by side so that neither is forgotten."""

from django.utils.functional import lazy
from django.utils.translation import get_language


def tekst(nl: str, en: str) -> str:
    """The text in the language of the page."""
    return en if (get_language() or "nl").startswith("en") else nl


tekst_later = lazy(tekst, str)
"""The same, for what is written down when the program starts, such as labels of forms."""
