"""The inbox, a message, and its letter."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from duo_portal.berichten import weergave
from duo_portal.berichten.geheim import voor_kijker, weiger_geheime_brief
from duo_portal.berichten.lezen import haal_stuk, noteer_gelezen
from duo_portal.berichten.models import Bericht, Briefvorm
from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.berichten.postvak import KEUZES, Postvraag, bladzijde
from duo_portal.berichten.selectors import berichten_van, gegevens_met, kenmerk_van, met_bekendmaking, stappen_van
from duo_portal.berichten.services.geef_brief import geef_brief
from duo_portal.berichten.services.maak_geluid import geluid_van
from duo_portal.tegenspraak.wegen import uitweg_van_bericht
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger


@voor_burger()
def lijst(request: BurgerRequest) -> HttpResponse:
    """A page of the inbox; what is searched and chosen stands in the address, so that it works without JavaScript."""
    vraag = Postvraag.uit(request.GET)
    kruimels = [{"tekst": tekst("Overzicht", "Overview"), "url": "/"}, {"tekst": tekst("Berichten", "Messages")}]
    inhoud = {"vraag": vraag, "blad": bladzijde(request.burger, vraag), "keuzes": _keuzes(vraag), "kruimels": kruimels}
    return render(request, "berichten/lijst.html", inhoud)


def _keuzes(vraag: Postvraag) -> list[dict[str, object]]:
    namen = {
        "alles": tekst("Alles", "All"),
        "ongelezen": tekst("Niet gelezen", "Not read"),
        "besluiten": tekst("Besluiten", "Decisions"),
    }
    zoek = {"zoek": vraag.zoek} if vraag.zoek else {}
    return [{"naam": namen[keuze], "url": "?" + urlencode({**zoek, "welke": keuze}), "hier": keuze == vraag.keuze} for keuze in KEUZES]


@voor_burger()
def bericht(request: BurgerRequest, bericht_id: int) -> HttpResponse:
    """The message as HTML, in the language of the page. Opening it marks it as read by who looks."""
    stuk = haal_stuk(request.burger, bericht_id)
    wat = stuk.bericht
    gegevens = voor_kijker(request.burger, gegevens_met(wat, taal_nu(), stuk.laatste_dag))
    noteer_gelezen(stuk, request.burger)
    onderwerp = weergave.onderwerp(gegevens)
    inhoud = {
        "bericht": wat,
        "artikel": weergave.artikel(gegevens),
        "onderwerp": onderwerp,
        "stappen": stappen_van(wat),
        "vertaald": wat.taal != taal_nu(),
        "kenmerk": gegevens.kenmerk,
        "lezers": [lezer for lezer in stuk.lezers if lezer.persoon_id != request.burger.persoon_id],
        "voorgelezen": geluid_van(wat) is not None,
        "uit": uitweg_van_bericht(request.burger, wat, stuk.laatste_dag),
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
    weiger_geheime_brief(request.burger, stuk)
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
