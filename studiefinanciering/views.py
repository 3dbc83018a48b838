"""The student's pages on studiefinanciering: this month and why, all months, and what happens when somebody stops."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from duo_portal.berichten.opmaak import maand_en_jaar, taal_nu, tekst
from duo_portal.berichten.postvak import Postregel, postvak
from duo_portal.berichten.selectors import afzender_op
from duo_portal.tegenspraak.wegen import uitweg_van
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from studiefinanciering.als_ik_stop import als_ik_stop, reisboete
from studiefinanciering.beeld import Stufibeeld, plus_maanden
from studiefinanciering.betaaldag import betaaldag
from studiefinanciering.grafiek import grafiek_van
from studiefinanciering.maandlijst import bladzijde
from studiefinanciering.overzicht import taak_van
from studiefinanciering.rekenstaat import maandstaat, stappen_van
from studiefinanciering.selectors import beeld_van, toekenning_van
from studiefinanciering.tijdlijn import tijdlijn_van, volgende_betaling
from studiefinanciering.wegen import naar_aanvragen, naar_stoppen, regelen
from studiefinanciering.woorden import vormzin

LIJN = "studiefinanciering"


@voor_burger(lijn=LIJN)
def nu(request: BurgerRequest) -> HttpResponse:
    """This month, in which form, when; what comes; gift and debt until now; the ways out. Who has nothing reads what there is to ask."""
    beeld = beeld_van(request.burger.betreft_id)
    inhoud = {
        "beeld": beeld,
        "taak": taak_van(beeld.voorstel) if beeld.voorstel is not None and not beeld.voorstel.bij_mens else None,
        "aanvragen": naar_aanvragen(beeld),
        "kruimels": _kruimels(),
        "afzender": afzender_op(beeld.dag, taal_nu(), LIJN),
    }
    if not beeld.maanden and beeld.besluit is None:
        return render(request, "studiefinanciering/geen.html", inhoud)
    return render(request, "studiefinanciering/nu.html", {**inhoud, **_nu(request, beeld)})


def _nu(request: BurgerRequest, beeld: Stufibeeld) -> dict[str, object]:
    vak, post = beeld.nu, postvak(request.burger, [LIJN])
    volgende = volgende_betaling(beeld)
    return {
        "vak": vak,
        "vorm": vormzin(vak.bedragen) if vak else "",
        "staat": maandstaat(vak, beeld.deze_maand) if vak else None,
        "volgende": volgende,
        "betaaldag": betaaldag(volgende.maand) if volgende else None,
        "grafiek": grafiek_van(beeld, beeld.dag.year),
        "ontvangen": beeld.ontvangen,
        "reisproduct": reisboete(plus_maanden(beeld.deze_maand, 1)),
        "links": regelen(),
        "punten": tijdlijn_van(beeld),
        "post": post[:6],
        **_uitweg(request, post, beeld.besluit.pk if beeld.besluit else None),
    }


@voor_burger(lijn=LIJN)
def maanden(request: BurgerRequest) -> HttpResponse:
    """Every month with an award or a booking, newest first, a page at a time (``voor``: months before this one)."""
    beeld = beeld_van(request.burger.betreft_id)
    inhoud = {
        "bladzijde": bladzijde(beeld, request.GET.get("voor", "")),
        "ontvangen": beeld.ontvangen,
        "kruimels": _kruimels(tekst("Alle maanden", "All months")),
    }
    return render(request, "studiefinanciering/maanden.html", inhoud)


@voor_burger(lijn=LIJN)
def maand(request: BurgerRequest, jaar: int, maandnummer: int) -> HttpResponse:
    """How the amount of one month was calculated: the parts, every step with article and norm, and the ways out."""
    eerste = _eerste_dag(jaar, maandnummer)
    beeld = beeld_van(request.burger.betreft_id)
    vak = beeld.maand(eerste).tijdvak
    toekenning = toekenning_van(request.burger.betreft_id, eerste) if vak else None
    if vak is None or toekenning is None:
        raise Http404
    inhoud = {
        "maand": beeld.maand(eerste),
        "vorm": vormzin(vak.bedragen),
        "staat": maandstaat(vak, eerste),
        "stappen": stappen_van(toekenning),
        "besluit": toekenning.besluit,
        "afzender": afzender_op(toekenning.besluit.peildatum, taal_nu(), LIJN),
        "kruimels": _kruimels(maand_en_jaar(eerste).capitalize()),
        **_uitweg(request, postvak(request.burger, [LIJN]), toekenning.besluit_id),
    }
    return render(request, "studiefinanciering/maand.html", inhoud)


@voor_burger(lijn=LIJN)
def stop(request: BurgerRequest) -> HttpResponse:
    """What stopping now would do, worked out; it changes nothing."""
    beeld = beeld_van(request.burger.betreft_id)
    inhoud = {
        "gevolg": als_ik_stop(beeld),
        "stoppen": naar_stoppen(),
        "kruimels": _kruimels(tekst("Als ik nu stop", "If I stop now")),
    }
    return render(request, "studiefinanciering/als_ik_stop.html", inhoud)


def _eerste_dag(jaar: int, maandnummer: int) -> date:
    try:
        return date(jaar, maandnummer, 1)
    except ValueError:
        raise Http404 from None


def _uitweg(request: BurgerRequest, post: list[Postregel], besluit_id: int | None) -> dict[str, object]:
    """The ways out of a decision, and its message."""
    van_besluit = next((regel for regel in post if regel.besluit_id == besluit_id), None) if besluit_id else None
    uit = uitweg_van(
        request.burger,
        bericht_id=van_besluit.pk if van_besluit else None,
        besluit_id=besluit_id,
        rechtsmiddel=van_besluit.rechtsmiddel if van_besluit else "geen",
        laatste_dag=van_besluit.laatste_dag if van_besluit else None,
    )
    return {"uit": uit, "bericht_id": van_besluit and van_besluit.pk}


def _kruimels(*verder: str) -> list[dict[str, str]]:
    kruimels = [
        {"tekst": tekst("Overzicht", "Overview"), "url": "/"},
        {"tekst": tekst("Studiefinanciering", "Student finance"), "url": reverse("studiefinanciering:nu")},
    ]
    return kruimels + [{"tekst": deel} for deel in verder]
