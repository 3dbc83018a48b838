"""The page of a person: one panel per subject, registered by the room that owns it, each filled by one query."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.toegang.beheer.basis import BeheerAdmin
from duo_portal.toegang.beheer.handelingen import Handeling


@dataclass(frozen=True)
class Rij:
    """The cells of a row; ``model`` and ``pk`` make the first cell a link to that row's own page."""

    cellen: Sequence[object]
    model: type[Model] | None = None
    pk: int | None = None
    let_op: bool = False

    @property
    def url(self) -> str:
        if self.model is None or self.pk is None:
            return ""
        return reverse(f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_change", args=[self.pk])


@dataclass(frozen=True)
class Paneel:
    """``voor`` names the model whose readers may see the panel; ``rijen`` asks at most one query."""

    titel: str
    kolommen: Sequence[str]
    rijen: Callable[[int], Iterable[Rij]]
    voor: type[Model]
    volgorde: int = 100
    leeg: str = "Niets bekend."


@dataclass(frozen=True)
class GevuldPaneel:
    naam: str
    titel: str
    kolommen: Sequence[str]
    rijen: list[Rij]
    leeg: str


dossierpanelen: Aanmeldlijst[Paneel] = Aanmeldlijst("dossierpaneel")

# What can be done from the page of a person; rooms add to it when their admin is loaded.
dossierhandelingen: dict[str, Handeling] = {}


def vul_panelen(request: HttpRequest, persoon_id: int) -> list[GevuldPaneel]:
    """The panels this member of staff may see, in order."""
    panelen = sorted(dossierpanelen.items(), key=lambda paar: paar[1].volgorde)
    return [
        GevuldPaneel(naam, paneel.titel, paneel.kolommen, list(paneel.rijen(persoon_id)), paneel.leeg)
        for naam, paneel in panelen
        if _mag(request, paneel.voor)
    ]


def _mag(request: HttpRequest, model: type[Model]) -> bool:
    beheer = admin.site._registry.get(model)
    return isinstance(beheer, BeheerAdmin) and beheer.has_view_permission(request)
