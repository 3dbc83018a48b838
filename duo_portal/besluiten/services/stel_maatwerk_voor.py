"""The first pair of eyes proposes a deviation, the second agrees or refuses. Nothing changes before both did."""

import hashlib
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from duo_portal.besluiten.models import Besluit
from duo_portal.besluiten.services.wijk_af import AfwijkenKanNiet, Afwijking, controleer, niet_hoger_na_overlijden, wijk_af
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.werkvoorraad.models import Taak, Taakstaat
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

SOORT = "maatwerk_voorstel"


def stel_maatwerk_voor(afwijking: Afwijking, medewerker: User) -> Taak:
    """1. check; 2. put the proposal on the worklist for a colleague, once however often it is sent."""
    controleer(afwijking)
    besluit = Besluit.objects.get(pk=afwijking.besluit_id)
    niet_hoger_na_overlijden(besluit, afwijking)
    inhoud = f"{medewerker.pk}|{afwijking}"
    return maak_taak(
        soort=SOORT,
        lijn=besluit.get_soort_display(),
        sleutel=f"maatwerk-{besluit.pk}-{hashlib.sha256(inhoud.encode()).hexdigest()[:16]}",
        persoon_id=besluit.persoon_id,
        omschrijving=f"Kijk mee met een voorstel voor maatwerk bij besluit {besluit.kenmerk}.",
        gegevens=_als_gegevens(afwijking, medewerker),
    )


def keur_maatwerk_goed(taak_id: int, tweede: User) -> Besluit:
    """1. role, and not one's own proposal; 2. close the proposal, once; 3. decide."""
    with transaction.atomic():
        taak = _sluit(taak_id, tweede, "akkoord")
        return wijk_af(_uit_gegevens(taak.gegevens), User.objects.get(pk=taak.gegevens["medewerker"]), tweede)


def wijs_maatwerk_af(taak_id: int, tweede: User, reden: str) -> Taak:
    if not reden.strip():
        raise AfwijkenKanNiet("Schrijf op waarom u niet akkoord gaat.")
    with transaction.atomic():
        return _sluit(taak_id, tweede, f"niet akkoord: {reden.strip()}"[:300])


def _sluit(taak_id: int, tweede: User, uitkomst: str) -> Taak:
    if Rol.TEAMLEIDER not in rollen_van(tweede):
        raise PermissionDenied("Meekijken met maatwerk mag alleen een teamleider.")
    taak = Taak.objects.get(pk=taak_id, soort=SOORT)
    if taak.gegevens["medewerker"] == tweede.pk:
        raise AfwijkenKanNiet("Een collega moet meekijken: u kunt uw eigen voorstel niet beoordelen.")
    open_taak = Taak.objects.filter(pk=taak_id).exclude(staat=Taakstaat.AFGEHANDELD)
    if not open_taak.update(staat=Taakstaat.AFGEHANDELD, eigenaar=tweede, uitkomst=uitkomst, afgehandeld_op=timezone.now()):
        raise AfwijkenKanNiet("Over dit voorstel is al besloten.")
    return taak


def _als_gegevens(afwijking: Afwijking, medewerker: User) -> dict[str, object]:
    return {
        "besluit": afwijking.besluit_id,
        "uitkomst_centen": afwijking.uitkomst_centen,
        "grond": afwijking.grond,
        "motivering": afwijking.motivering,
        "vergelijkbare_gevallen": afwijking.vergelijkbare_gevallen,
        "van": afwijking.van.isoformat(),
        "tot": afwijking.tot.isoformat() if afwijking.tot else None,
        "medewerker": medewerker.pk,
    }


def _uit_gegevens(gegevens: dict[str, Any]) -> Afwijking:
    tot = gegevens["tot"]
    return Afwijking(
        gegevens["besluit"],
        gegevens["uitkomst_centen"],
        gegevens["grond"],
        gegevens["motivering"],
        gegevens["vergelijkbare_gevallen"],
        date.fromisoformat(gegevens["van"]),
        date.fromisoformat(tot) if tot else None,
    )
