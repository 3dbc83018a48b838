"""The base of every admin class: roles instead of separate permissions, lists that stay fast, nothing deleted."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import BinaryField, ForeignKey, Model, QuerySet
from django.http import HttpRequest

from duo_portal.toegang.beheer.kolommen import bedrag
from duo_portal.toegang.beheer.paginering import BegrensdePaginator
from duo_portal.toegang.rollen import Rol, rollen_van


@dataclass(frozen=True)
class Adminrechten:
    """Who may look, and who may change or add. The auditor looks everywhere and changes nowhere."""

    lezen: frozenset[Rol]
    wijzigen: frozenset[Rol] = frozenset()
    toevoegen: frozenset[Rol] = frozenset()

    def __post_init__(self) -> None:
        if Rol.AUDITOR in self.wijzigen | self.toevoegen:
            raise ValueError("De auditor verandert niets.")

    @property
    def mag_lezen(self) -> frozenset[Rol]:
        return self.lezen | self.wijzigen | self.toevoegen | {Rol.AUDITOR}


BEHANDELING = frozenset({Rol.BEHANDELAAR_LESGELD, Rol.BEHANDELAAR_STUDIEFINANCIERING, Rol.TEAMLEIDER, Rol.KLACHTBEHANDELAAR})


class BeheerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    rechten: ClassVar[Adminrechten]

    paginator = BegrensdePaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 0
    sortable_by: ClassVar[tuple[str, ...] | list[str] | None] = ()  # sorting millions of rows on a column without an index is refused
    ordering: ClassVar[Any] = ("-pk",)
    actions = None
    show_facets = admin.ShowFacets.NEVER  # facets are counts
    change_list_template = "admin/lijst.html"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.__name__.endswith("Admin"):
            raise TypeError(f"{cls.__name__}: de naam van een beheerklasse eindigt op Admin.")

    def _heeft(self, request: HttpRequest, rollen: frozenset[Rol]) -> bool:
        return bool(rollen_van(request.user) & rollen)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._heeft(request, self.rechten.mag_lezen)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._heeft(request, self.rechten.wijzigen)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._heeft(request, self.rechten.toevoegen)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False  # only the retention role deletes

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Bytes (a BSN at rest, a PDF) are never shown as a field."""
        return [*(super().get_exclude(request, obj) or ()), *(v.name for v in self.model._meta.fields if isinstance(v, BinaryField))]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """With what its foreign keys point at, once per request: Django asks for the object several times."""
        voorraad: dict[tuple[str, str], Any] = request.__dict__.setdefault("_beheerobjecten", {})
        sleutel = (self.model._meta.label, object_id)
        if request.method != "GET" or sleutel not in voorraad:
            voorraad[sleutel] = super().get_object(request, object_id, from_field)
        return voorraad[sleutel]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The foreign keys come along in one query. Left out are bytes, which no page shows."""
        verwijzingen = [v.name for v in self.model._meta.fields if isinstance(v, ForeignKey)]
        bytes_ = [v.name for v in self.model._meta.fields if isinstance(v, BinaryField)]
        rijen = super().get_queryset(request).defer(*bytes_)
        return rijen.select_related(*verwijzingen) if verwijzingen else rijen


class AlleenLezenAdmin(BeheerAdmin):
    """For what stands (``Vast``) and for what comes in by import only."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """All fields, with cents as euros."""
        if self.fields:
            return list(self.fields)
        weg = {self.opts.pk.name, *self.get_exclude(request, obj)}
        namen = [veld.name for veld in self.model._meta.fields if veld.name not in weg]
        return [bedrag(naam) if naam.endswith("_centen") else naam for naam in namen]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
