"""Ten years of lesgeld for one person: what one year left, nine times more."""

from datetime import date
from typing import Any

from django.db.models import Model

from duo_portal.berichten.models import Bekendmaking, Bericht
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Boeking
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Inning, Termijn, Vordering

JAREN = range(2024, 2015, -1)  # back in time: each copy is a year older than the one before
BERICHTEN_PER_JAAR = 30


def _bewaar(rij: Model, **anders: Any) -> None:
    """The same row once more, with other values."""
    rij.pk = None
    rij._state.adding = True
    for naam, waarde in anders.items():
        setattr(rij, naam, waarde)
    rij.save(force_insert=True)


def tien_jaar(wie: Persoon) -> None:
    """Decision, claim, instalments, payments and steps of collection of 2025 for each year before, and thirty messages a year."""
    eerste = Besluit.objects.filter(persoon=wie, vervangt__isnull=True).latest("pk")
    bekend = Bekendmaking.objects.filter(bericht__persoon=wie, bericht__besluit=eerste).latest("pk")
    bericht = bekend.bericht
    vordering = Vordering.objects.get(persoon=wie)
    termijnen, boekingen = (
        list(Termijn.objects.filter(vordering=vordering)),
        list(Boeking.objects.filter(vordering=vordering, keert_om__isnull=True)),
    )
    stappen = list(Inning.objects.filter(vordering=vordering))
    for jaar in JAREN:
        terug = 2025 - jaar
        besluit = Besluit.objects.get(pk=eerste.pk)
        _bewaar(besluit, periode=jaar, peildatum=_eerder(eerste.peildatum, terug))
        claim = Vordering.objects.get(pk=vordering.pk)
        _bewaar(
            claim,
            periode=jaar,
            besluit=besluit,
            ontstaan_op=_eerder(claim.ontstaan_op, terug),
            betaal_voor=_eerder(claim.betaal_voor, terug),
        )
        for termijn in termijnen:
            _bewaar(termijn, vordering=claim, vervaldatum=_eerder(termijn.vervaldatum, 1))
        for boeking in boekingen:
            dagen = {naam: _eerder(getattr(boeking, naam), 1) for naam in ("boekdatum", "valutadatum")}
            _bewaar(boeking, vordering=claim, **({"besluit": besluit} if boeking.besluit_id else {}), **dagen)
        for stap in stappen:
            _bewaar(stap, vordering=claim, datum=_eerder(stap.datum, 1))
        _post(bericht, bekend, _eerder(date(2026, 6, 1), terug))


def _eerder(dag: date, jaren: int) -> date:
    return date(dag.year - jaren, dag.month, min(dag.day, 28))


def _post(bericht: Bericht, bekend: Bekendmaking, dag: date) -> None:
    for _ in range(BERICHTEN_PER_JAAR):
        nieuw, gemaakt = Bericht.objects.get(pk=bericht.pk), Bekendmaking.objects.get(pk=bekend.pk)
        _bewaar(nieuw, vanaf=dag, besluit=None)
        _bewaar(gemaakt, bericht=nieuw, toegankelijk_op=dag)
