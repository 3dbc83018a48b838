"""What goes along when somebody takes their data with them (AVG art. 15 and 20): one record per table, declared, not programmed.

Every table with a way to a person is in ``uitvoerdelen`` or, with the reason, in ``buiten``; every column of a table that goes
along is in it or, with the reason, left out. Tests walk all models, so that a new table or column cannot be forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeAlias
from uuid import UUID

from django.apps import apps
from django.db import models

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.mijngegevens.gegevens import gemaskeerd

Bron: TypeAlias = Literal["gemeente", "school", "belastingdienst", "zelf", "wij"]
Rij: TypeAlias = dict[str, Any]
PER_KEER = 500
MASKER = "!"  # behind the name of a column: an account, of which only the ends are shown


@dataclass(frozen=True)
class Deel:
    """One table. ``velden``: names of columns, or ways to them (``instelling__naam``); ``niet``: columns left out, with the reason.

    ``pad`` leads from a row to the number of the person, ``van`` to who wrote it: what somebody else wrote is then theirs.
    """

    nl: str
    en: str
    model: str
    velden: str
    bron: Bron = "wij"
    pad: str = "persoon_id"
    van: str = ""
    niet: Mapping[str, str] = field(default_factory=dict)

    @property
    def klasse(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def paden(self) -> list[str]:
        return [veld.removesuffix(MASKER) for veld in self.velden.split()]

    @property
    def namen(self) -> list[str]:
        """What the columns are called outside: the way, without its seams."""
        return [pad.replace("__", "_") for pad in self.paden]

    def rijen(self, persoon_id: int) -> Iterator[Rij]:
        """The rows of this person, oldest first, read in parts."""
        omzetters = [_omzetter(self.klasse, veld) for veld in self.velden.split()]
        namen = self.namen
        wie = {pad: persoon_id for pad in (self.pad, self.van) if pad}
        vraag = self.klasse._default_manager.filter(**wie).order_by("pk").values_list(*self.paden)
        for rij in vraag.iterator(chunk_size=PER_KEER):
            yield {naam: zet_om(waarde) for naam, zet_om, waarde in zip(namen, omzetters, rij, strict=True)}


uitvoerdelen: Aanmeldlijst[Deel] = Aanmeldlijst("deel van de uitvoer")
# By the label of the model ("werkvoorraad.Taak"): why its rows do not go along.
buiten: Aanmeldlijst[str] = Aanmeldlijst("model buiten de uitvoer")


def _omzetter(model: type[models.Model], veld: str) -> Callable[[Any], Any]:
    """Codes become their words, an account is masked, the rest plain JSON."""
    pad = veld.removesuffix(MASKER)
    if veld.endswith(MASKER):
        return lambda waarde: gemaskeerd(waarde or "")
    kolom = kolom_van(model, pad)
    woorden = dict(getattr(kolom, "flatchoices", ()) or ())
    return (lambda waarde: None if waarde is None else str(woorden.get(waarde, waarde))) if woorden else gewoon


def kolom_van(model: type[models.Model], pad: str) -> Any:
    """The column at the end of a way."""
    eerste, _, rest = pad.partition("__")
    kolom = model._meta.get_field(eerste)
    return kolom_van(kolom.related_model, rest) if rest and isinstance(kolom.related_model, type) else kolom


def gewoon(waarde: Any) -> Any:
    """As JSON knows it. Raises ``TypeError`` for what nobody thought of, such as bytes."""
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    if isinstance(waarde, UUID | Decimal):
        return str(waarde)
    if waarde is None or isinstance(waarde, str | int | float | bool | list | dict):
        return waarde
    raise TypeError(f"{type(waarde).__name__} gaat niet mee in de uitvoer")
