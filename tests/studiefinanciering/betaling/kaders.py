"""Awards in a few lines, and what the ledger then says of a person. Cents."""

from datetime import date

from django.db.models import Sum

from duo_portal.batches.models import Run, Staat
from duo_portal.besluiten.models import Besluit, Besluitsoort, Totstandkoming
from duo_portal.besluiten.services.regelversies import regelversie_id
from duo_portal.betalingen.aansluiting import verschillen
from duo_portal.betalingen.models import Betaalopdracht
from duo_portal.grootboek.models import Boeking, Grootboekrekening
from duo_portal.register.models import Persoon
from studiefinanciering.codes import Fase
from studiefinanciering.models import Toekenning
from tests.studiefinanciering.batch.mensen import draai

JUNI = date(2026, 6, 1)
KLAARZETTEN = date(2026, 6, 18)


def maand(nummer: int, jaar: int = 2026) -> date:
    return date(jaar, nummer, 1)


def ken_toe(
    wie: Persoon,
    *stukken: tuple[int, int, int],
    jaar: int = 2026,
    prestatie: int = 0,
    lening: int = 0,
    onderwijs: int = 1,
    op: date = date(2026, 1, 5),
) -> Besluit:
    """A decision of a year that replaces the one before: pieces of (first month, last month, gift in cents per month)."""
    oud = Besluit.objects.filter(persoon=wie, soort=Besluitsoort.STUDIEFINANCIERING, periode=jaar).order_by("-pk").first()
    totaal = sum((tot - van + 1) * (gift + prestatie + lening) for van, tot, gift in stukken)
    besluit = Besluit.objects.create(
        persoon=wie,
        soort=Besluitsoort.STUDIEFINANCIERING,
        periode=jaar,
        vervangt=oud,
        uitkomst_centen=totaal,
        grond=1,
        regelversie_id=regelversie_id("studiefinanciering"),
        feiten={},
        stappen=[],
        totstandkoming=Totstandkoming.AUTOMATISCH,
        peildatum=op,
    )
    for van, tot, gift in stukken:
        Toekenning.objects.create(
            besluit=besluit,
            persoon=wie,
            van=maand(van, jaar),
            tot=maand(tot, jaar),
            onderwijs=onderwijs,
            fase=Fase.GIFT,
            uitwonend=False,
            aanvullend_gift=True,
            onbekend_inkomen=False,
            basisbeurs_centen=gift + prestatie,
            aanvullend_centen=0,
            eenouder_centen=0,
            lening_centen=lening,
            collegegeldkrediet_centen=0,
            gift_centen=gift,
            prestatie_centen=prestatie,
            stappen=[],
        )
    return besluit


def klaar(soort: str, peildatum: date, **parameters: str | bool) -> Run:
    """A run that ended well: its totals are what the ledger says."""
    run = draai(soort, peildatum, None, **parameters)
    assert run.staat == Staat.KLAAR, run.melding
    return run


def betaal(nummer: int = 6, peildatum: date | None = None, jaar: int = 2026) -> Run:
    return klaar("maandbetaling", peildatum or date(jaar, nummer, 18), maand=maand(nummer, jaar).isoformat(), vers=True)


def tussendoor(nummer: int = 5, peildatum: date = date(2026, 6, 10)) -> Run:
    """A night between two months: ``nummer`` is the newest month that was prepared."""
    return klaar("nabetaling", peildatum, maand=maand(nummer).isoformat(), vers=False)


def bedragen(wie: Persoon) -> list[int]:
    """The orders to a person, oldest first."""
    return list(Betaalopdracht.objects.filter(persoon=wie).order_by("pk").values_list("bedrag_centen", flat=True))


def saldo(wie: Persoon, rekening: Grootboekrekening) -> int:
    """Debit minus credit."""
    rijen = Boeking.objects.filter(persoon=wie)
    som = {kant: rijen.filter(**{kant: rekening}).aggregate(s=Sum("bedrag_centen"))["s"] or 0 for kant in ("debet", "credit")}
    return int(som["debet"] - som["credit"])


def tegoed(wie: Persoon) -> int:
    """What the running account says: above zero still to be paid, below zero received too much."""
    return -saldo(wie, Grootboekrekening.TE_BETALEN_STUDIEFINANCIERING)


def sluit_aan() -> None:
    assert [str(verschil) for verschil in verschillen()] == []
