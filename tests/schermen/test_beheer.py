"""The pages of the staff side that we wrote ourselves, in Chromium: for who cannot see them well, in light and in dark.

What is Django's own around them (the list, the form of fields) is not ours to measure.
"""

from collections.abc import Iterator
from itertools import islice

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from duo_portal.batches.models import Run, Staat
from duo_portal.register.models import Persoon
from duo_portal.toegang.beheer.handelingen import HandelingenAdmin
from duo_portal.toegang.rollen import Rol
from tests.beheer.wereld import maak_wereld
from tests.infra.databank import Kloon
from tests.ronde.keuren import vind
from tests.schermen.conftest import geschilderd, nieuw
from tests.toegang.rolverdeling import beheerder, medewerker

HANDELINGEN = 2  # acts share one page; what differs is which fields they ask
WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
KLEUREN = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# The links of the admin change colour in a few tenths of a second: wait until they have.
UITGEKLEURD = "() => Promise.allSettled(document.getAnimations().map(beweging => beweging.finished))"
DEEL = {"include": [["#content"], ["#header"]], "exclude": [["#changelist"]]}


@pytest.fixture
def client(kloon: Kloon) -> Client:
    """Somebody with every role, who said why they look."""
    maak_wereld()
    Run.objects.update(staat=Staat.GEPAUZEERD)  # the page of one that runs loads itself again, also under the eyes of axe
    return beheerder(medewerker("samira", *Rol), *Persoon.objects.all())


def bladzijden(client: Client) -> Iterator[str]:
    """Each shape of ours once, then some acts."""
    yield reverse("admin:index")
    yield f"{reverse('toegang:doel')}?volgende=/beheer/"
    yield reverse("admin:register_persoon_changelist")
    yield reverse("admin:register_persoon_change", args=[Persoon.objects.order_by("pk")[0].pk])
    yield reverse("admin:batches_run_change", args=[Run.objects.order_by("pk")[0].pk])
    yield from islice(handelingen(client), HANDELINGEN)


def handelingen(client: Client) -> Iterator[str]:
    """The addresses behind the buttons of our pages, one for each set of fields that is asked."""
    gezien = set[frozenset[str]]()
    for model, beheer in admin.site._registry.items():
        pk = model._default_manager.order_by("pk").values_list("pk", flat=True).first()
        if not isinstance(beheer, HandelingenAdmin) or pk is None:
            continue
        pagina = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk]))
        for pad in vind(pagina.content.decode(), "//*[@class='beheer-rij']/a[@class='button']/@href"):
            html = client.get(str(pad)).content.decode()
            velden = frozenset(map(str, vind(html, "//form[contains(@class, 'beheer-formulier')]//*[@name]/@name")))
            if velden and velden not in gezien:
                gezien.add(velden)
                yield str(pad)


def overtredingen(scherm: Page, regels: object) -> list[tuple[str, str, str]]:
    uitslag = Axe().run(scherm, context=DEEL, options={"runOnly": regels, "resultTypes": ["violations"]})
    return [
        (fout["id"], str(fout["nodes"][0]["html"])[:150], str(fout["nodes"][0]["failureSummary"]))
        for fout in uitslag.response["violations"]
    ]


def test_onze_bladzijden_van_beheer_zijn_toegankelijk_ook_in_het_donker(browser: Browser, client: Client, portaal_server: str) -> None:
    paden, klachten = list(bladzijden(client)), []
    assert len(paden) == 5 + HANDELINGEN
    with nieuw(browser, portaal_server) as context:
        sleutel = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sleutel, "url": portaal_server}])
        scherm = context.new_page()
        for pad in paden:
            scherm.emulate_media(color_scheme="light")
            antwoord = scherm.goto(pad)
            assert antwoord is not None and antwoord.status == 200, pad
            klachten += [(pad, "licht", *fout) for fout in overtredingen(scherm, WCAG)]
            scherm.emulate_media(color_scheme="dark")
            geschilderd(scherm)
            scherm.evaluate(UITGEKLEURD)
            klachten += [(pad, "donker", *fout) for fout in overtredingen(scherm, KLEUREN)]
    assert klachten == [], "\n".join(map(str, klachten))
