"""How somebody wants to be addressed: language, form, and per kind of message the channel (Awb 2:8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from duo_portal.berichten.models import Kanaal, Kanaalkeuze, Taal, Voorkeur, Voorkeursvorm
from duo_portal.berichten.soorten import berichtsoorten
from duo_portal.register.models import Persoon
from duo_portal.toegang.burger import Burger
from duo_portal.weigeren import Weigering

log = structlog.get_logger(__name__)


class EmailNodig(Weigering):
    """Digital post needs an address to tell of it."""


@dataclass(frozen=True)
class Voorkeuren:
    """``kanalen`` by kind of message; a kind that is not in it stays as it is. ``email`` is only read here: it changes by a link."""

    taal: Taal
    vorm: Voorkeursvorm
    kanalen: Mapping[str, Kanaal] = field(default_factory=dict)
    email: str = ""


def wijzig_voorkeuren(burger: Burger, wens: Voorkeuren) -> None:
    """1. for oneself only; 2. digital needs an e-mail address; 3. the preferences change in place; 4. each other channel is a fact.

    Whoever may not act (bewind) chooses language and form; the channel belongs to who receives the post.
    """
    if burger.namens is not None:
        raise PermissionDenied("Voorkeuren wijzigt u alleen voor uzelf.")
    kanalen = wens.kanalen if burger.mag_handelen else {}
    if onbekend := set(kanalen) - set(berichtsoorten):
        raise ValueError(f"onbekende berichtsoort: {sorted(onbekend)}")
    with transaction.atomic():
        Persoon.objects.select_for_update(no_key=True).get(pk=burger.persoon_id)
        staand = Kanaalkeuze.objects.filter(persoon=burger.persoon_id, vervangen_op__isnull=True)
        nu = dict(staand.values_list("berichtsoort", "kanaal"))
        email = Voorkeur.objects.filter(persoon=burger.persoon_id).values_list("email", flat=True).first()
        if Kanaal.DIGITAAL in {**nu, **kanalen}.values() and not email:
            raise EmailNodig(
                "Geef eerst een e-mailadres op, bij ‘Mijn gegevens’. Zonder adres kunnen wij niet laten weten dat er een bericht is."
            )
        Voorkeur.objects.update_or_create(persoon_id=burger.persoon_id, defaults={"taal": wens.taal, "vorm": wens.vorm})
        for soort, kanaal in kanalen.items():
            if nu.get(soort, Kanaal.PAPIER) != kanaal:
                staand.filter(berichtsoort=soort).update(vervangen_op=timezone.now())
                Kanaalkeuze.objects.create(persoon_id=burger.persoon_id, berichtsoort=soort, kanaal=kanaal)
    log.info("voorkeuren_gewijzigd", persoon=burger.persoon_id)


def voorkeuren_van(persoon_id: int) -> Voorkeuren:
    """What stands now; paper for who never chose."""
    rij = Voorkeur.objects.filter(persoon=persoon_id).first() or Voorkeur()
    gekozen = dict(Kanaalkeuze.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).values_list("berichtsoort", "kanaal"))
    kanalen = {soort: Kanaal(gekozen.get(soort, Kanaal.PAPIER)) for soort in berichtsoorten}
    return Voorkeuren(Taal(rij.taal), Voorkeursvorm(rij.vorm), kanalen, rij.email)
