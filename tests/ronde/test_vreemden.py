"""What is not yours does not exist: every address of an object, asked for by others."""

import pytest
from django.db import transaction
from django.test import Client

from duo_portal.register.models import Persoon
from duo_portal.toegang.burger import SLEUTEL
from tests import bouw, toneel
from tests.infra.adressen import Adres, alle_adressen
from tests.ronde.keuren import hoofd_van
from tests.ronde.lopen import Bezoek, Ronde, inhoud, op_dag
from tests.toegang.rolverdeling import burger

# Names and years are not objects: the page is about who asks, and may exist for everybody.
GEEN_OBJECT = {"jaar", "naam", "periode", "stapnaam"}


def objecten(ronde: Ronde) -> list[Bezoek]:
    adressen = {adres.naam: adres for adres in alle_adressen()}
    return [b for b in ronde.bezoeken if b.voorbeeld.wie and _is_object(adressen.get(b.voorbeeld.naam))]


def _is_object(adres: Adres | None) -> bool:
    return adres is not None and adres.voor_burger and bool(set(adres.argumenten) - GEEN_OBJECT)


def test_een_vreemde_krijgt_404_op_alles_wat_van_een_ander_is(ronde: Ronde) -> None:
    vreemde = burger(bouw.persoon("Vreemde"))
    fout = []
    for bezoek in objecten(ronde):
        with transaction.atomic(), op_dag(bezoek.voorbeeld.dag):
            statussen = {vreemde.get(bezoek.voorbeeld.pad).status_code, vreemde.post(bezoek.voorbeeld.pad).status_code}
        if statussen - {404, 405}:
            fout.append((bezoek.waar, statussen))
    assert len(objecten(ronde)) > 25
    assert fout == []


def test_wie_niet_is_ingelogd_gaat_naar_inloggen(ronde: Ronde) -> None:
    eigen = {adres.naam for adres in alle_adressen() if adres.voor_burger}
    fout = []
    for pad in sorted({b.voorbeeld.pad for b in ronde.bezoeken if b.voorbeeld.naam in eigen}):
        antwoord = Client().get(pad)
        if antwoord.status_code != 405 and not antwoord.headers.get("Location", "").startswith("/inloggen/"):
            fout.append((pad, antwoord.status_code))
    assert fout == []


def namens(voor: Persoon, **velden: object) -> Client:
    """A browser of somebody who chose to look on behalf of this person."""
    ander = toneel.machtig(voor, **velden)
    client = burger(ander)
    sessie = client.session
    sessie[SLEUTEL] = {**sessie[SLEUTEL], "vertegenwoordiging": ander.vertegenwoordigt.latest("pk").pk}
    sessie.save()
    return client


@pytest.mark.parametrize("mag_handelen", [False, True])
def test_buiten_de_dienst_van_een_machtiging_is_er_niets(mag_handelen: bool, ronde: Ronde) -> None:
    """Somebody with a mandate for another line walks all that the walk saw of this person."""
    client = namens(ronde.wereld.youssef, lijnen=["aflossing"], mag_handelen=mag_handelen)
    fout = []
    for bezoek in (b for b in ronde.paginas if b.voorbeeld.wie == ronde.wereld.youssef):
        with transaction.atomic():
            antwoord = client.get(bezoek.voorbeeld.pad)
        html = inhoud(antwoord) if antwoord.status_code == 200 else ""
        geheim = [woord for woord in ("lesgeld", "1.458", "deurwaarder") if html and woord in hoofd_van(html).lower()]
        if antwoord.status_code not in (200, 301, 302, 403, 404) or geheim:
            fout.append((bezoek.waar, antwoord.status_code, geheim))
    assert fout == []
