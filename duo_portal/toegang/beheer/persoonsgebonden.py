"""Admin of what belongs to a person: no look without a purpose, and every look is logged."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from duo_portal.toegang.beheer.basis import BeheerAdmin
from duo_portal.toegang.beheer.doelen import Doel, doel_voor, vraag_doel
from duo_portal.toegang.inzage import schrijf_inzage
from duo_portal.toegang.rollen import medewerker_van


class PersoonsgebondenAdmin(BeheerAdmin):
    """``persoon_pad`` leads from a row to the person's number. There is no search by address line: a BSN could be typed there."""

    persoon_pad: ClassVar[str] = "persoon_id"
    search_fields = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.search_fields:
            raise TypeError(f"{cls.__name__}: zoeken in de adresregel zet persoonsgegevens in logbestanden.")

    def persoon_van(self, obj: Model) -> int | None:
        waarde: Any = obj
        for stap in self.persoon_pad.split("."):
            waarde = getattr(waarde, stap, None)
        return int(waarde) if waarde is not None else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the rows on the way to the person, so that a list does not ask for each row apart."""
        *weg, _ = self.persoon_pad.split(".")
        rijen = super().get_queryset(request)
        return rijen.select_related("__".join(weg)) if weg else rijen

    def vast_doel(self, request: HttpRequest, obj: Model | None) -> Doel | None:
        """A purpose that follows from the work itself, such as a task; None means: ask."""
        return None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if (antwoord := self._leg_inzage_vast(request, object_id)) is not None:
            return antwoord
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if (antwoord := self._leg_inzage_vast(request, object_id)) is not None:
            return antwoord
        return super().history_view(request, object_id, extra_context)

    def _leg_inzage_vast(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """None when the page may be shown; the question for a purpose when it is not known yet."""
        obj = self.get_object(request, unquote(object_id))
        persoon_id = self.persoon_van(obj) if obj is not None else None
        if persoon_id is None or not self.has_view_permission(request, obj):
            return None  # nothing of a person to see: Django answers
        doel = self.vast_doel(request, obj) or doel_voor(request.session, persoon_id)
        if doel is None:
            return vraag_doel(request, persoon_id)
        schrijf_inzage([persoon_id], medewerker_van(request), f"{self.opts.verbose_name} {object_id}", doel)
        return None

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        doel = self.vast_doel(request, None) or doel_voor(request.session, None)
        if doel is None and self.has_view_permission(request):
            return vraag_doel(request, None)
        antwoord = super().changelist_view(request, extra_context)
        if doel is not None and isinstance(antwoord, TemplateResponse) and antwoord.context_data:
            self._schrijf_lijst(request, antwoord.context_data["cl"].result_list, doel)
        return antwoord

    def _schrijf_lijst(self, request: HttpRequest, rijen: Iterable[Model], doel: Doel) -> None:
        personen = [p for rij in rijen if (p := self.persoon_van(rij)) is not None]
        schrijf_inzage(personen, medewerker_van(request), f"lijst {self.opts.verbose_name_plural}", doel)
