"""Compares the facts of delivered persons with what stands, and writes only the difference: one query per kind of fact."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Manager

from duo_portal.databank.modellen import Feit
from duo_portal.databank.schrijven import kopieer
from duo_portal.register.feiten import Feitsoort
from duo_portal.register.importeren.gezag import BEWIJS
from duo_portal.register.models import Adres, Familierelatie, Overlijden, Persoonsgegeven, Vertegenwoordiging
from duo_portal.register.services.leg_feiten_vast import laat_beoordelen, leg_overlijdens_vast, met_kinderen, vervang
from duo_portal.tijd import vandaag

REDEN = "nieuwe levering van de BRP"
TERUG = 5  # years; a move of longer ago changes no decision that may still be changed
GEGEVEN = (
    *("voornamen", "voorvoegsel", "geslachtsnaam", "titel", "geslacht", "geboortedatum", "geboortedatum_brp"),
    *("geboorteplaats", "nationaliteit", "naamgebruik", "geheimhouding"),
)
ADRES = (
    *("soort", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "gemeentecode", "locatie"),
    *("landcode", "regel1", "regel2", "regel3", "van"),
)
RELATIE = ("soort", "verwant_id", "naam", "van", "tot")
VERTEGENWOORDIGING = ("soort", "vertegenwoordiger_id", "organisatie", "van", "tot")

F = TypeVar("F", bound=Feit)


@dataclass(slots=True)
class Personalia:
    """All that one line says of one person: it is recorded whole or not at all."""

    persoon_id: int
    gegeven: Persoonsgegeven
    adres: Adres
    overlijden: Overlijden | None
    relaties: list[Familierelatie]
    vertegenwoordigingen: list[Vertegenwoordiging]


@dataclass(slots=True)
class Verschil:
    """The persons of whom something changed, and those who are known to be dead while the line says nothing of it."""

    anders: set[int] = field(default_factory=set)
    overlijden_weg: set[int] = field(default_factory=set)


def leg_personalia_vast(alle: Sequence[Personalia], nieuwe_personen: set[int]) -> Verschil:
    verschil = Verschil()
    oude = [personalia.persoon_id for personalia in alle if personalia.persoon_id not in nieuwe_personen]
    werk = _Werk(oude, verschil.anders)
    werk.schrijf(Persoonsgegeven, [(p.persoon_id, [p.gegeven]) for p in alle], lambda feit: _waarden(feit, GEGEVEN))
    verhuisd = werk.schrijf(Adres, [(p.persoon_id, [p.adres]) for p in alle], lambda feit: _waarden(feit, ADRES))
    familie = werk.schrijf(Familierelatie, [(p.persoon_id, p.relaties) for p in alle], lambda feit: _waarden(feit, RELATIE))
    werk.schrijf(
        Vertegenwoordiging,
        [(p.persoon_id, p.vertegenwoordigingen) for p in alle],
        lambda feit: _waarden(feit, VERTEGENWOORDIGING),
        # What was recorded by hand stands beside the BRP and is not the BRP's to replace.
        alleen={"bewijs": BEWIJS},
    )
    _overlijdens(alle, oude, verschil)
    _laat_beoordelen(alle, verhuisd, familie)
    return verschil


def _laat_beoordelen(alle: Sequence[Personalia], verhuisd: set[int], familie: set[int]) -> None:
    """Where somebody lives counts for them and for their children, from the day of the move; who the parents are, from this year."""
    vanaf = {p.persoon_id: max(p.adres.van or begin_jaar(), begin_jaar(TERUG)) for p in alle if p.persoon_id in verhuisd}
    nu = vandaag()
    gezinnen = met_kinderen(verhuisd)
    adres = {(wie, (min(vanaf[persoon], nu), nu)) for persoon, gezin in gezinnen.items() for wie in gezin}
    laat_beoordelen(Feitsoort.ADRES, Feitsoort.ADRES.value, adres)
    laat_beoordelen(Feitsoort.FAMILIE, Feitsoort.FAMILIE.value, {(persoon, (begin_jaar(), nu)) for persoon in familie})


def begin_jaar(terug: int = 0) -> date:
    return date(vandaag().year - terug, 1, 1)


@dataclass(slots=True)
class _Werk:
    oude: Sequence[int]
    anders: set[int]

    def schrijf(
        self,
        model: type[F],
        gewenst: Iterable[tuple[int, Sequence[F]]],
        waarden: Callable[[F], Hashable],
        alleen: dict[str, str] | None = None,
    ) -> set[int]:
        """Returns of whom something that stood changed; who was not known before is no change."""
        manager: Manager[F] = model._default_manager
        staand: dict[int, dict[Hashable, F]] = defaultdict(dict)
        for feit in manager.filter(persoon_id__in=self.oude, vervangen_op__isnull=True, **(alleen or {})):
            staand[_persoon(feit)][waarden(feit)] = feit
        nieuw: list[F] = []
        weg: list[int] = []
        gewijzigd: set[int] = set()
        bekend = set(self.oude)
        for persoon_id, feiten in gewenst:
            was, wordt = staand.get(persoon_id, {}), {waarden(feit): feit for feit in feiten}
            verdwenen = [feit.pk for inhoud, feit in was.items() if inhoud not in wordt]
            erbij = [feit for inhoud, feit in wordt.items() if inhoud not in was]
            if was or verdwenen:
                for feit in erbij:
                    feit.reden = REDEN
            if verdwenen or erbij:
                self.anders.add(persoon_id)
                gewijzigd |= {persoon_id} & bekend
            nieuw += erbij
            weg += verdwenen
        vervang(model, weg)
        kopieer(nieuw)
        return gewijzigd


def _overlijdens(alle: Sequence[Personalia], oude: Sequence[int], verschil: Verschil) -> None:
    staand = {feit.persoon_id: feit for feit in Overlijden.objects.filter(persoon_id__in=oude, vervangen_op__isnull=True)}
    nieuw: list[Overlijden] = []
    gecorrigeerd: list[tuple[Overlijden, Overlijden]] = []
    for personalia in alle:
        was, wordt = staand.get(personalia.persoon_id), personalia.overlijden
        if wordt is None:
            if was is not None:
                verschil.overlijden_weg.add(personalia.persoon_id)
        elif was is None:
            nieuw.append(wordt)
        elif was.datum_brp != wordt.datum_brp:
            wordt.reden = REDEN
            gecorrigeerd.append((was, wordt))
    verschil.anders |= {feit.persoon_id for feit in nieuw} | {feit.persoon_id for _, feit in gecorrigeerd}
    leg_overlijdens_vast(nieuw, gecorrigeerd)


def _waarden(feit: Feit, velden: Iterable[str]) -> Hashable:
    return tuple(getattr(feit, veld) for veld in velden)


def _persoon(feit: Feit) -> int:
    return int(feit.persoon_id)  # type: ignore[attr-defined]
