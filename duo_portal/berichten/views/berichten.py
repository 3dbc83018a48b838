"""The inbox, a message, and its letter."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from duo_portal.berichten import weergave
from duo_portal.berichten.models import Bericht, Briefvorm
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.berichten.selectors import berichten_van, gegevens_van, kenmerk_van, met_bekendmaking, postvak
from duo_portal.berichten.services.geef_brief import geef_brief
from duo_portal.berichten.services.maak_geluid import geluid_van
from duo_portal.berichten.services.noteer_gelezen import noteer_gelezen
from duo_portal.tegenspraak.wegen import uitweg_van_bericht
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@voor_burger()
def lijst(request: BurgerRequest) -> HttpResponse:
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Berichten", "Messages")}]
    post = postvak(request.burger.betreft_id, request.burger.lijnen)
    return render(request, "berichten/lijst.html", {"post": post, "kruimels": kruimels})


@voor_burger()
def bericht(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    """The message as HTML, in the language of the page. Looking on somebody's behalf is no reading by them."""
    stuk = _mijn(request, bericht_id)
    gegevens = gegevens_van(stuk, taal_nu())
    if request.burger.namens is None:
        noteer_gelezen(stuk)
    onderwerp = weergave.onderwerp(gegevens)
    inhoud = {
        "bericht": stuk,
        "artikel": weergave.artikel(gegevens),
        "onderwerp": onderwerp,
        "vertaald": stuk.taal != taal_nu(),
        "kenmerk": gegevens.kenmerk,
        "voorgelezen": geluid_van(stuk) is not None,
        "uit": uitweg_van_bericht(request.burger, stuk, gegevens.laatste_dag),
        "kruimels": [{"tekst": tekst("Berichten", "Messages"), "url": "/berichten/"}, {"tekst": onderwerp}],
    }
    return render(request, "berichten/bericht.html", inhoud)


@voor_burger()
def brief(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    return _brief(request, bericht_id, Briefvorm.GEWOON)


@voor_burger()
def brief_groot(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    return _brief(request, bericht_id, Briefvorm.GROTELETTER)


def _brief(request: BurgerRequest, bericht_id: int, vorm: Briefvorm) -> HttpResponse:
    stuk = _mijn(request, bericht_id)
    antwoord = HttpResponse(geef_brief(stuk, vorm), content_type="application/pdf")
    naam = kenmerk_van(stuk) + ("-grote-letters" if vorm == Briefvorm.GROTELETTER else "")
    antwoord["Content-Disposition"] = f'inline; filename="{naam}.pdf"'
    return antwoord


@voor_burger()
def geluid(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    """The letter read aloud, when it has been made."""
    stuk = _mijn(request, bericht_id)
    pad = geluid_van(stuk)
    if pad is None:
        raise Http404
    antwoord = HttpResponse(pad.read_bytes(), content_type="audio/wav")
    antwoord["Content-Disposition"] = f'inline; filename="{kenmerk_van(stuk)}.wav"'
    return antwoord


def _mijn(request: BurgerRequest, bericht_id: int) -> Bericht:
    """The message if it is this person's, within the authority, and already accessible; else it does not exist."""
    burger = request.burger
    vraag = met_bekendmaking(berichten_van(burger.betreft_id, burger.lijnen)).select_related("geluid")
    return get_object_or_404(vraag, pk=bericht_id)
