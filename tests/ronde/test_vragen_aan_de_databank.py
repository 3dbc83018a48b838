"""How often a page asks the database: the overview at most 12 times, any other at most 8, whatever the history."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from duo_portal.register.models import Persoon
from duo_portal.toegang.models import Sessie
from duo_portal.vorderingen.models import Vordering
from tests.ronde.jaren import BERICHTEN_PER_JAAR, JAREN, tien_jaar
from tests.ronde.lopen import Bezoek, Loper, Ronde, op_dag
from tests.ronde.wandelen import wandel
from tests.toegang.rolverdeling import burger

HOOGSTENS = 8
OVERZICHT = 12
# What opens and closes a transaction asks nothing.
GEEN_VRAAG = ("SAVEPOINT", "RELEASE", "ROLLBACK TO", "BEGIN", "COMMIT")


def tel(loper: Loper, bezoek: Bezoek) -> list[str]:
    Sessie.objects.update(expire_date=timezone.now() + timedelta(minutes=10))  # so that this page has to write it again too
    with CaptureQueriesContext(connection) as gevraagd, op_dag(bezoek.voorbeeld.dag):
        loper.client(bezoek.voorbeeld.wie).get(bezoek.voorbeeld.pad)
    return [vraag["sql"] for vraag in gevraagd if not vraag["sql"].startswith(GEEN_VRAAG)]


def te_veel(loper: Loper, bezoeken: list[Bezoek]) -> list[str]:
    uit = []
    for bezoek in bezoeken:
        loper.client(bezoek.voorbeeld.wie)  # logging in is no part of the page
        with transaction.atomic():
            vragen = tel(loper, bezoek)
            transaction.set_rollback(True)
        if len(vragen) > (OVERZICHT if bezoek.voorbeeld.naam == "portaal:voorpagina" else HOOGSTENS):
            tabellen = [treffer[1] for sql in vragen if (treffer := re.search(r'(?:FROM|UPDATE|INTO) "?(\w+)', sql))]
            uit.append(f"{bezoek.waar}: {len(vragen)} vragen, aan {', '.join(tabellen)}")
    return uit


def test_elke_pagina_blijft_binnen_haar_budget(ronde: Ronde) -> None:
    klachten = te_veel(Loper(), ronde.paginas)
    assert not klachten, "\n".join(klachten)


@pytest.mark.parametrize("wie", ["youssef", "in_termijnen", "uitbetaald"])
def test_ook_na_tien_jaar(wie: str, ronde: Ronde) -> None:
    persoon: Persoon = getattr(ronde.wereld, wie)
    tien_jaar(persoon)
    assert Vordering.objects.filter(persoon=persoon).count() == len(JAREN) + 1
    bezoeken = wandel(burger(persoon), persoon)
    assert len(JAREN) * BERICHTEN_PER_JAAR > 200 and len(bezoeken) > 15
    assert [(b.waar, b.status, b.fout) for b in bezoeken if b.status not in (200, 302, 405)] == []
    loper = Loper()
    loper.neem(burger(persoon), persoon)
    klachten = te_veel(loper, bezoeken)
    assert not klachten, "\n".join(klachten)
