"""What the pages of a flow share."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from duo_portal.aanvragen.models import Concept
from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.portaal.vragen.geval import Geval
from duo_portal.toegang.burger import BurgerRequest


def basis(geval: Geval, titel: str) -> dict[str, object]:
    stroom = geval.stroom
    naam = tekst(*stroom.titel)
    kruimels = [*stroom.kruimels(geval.vraag.periode), {"tekst": naam, "url": geval.adres()}]
    if titel != naam:
        kruimels.append({"tekst": titel})
    return {
        "geval": geval,
        "stroom": stroom,
        "naam": naam,
        "titel": titel,
        "periodetekst": stroom.periode(geval.vraag.periode),
        "kruimels": kruimels,
    }


def al_verzonden(request: BurgerRequest, concept: Concept) -> HttpResponse:
    """The second click, the older tab, the back button: what came of it."""
    messages.info(request, tekst("U hebt dit al verstuurd. Het staat hier.", "You have already sent this. Here it is."))
    return HttpResponseRedirect(concept.adres)


def weggegooid(request: BurgerRequest, geval: Geval) -> HttpResponse:
    zin = tekst("Dit hebt u weggegooid. U kunt opnieuw beginnen.", "You threw this away. You can begin again.")
    messages.warning(request, zin)
    return HttpResponseRedirect(geval.adres())


def bewaard(request: BurgerRequest, concept: Concept) -> HttpResponse:
    tot = datum(concept.verloopt_op)
    zin = tekst(f"Uw antwoorden zijn bewaard tot en met {tot}.", f"Your answers are kept until {tot}.")
    messages.success(request, zin)
    return HttpResponseRedirect(reverse("vragen:lijst"))


def bel(concept: Concept, geval: Geval) -> HttpResponse:
    """What was typed is kept; the reference goes along."""
    return HttpResponseRedirect(reverse("berichten:bel_mij", query={"kenmerk": concept.kenmerk, "onderwerp": tekst(*geval.stroom.titel)}))
