"""The parents' pages: of which child, which year, on which ground, and the own column of the sum. Nothing of anybody else."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.portaal.rekenregels import rekenregel
from duo_portal.regels.eenheden import Publiek, Taal
from duo_portal.regels.versies import leg_versie_uit
from duo_portal.tijd import vandaag
from duo_portal.toegang.burger import BurgerRequest
from duo_portal.toegang.rechten import voor_burger
from studiefinanciering.models import Toekenning
from studiefinanciering.ouders.gegevens import kruimels
from studiefinanciering.ouders.kinderen import Kindjaar, kindjaren_van

LIJN = "studiefinanciering"
KIJKER = {1: Publiek.OUDER1, 2: Publiek.OUDER2}


@voor_burger(lijn=LIJN)
def ouders(request: BurgerRequest) -> HttpResponse:
    dag = vandaag()
    delen = kindjaren_van(request.burger.betreft_id, dag)
    inhoud = {
        "delen": [(deel, _verlegbaar(deel, dag.year)) for deel in delen],
        "student": reverse("vragen:begin", args=["later-peiljaar", dag.year]),
        "kruimels": [*kruimels(0)[:1], {"tekst": tekst("Voor ouders", "For parents")}],
    }
    return render(request, "studiefinanciering/ouders/ouders.html", inhoud)


def _verlegbaar(deel: Kindjaar, jaar: int) -> str:
    """The address to let a later year count; empty for years in which that is over."""
    return reverse("vragen:begin", args=["later-peiljaar", deel.jaar]) if deel.jaar >= jaar else ""


@voor_burger(lijn=LIJN)
def ouderkind(request: BurgerRequest, kind_id: int, jaar: int) -> HttpResponse:
    """The own column of the sum in the decision in force. 404 for who is no parent of an applicant."""
    delen = kindjaren_van(request.burger.betreft_id, vandaag())
    deel = next((deel for deel in delen if (deel.kind_id, deel.jaar) == (kind_id, jaar)), None)
    if deel is None:
        raise Http404
    titel = tekst(f"Wat van u telt in {jaar}", f"What counts of you in {jaar}")
    inhoud = {"deel": deel, "perioden": _eigen_kolom(deel), "titel": titel, "kruimels": [*kruimels(0), {"tekst": titel}]}
    return render(request, "studiefinanciering/ouders/kind.html", inhoud)


def _eigen_kolom(deel: Kindjaar) -> list[list[object]]:
    """The steps for this parent, each different outcome once; never which months the child has, nor what it gets."""
    besluit = (
        Besluit.objects.filter(persoon=deel.kind_id, soort=Besluitsoort.STUDIEFINANCIERING, periode=deel.jaar, vervangen_door__isnull=True)
        .select_related("regelversie")
        .first()
    )
    if besluit is None:
        return []
    gezien: dict[tuple[tuple[str, object], ...], list[object]] = {}
    for toekenning in Toekenning.objects.filter(besluit=besluit, persoon=deel.kind_id).order_by("van"):
        rijen = leg_versie_uit(besluit.regelversie.naam, toekenning.stappen, Taal(taal_nu()), KIJKER[deel.nummer])
        eigen = [rij for rij in rijen if _over_ouder(rij.naam, deel.nummer)]
        gezien.setdefault(tuple((rij.naam, rij.waarde) for rij in eigen), [rekenregel(rij, set()) for rij in eigen])
    return [regels for regels in gezien.values() if regels]


def _over_ouder(naam: str, nummer: int) -> bool:
    """Steps of this parent alone; those that all may read (dates, whose amounts) say something of the child."""
    return naam.endswith(str(nummer)) or naam.startswith(f"ouder{nummer}_")
