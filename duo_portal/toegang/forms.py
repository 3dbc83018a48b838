"""Forms of the doors for citizens."""

from django import forms

HOOGSTE_NUMMER = 2**63 - 1


class Namensformulier(forms.Form):
    """Zero means: for oneself."""

    vertegenwoordiging = forms.IntegerField(min_value=0, max_value=HOOGSTE_NUMMER)
