"""A few lines to let a student pay by direct debit."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from duo_portal.betalingen.models import Betaalbatch, Betaalbestand, Incasso, Incassomachtiging, Vrijgave
from duo_portal.betalingen.rooster import claim_van
from duo_portal.betalingen.services.boek_incassobatch import boek_incassobatch
from duo_portal.betalingen.services.geef_machtiging import geef_machtiging
from duo_portal.betalingen.services.start_incasso import start_incasso
from duo_portal.betalingen.services.verwerk_retouren import Retour, verwerk_retouren
from duo_portal.register.models import Persoon
from duo_portal.tijd.bankdagen import tel_bankdagen
from duo_portal.toegang.rollen import Rol
from duo_portal.vorderingen.models import Betalingsregeling, Vordering
from tests import bouw
from tests.toegang.rolverdeling import medewerker

KEUZE = date(2025, 9, 20)  # some days after the payment request of 15 September
DAGEN = [date(2025, 10, 27), date(2025, 11, 25), date(2025, 12, 29), date(2026, 1, 26), date(2026, 2, 25), date(2026, 3, 25)]
DAGEN += [date(2026, 4, 27), date(2026, 5, 25), date(2026, 6, 25)]
ANDERE_IBAN = "NL02ABNA0123456789"


def op(dag: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be another day."""
    monkeypatch.setenv("DUO_VANDAAG", dag.isoformat())


def claim(wie: Persoon) -> Vordering:
    return Vordering.objects.get(persoon=wie)


def machtiging(wie: Persoon, iban: str = bouw.IBAN, getekend_op: date | None = None) -> Incassomachtiging:
    return geef_machtiging(wie.pk, iban, "R. Jansen", getekend_op=getekend_op)


def in_incasso(wie: Persoon, iban: str = bouw.IBAN) -> Betalingsregeling:
    """Today this person chooses instalments."""
    return start_incasso(wie.pk, claim(wie).pk, machtiging(wie, iban).pk)


def naar_de_bank(batch: Betaalbatch) -> None:
    """Two people released it, and its file was made in time."""
    for nummer, naam in enumerate(("vrijgever-een", "vrijgever-twee"), 1):
        wie = User.objects.filter(username=naam).first() or medewerker(naam, Rol.FINANCIEEL)
        Vrijgave.objects.get_or_create(batch=batch, nummer=nummer, defaults={"medewerker": wie})
    Betaalbestand.objects.get_or_create(batch=batch, defaults={"berichtkenmerk": f"VOORBEELD-{batch.pk:012d}", "sha256": "0" * 64})


def schrijf_af(dag: date, monkeypatch: pytest.MonkeyPatch, boek: bool = True) -> Incasso:
    """The debit of the only student on ``dag``: ordered three bank days before, and by default booked by the bank on the day."""
    op(tel_bankdagen(dag, -3), monkeypatch)
    bouw.draai("incasso", tel_bankdagen(dag, -3))
    order = Incasso.objects.get(batch__uitvoeren_op=dag)
    naar_de_bank(order.batch)
    op(dag, monkeypatch)
    if boek:
        boek_incassobatch(order.batch_id, dag, dag, None)
    return order


def kwam_terug(order: Incasso, code: str, dag: date) -> int:
    return verwerk_retouren([Retour(order.pk, code, dag, None, None)])


def open_(wie: Persoon) -> int:
    """What the claim has open by the ledger."""
    stand = claim_van(claim(wie).pk, wie.pk)
    assert stand is not None
    return stand.stand.open
