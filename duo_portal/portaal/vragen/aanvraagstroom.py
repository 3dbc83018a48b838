"""What the flow of a kind of request does when it is sent, and how it finds the one that is open."""

from collections.abc import Callable

from django.urls import reverse

from duo_portal.aanvragen.models import KLAAR
from duo_portal.aanvragen.selectors import aanvragen_van
from duo_portal.aanvragen.services.dien_aanvraag_in import Indiening, dien_aanvraag_in
from duo_portal.aanvragen.soorten import Vraag
from duo_portal.portaal.vragen.stroom import Zending


def open_aanvraag(soort: str) -> Callable[[Vraag], str | None]:
    """The page of the request of this kind that waits for an answer."""

    def zoek(vraag: Vraag) -> str | None:
        open_ = [aanvraag for aanvraag in aanvragen_van(vraag.persoon_id, soort, vraag.periode) if aanvraag.staat not in KLAAR]
        return _adres(open_[0].pk) if open_ else None

    return zoek


def als_aanvraag(soort: str) -> Callable[[Zending], str]:
    """Send the answers as a request of this kind, on behalf of the person, by who filled them in."""

    def verstuur(zending: Zending) -> str:
        burger = zending.burger
        indiening = Indiening(
            soort=soort,
            persoon_id=burger.betreft_id,
            periode=zending.vraag.periode,
            getypt=zending.getypt,
            sleutel=zending.sleutel,
            door_id=burger.persoon_id,
            vertegenwoordiging_id=burger.namens.vertegenwoordiging_id if burger.namens else None,
            bestanden=zending.bestanden,
        )
        return _adres(dien_aanvraag_in(indiening).pk)

    return verstuur


def _adres(aanvraag_id: int) -> str:
    return reverse("aanvragen:aanvraag", args=[aanvraag_id])
