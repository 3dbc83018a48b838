"""The citizen's door to the worklist: a human is one click away."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from duo_portal.berichten.opmaak import datum, tekst
from duo_portal.besluiten.models import Besluit
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from duo_portal.werkvoorraad.services.laat_mens_meekijken import laat_mens_meekijken


@require_POST
@voor_burger()
def meekijken(request: BurgerRequest, besluit_id: int) -> HttpResponse:
    """Ask; asking twice changes nothing. Back to the page it came from, with the day by which somebody looked."""
    try:
        bevestiging = laat_mens_meekijken(request.burger, besluit_id)
    except Besluit.DoesNotExist:
        raise Http404 from None
    if bevestiging.klaar:
        melding = tekst("Een medewerker heeft al meegekeken.", "A member of staff has already looked.")
    else:
        dag = datum(bevestiging.termijn)
        melding = tekst(
            f"Een medewerker kijkt mee. U hoort uiterlijk {dag} van ons.", f"A member of staff will look. You hear from us by {dag}."
        )
    messages.success(request, melding)
    return HttpResponseRedirect(_terug(request))


def _terug(request: BurgerRequest) -> str:
    herkomst = request.headers.get("Referer", "")
    veilig = url_has_allowed_host_and_scheme(herkomst, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return herkomst if veilig else "/"
