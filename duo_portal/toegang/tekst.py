"""Short texts of Python code in both languages, for what is written down when the program starts (labels of forms)."""

from django.utils.functional import lazy

from duo_portal.berichten.opmaak import tekst

tekst_later = lazy(tekst, str)
