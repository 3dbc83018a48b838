"""Fields of staff forms."""

from django import forms


def datumveld() -> forms.DateInput:
    """The browser's own date field; it takes and gives ISO dates only, whatever the language of the page."""
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")
