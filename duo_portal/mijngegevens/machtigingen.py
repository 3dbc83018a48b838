"""Who may act for a person and for whom the person may act, with what is on its way: two questions to the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, NullIf

from duo_portal.berichten.opmaak import tekst
from duo_portal.mijngegevens.lijnen import in_woorden
from duo_portal.mijngegevens.models import Aanbodstaat, Machtigingsaanbod
from duo_portal.register.models import Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort

_SOORT_EN = {
    Soort.MACHTIGING: "mandate",
    Soort.GEZAG: "parental authority",
    Soort.VOOGDIJ: "guardianship",
    Soort.CURATELE: "guardianship of an adult",
    Soort.BEWIND: "administration",
    Soort.MENTORSCHAP: "mentorship",
    Soort.WSNP: "administration under the Wsnp",
    Soort.ADVOCAAT: "lawyer",
    Soort.ERFGENAAM: "heir",
}
_WAAROM_VAST = {
    Soort.GEZAG: ("Dit volgt uit de wet en stopt vanzelf.", "This follows from the law and ends by itself."),
    Soort.VOOGDIJ: ("De rechter besliste dit.", "A court decided this."),
    Soort.CURATELE: ("De rechter besliste dit. Alleen de rechter kan het stoppen.", "A court decided this. Only a court can end it."),
    Soort.BEWIND: ("De rechter besliste dit. Alleen de rechter kan het stoppen.", "A court decided this. Only a court can end it."),
    Soort.MENTORSCHAP: ("De rechter besliste dit. Alleen de rechter kan het stoppen.", "A court decided this. Only a court can end it."),
    Soort.WSNP: ("Dit hoort bij de schuldsanering en stopt vanzelf.", "This is part of the debt restructuring and ends by itself."),
    Soort.ADVOCAAT: ("Wilt u dit stoppen? Bel ons.", "Do you want to end this? Call us."),
    Soort.ERFGENAAM: ("Dit volgt uit de verklaring van erfrecht.", "This follows from the certificate of inheritance."),
}


@dataclass(frozen=True)
class Machtigingsregel:
    """One authority in words. ``stop``: it can be ended here; else ``waarom_vast`` says why not."""

    pk: int
    naam: str
    soort: str
    mag: str
    waarover: str
    van: date
    tot: date | None
    stop: bool
    waarom_vast: str


@dataclass(frozen=True)
class Aanbodregel:
    """An offer on its way. ``naam`` is the other side, empty while nobody filled in the code."""

    pk: int
    naam: str
    waarover: str
    mag_handelen: bool
    tot: date
    code_tot: date
    mijn_beurt: bool


@dataclass(frozen=True)
class Machtigingen:
    voor_mij: Sequence[Machtigingsregel]
    door_mij: Sequence[Machtigingsregel]
    gegeven: Sequence[Aanbodregel]
    genomen: Sequence[Aanbodregel]


def machtigingen_van(persoon_id: int, dag: date) -> Machtigingen:
    """Both sides, in force today or later."""
    rijen = list(_staand(persoon_id, dag))
    open_ = list(_aanbod(persoon_id, dag))
    return Machtigingen(
        voor_mij=[_regel(rij, rij.vertegenwoordiger_naam or rij.organisatie) for rij in rijen if rij.persoon_id == persoon_id],
        door_mij=[_regel(rij, rij.persoon_naam) for rij in rijen if rij.vertegenwoordiger_id == persoon_id],
        gegeven=[
            _aanbodregel(rij, rij.door_naam or "", rij.staat == Aanbodstaat.INGEVULD) for rij in open_ if rij.persoon_id == persoon_id
        ],
        genomen=[_aanbodregel(rij, rij.persoon_naam, False) for rij in open_ if rij.door_id == persoon_id],
    )


def _naam(van: str) -> Subquery:
    rij = Persoonsgegeven.objects.filter(persoon=OuterRef(van), vervangen_op__isnull=True)
    delen = (
        NullIf(Concat("voornamen", Value(" ")), Value(" ")),
        NullIf(Concat("voorvoegsel", Value(" ")), Value(" ")),
        "geslachtsnaam",
    )
    return Subquery(rij.annotate(hele=Concat(*delen)).values("hele"))


def _staand(persoon_id: int, dag: date) -> QuerySet[Any]:
    rijen = Vertegenwoordiging.objects.filter(Q(persoon=persoon_id) | Q(vertegenwoordiger=persoon_id), vervangen_op__isnull=True)
    iets = Q(mag_lezen=True) | Q(mag_handelen=True) | Q(ontvangt_post=True) | Q(ontvangt_geld=True)
    namen = {"persoon_naam": _naam("persoon"), "vertegenwoordiger_naam": _naam("vertegenwoordiger")}
    return rijen.filter(iets, Q(tot__isnull=True) | Q(tot__gte=dag)).annotate(**namen).order_by("-van", "-pk")


def _aanbod(persoon_id: int, dag: date) -> QuerySet[Any]:
    wachtend = Q(staat__in=[Aanbodstaat.OPEN, Aanbodstaat.INGEVULD], code_tot__gte=dag)
    namen = {"persoon_naam": _naam("persoon"), "door_naam": _naam("door")}
    return Machtigingsaanbod.objects.filter(Q(persoon=persoon_id) | Q(door=persoon_id), wachtend).annotate(**namen).order_by("-pk")


def _regel(rij: Any, naam: str) -> Machtigingsregel:
    soort = Soort(rij.soort)
    stop = soort == Soort.MACHTIGING and not rij.ontvangt_geld
    return Machtigingsregel(
        pk=rij.pk,
        naam=naam,
        soort=tekst(soort.label, _SOORT_EN[soort]),
        mag=_mag(rij),
        waarover=in_woorden(rij.lijnen),
        van=rij.van,
        tot=rij.tot,
        stop=stop,
        waarom_vast="" if stop else tekst(*_WAAROM_VAST.get(soort, ("Wilt u dit stoppen? Bel ons.", "Do you want to end this? Call us."))),
    )


def _mag(rij: Any) -> str:
    delen = [
        (rij.mag_lezen, ("kijken", "look")),
        (rij.mag_handelen, ("dingen regelen", "arrange things")),
        (rij.ontvangt_post, ("post krijgen", "get post")),
        (rij.ontvangt_geld, ("geld ontvangen", "receive money")),
    ]
    return ", ".join(tekst(*woorden) for mag, woorden in delen if mag)


def _aanbodregel(rij: Any, naam: str, mijn_beurt: bool) -> Aanbodregel:
    return Aanbodregel(rij.pk, naam, in_woorden(rij.lijnen), rij.mag_handelen, rij.tot, rij.code_tot, mijn_beurt)
