"""Record and end a representation: who may speak for whom, about what, with which evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from duo_portal.register.importeren import nummers
from duo_portal.register.importeren.signalen import Veldfout
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen, vervang


class VertegenwoordigingFout(Exception):
    """What is wrong, in Dutch for the person at the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opdracht:
    """``lijnen`` empty means every service; ``tot`` is the last day."""

    persoon_id: int
    soort: Soort
    van: date
    bewijs: str
    vertegenwoordiger_id: int | None = None
    organisatie: str = ""
    lijnen: Sequence[str] = ()
    tot: date | None = None
    mag_lezen: bool = False
    mag_handelen: bool = False
    ontvangt_post: bool = False
    iban: str = ""
    tenaamstelling: str = ""
    adresregels: Sequence[str] = ()


@transaction.atomic
def leg_vertegenwoordiging_vast(opdracht: Opdracht) -> Vertegenwoordiging:
    """1. check; 2. lock the person; 3. see that only one account receives; 4. record."""
    goed = _toets(opdracht)
    vergrendel_personen([goed.persoon_id])
    if goed.iban and _andere_ontvanger(goed):
        raise VertegenwoordigingFout("Er is al een vertegenwoordiger die het geld ontvangt. Beëindig die eerst.")
    return Vertegenwoordiging.objects.create(**_velden(goed))


@transaction.atomic
def beeindig_vertegenwoordiging(vertegenwoordiging_id: int, laatste_dag: date, bewijs: str) -> Vertegenwoordiging:
    """The fact stays; one with a last day takes its place, with the evidence as its reason."""
    if not bewijs.strip():
        raise VertegenwoordigingFout("Vul in waaruit blijkt dat de vertegenwoordiging eindigt.")
    oud = Vertegenwoordiging.objects.filter(pk=vertegenwoordiging_id, vervangen_op__isnull=True).first()
    if oud is None:
        raise VertegenwoordigingFout("Deze vertegenwoordiging is al gewijzigd. Bekijk eerst de nieuwe gegevens.")
    if laatste_dag < oud.van:
        raise VertegenwoordigingFout("De laatste dag ligt voor de eerste dag. Vul een latere dag in.")
    vergrendel_personen([oud.persoon_id])
    vervang(Vertegenwoordiging, [oud.pk])
    waarden = {veld.attname: getattr(oud, veld.attname) for veld in Vertegenwoordiging._meta.concrete_fields}
    for eigen in ("id", "vastgelegd_op", "vervangen_op"):
        del waarden[eigen]
    return Vertegenwoordiging.objects.create(**{**waarden, "tot": laatste_dag, "reden": f"beëindigd: {bewijs.strip()}"[:200]})


def _toets(opdracht: Opdracht) -> Opdracht:
    if not opdracht.bewijs.strip():
        raise VertegenwoordigingFout("Vul in waaruit de vertegenwoordiging blijkt, zoals de beschikking van de rechtbank.")
    if opdracht.vertegenwoordiger_id is None and not opdracht.organisatie.strip():
        raise VertegenwoordigingFout("Vul in wie de vertegenwoordiger is.")
    if opdracht.vertegenwoordiger_id == opdracht.persoon_id:
        raise VertegenwoordigingFout("Iemand kan niet de eigen vertegenwoordiger zijn.")
    if opdracht.tot is not None and opdracht.tot < opdracht.van:
        raise VertegenwoordigingFout("De laatste dag ligt voor de eerste dag. Vul een latere dag in.")
    if not (opdracht.mag_lezen or opdracht.mag_handelen or opdracht.ontvangt_post or opdracht.iban):
        raise VertegenwoordigingFout("Kies wat de vertegenwoordiger mag: lezen, handelen, post of geld ontvangen.")
    if not opdracht.iban:
        return opdracht
    if not opdracht.tenaamstelling.strip():
        raise VertegenwoordigingFout("Vul in op welke naam de rekening staat.")
    try:
        return replace(opdracht, iban=nummers.iban(opdracht.iban))
    except Veldfout:
        raise VertegenwoordigingFout("Dit rekeningnummer (IBAN) klopt niet. Controleer het nummer.") from None


def _andere_ontvanger(opdracht: Opdracht) -> bool:
    """Another receiver whose days meet these, on a service in common."""
    staand = Vertegenwoordiging.objects.filter(persoon_id=opdracht.persoon_id, ontvangt_geld=True, vervangen_op__isnull=True)
    return any(
        v.van <= (opdracht.tot or date.max)
        and opdracht.van <= (v.tot or date.max)
        and (not v.lijnen or not opdracht.lijnen or set(v.lijnen) & set(opdracht.lijnen))
        for v in staand
    )


def _velden(opdracht: Opdracht) -> dict[str, object]:
    return {
        "persoon_id": opdracht.persoon_id,
        "vertegenwoordiger_id": opdracht.vertegenwoordiger_id,
        "organisatie": opdracht.organisatie.strip(),
        "soort": opdracht.soort,
        "lijnen": list(opdracht.lijnen),
        "mag_lezen": opdracht.mag_lezen or opdracht.mag_handelen,
        "mag_handelen": opdracht.mag_handelen,
        "ontvangt_post": opdracht.ontvangt_post,
        "ontvangt_geld": bool(opdracht.iban),
        "iban": opdracht.iban,
        "tenaamstelling": opdracht.tenaamstelling.strip(),
        "adresregels": list(opdracht.adresregels),
        "van": opdracht.van,
        "tot": opdracht.tot,
        "bewijs": opdracht.bewijs.strip(),
    }
