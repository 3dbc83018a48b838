"""For every kind of run of every line and each of its brakes: about who is braked nothing is decided or done."""

from collections.abc import Callable
from datetime import date

import pytest

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.batches.soorten import runsoorten
from duo_portal.berichten.models import Bekendmaking, Bericht, Kanaal, Poststuk
from duo_portal.besluiten.models import Besluit
from duo_portal.betalingen.models import Betaalopdracht, Incasso, Incassoregeling
from duo_portal.betalingen.services.geef_machtiging import geef_machtiging
from duo_portal.register.models import Persoon
from duo_portal.remmen.models import Rem, Remsoort
from duo_portal.vorderingen.models import Betalingsregeling, Inning, Regelingsoort, Termijn, Vordering
from duo_portal.werkvoorraad.models import Taak
from tests import bouw
from tests.studiefinanciering.batch import mensen as studenten
from tests.studiefinanciering.betaling import kaders as betaling
from tests.studiefinanciering.betaling import test_omzetting as omzetten

pytestmark = pytest.mark.django_db


def ingeschreven() -> Persoon:
    wie = bouw.persoon()
    bouw.inschrijving(wie)
    return wie


def afgestudeerd() -> Persoon:
    wie = bouw.student(betaald=145_800)
    bouw.eindig(wie, date(2026, 1, 31))
    bouw.diploma(wie, date(2026, 1, 31))
    return wie


def wie_niet_betaalde() -> Persoon:
    """By 15 June 2026 the letter of September was sent, and a reminder is due."""
    wie = bouw.student()
    for bericht in Bericht.objects.filter(persoon=wie):
        Bekendmaking.objects.create(bericht=bericht, kanaal=Kanaal.PAPIER, toegankelijk_op=bouw.VASTSTELLING)
    return wie


def met_brief() -> Persoon:
    wie = bouw.persoon()
    bouw.adres(wie)
    bouw.inschrijving(wie)
    bouw.stel_vast()
    return wie


def wie_afgeschreven_wordt() -> Persoon:
    """With an instalment within three bank days."""
    wie = bouw.student()
    claim = Vordering.objects.get(persoon=wie)
    regeling = Betalingsregeling.objects.create(
        persoon=wie, vordering=claim, soort=Regelingsoort.TERMIJNEN, eigen_schema=True, van=bouw.VASTSTELLING
    )
    Termijn.objects.create(vordering=claim, regeling=regeling, volgnummer=1, vervaldatum=date(2026, 6, 17), bedrag_centen=145_800)
    Incassoregeling.objects.create(regeling=regeling, machtiging=geef_machtiging(wie.pk, bouw.IBAN, "R. Jansen"))
    return wie


def poststukken(wie: Persoon) -> int:
    return Poststuk.objects.filter(bericht__persoon=wie).count()


def inningsstappen(wie: Persoon) -> int:
    return Inning.objects.filter(vordering__persoon=wie).count()


def incassos(wie: Persoon) -> int:
    return Incasso.objects.filter(persoon=wie).count()


def met_toekenning() -> Persoon:
    """Awarded yesterday for the whole half year, and nothing of it paid."""
    wie = bouw.persoon()
    betaling.ken_toe(wie, (1, 6, 10_000), op=date(2026, 6, 14))
    return wie


def met_diploma_en_prestatiebeurs() -> Persoon:
    wie = omzetten.student()
    omzetten.haal_diploma(wie)
    return wie


def betaalopdrachten(wie: Persoon) -> int:
    return Betaalopdracht.objects.filter(persoon=wie).count()


def omzettingen(wie: Persoon) -> int:
    return Bericht.objects.filter(persoon=wie, sjabloonversie__naam="studiefinanciering/omzetting").count()


def voorstellen(wie: Persoon) -> int:
    return Aanvraag.objects.filter(persoon=wie).count()


# A new kind of run adds here somebody about whom it would act, and what it would leave when that is not a decision.
KANDIDATEN: dict[str, Callable[[], Persoon]] = {
    "vaststelling": ingeschreven,
    "teruggave": afgestudeerd,
    "inning": wie_niet_betaalde,
    "papier": met_brief,
    "incasso": wie_afgeschreven_wordt,
    "toekenning": studenten.die_vroeg,
    "ambtshalve": studenten.die_niet_vroeg,
    "maandbetaling": met_toekenning,
    "nabetaling": met_toekenning,
    "omzetting": met_diploma_en_prestatiebeurs,
}
GEVOLG: dict[str, Callable[[Persoon], int]] = {
    "inning": inningsstappen,
    "papier": poststukken,
    "incasso": incassos,
    "ambtshalve": voorstellen,
    "maandbetaling": betaalopdrachten,
    "nabetaling": betaalopdrachten,
    "omzetting": omzettingen,
}
GEVALLEN = [(naam, rem) for naam, soort in runsoorten.items() for rem in sorted(soort.remmen)]


def test_elke_soort_run_heeft_hier_een_kandidaat() -> None:
    assert set(KANDIDATEN) == set(runsoorten)


def besluiten(wie: Persoon) -> int:
    return Besluit.objects.filter(persoon=wie).count()


@pytest.mark.parametrize(("naam", "rem"), GEVALLEN)
def test_geremd_wordt_niet_beslist(naam: str, rem: Remsoort) -> None:
    wie, tel = KANDIDATEN[naam](), GEVOLG.get(naam, besluiten)
    eerder = tel(wie)
    Rem.objects.create(persoon=wie, soort=rem, van=date(2025, 1, 1))
    run = bouw.draai(naam, bouw.VANDAAG)
    assert run.tellingen["geremd"] == 1
    assert tel(wie) == eerder
    assert Taak.objects.get(soort="geremd").persoon_id == wie.pk
    Rem.objects.update(vervangen_op="2026-06-15T00:00Z")
    bouw.draai(naam, bouw.VANDAAG)
    assert tel(wie) == eerder + 1
