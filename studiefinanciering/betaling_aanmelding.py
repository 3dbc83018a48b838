"""How a claim of what was too much is called on the pages of paying."""

from datetime import timedelta

from django.urls import reverse

from duo_portal.betalen.soorten import Claimsoort, claimsoorten
from duo_portal.vorderingen.models import Vorderingsoort

_CLAIM = Claimsoort(
    soort=Vorderingsoort.TEVEEL_ONTVANGEN,
    lijn="studiefinanciering",
    nl="te veel studiefinanciering",
    en="student finance paid too much",
    adres=lambda jaar: reverse("studiefinanciering:nu"),
    periode=str,
    uitbetalen_binnen=timedelta(days=35),  # with the next monthly payment
)


def meld_aan() -> None:
    claimsoorten.meld_aan("teveel_ontvangen", _CLAIM)
