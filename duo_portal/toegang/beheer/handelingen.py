"""What staff can do on a page: each act names its roles, asks what it must know, and is a door to one use case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from duo_portal.toegang.beheer.basis import BeheerAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.rechten import Recht
from duo_portal.toegang.rollen import Rol, rollen_van
from duo_portal.weigeren import Weigering

Gegevens = dict[str, Any]


@dataclass(frozen=True)
class Handeling:
    """``doe`` gets request, object (None on a list) and the answers; it returns what to tell, or a whole response.

    ``weet`` gives lines that somebody should know before they do it here.
    """

    titel: str
    rollen: frozenset[Rol]
    doe: Callable[[HttpRequest, Any, Gegevens], str | HttpResponseBase]
    formulier: Callable[..., forms.Form] | None = None
    kan: Callable[[Any], bool] = lambda obj: True
    uitleg: str = ""
    weet: Callable[[Any], list[str]] = lambda obj: []
    naar_lijst: bool = False


@dataclass(frozen=True)
class Knop:
    titel: str
    url: str
    vraagt: bool


def _ingevuld(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is made with: nothing to ask, or the answers, with files where some were sent."""
    if request.method != "POST":
        return (None,)
    return (request.POST, request.FILES) if request.FILES else (request.POST,)


class HandelingenAdmin(BeheerAdmin):
    """Adds a page per act: ``handelingen`` on an object, ``lijsthandelingen`` on the list."""

    handelingen: ClassVar[Mapping[str, Handeling]] = {}
    lijsthandelingen: ClassVar[Mapping[str, Handeling]] = {}
    change_form_template = "admin/met_handelingen.html"
    change_list_template = "admin/lijst_met_handelingen.html"

    def get_urls(self) -> list[URLPattern]:
        eigen = [self._url(f"<int:pk>/{naam}/", naam, handeling) for naam, handeling in self.handelingen.items()]
        eigen += [self._url(f"{naam}/", naam, handeling) for naam, handeling in self.lijsthandelingen.items()]
        return [*eigen, *super().get_urls()]

    def _url(self, adres: str, naam: str, handeling: Handeling) -> URLPattern:
        def view(request: HttpRequest, pk: int | None = None) -> HttpResponseBase:
            return self._behandel(request, naam, handeling, pk)

        view.recht = Recht("medewerker", rollen=handeling.rollen)  # type: ignore[attr-defined]
        return path(adres, self.admin_site.admin_view(view), name=self._naam(naam))

    def _naam(self, naam: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{naam}"

    def _behandel(self, request: HttpRequest, naam: str, handeling: Handeling, pk: int | None) -> HttpResponseBase:
        """1. role; 2. the object, logged as seen; 3. ask; 4. do."""
        if not rollen_van(request.user) & handeling.rollen:
            raise PermissionDenied("Uw rol geeft geen toegang tot deze handeling.")
        obj = None if pk is None else self.get_object(request, str(pk))
        if pk is not None and obj is None:
            raise Http404
        if pk is not None and isinstance(self, PersoonsgebondenAdmin) and (eerst := self._leg_inzage_vast(request, str(pk))) is not None:
            return eerst
        formulier = handeling.formulier(*_ingevuld(request)) if handeling.formulier else None
        if request.method == "POST" and (formulier is None or formulier.is_valid()):
            return self._doe(request, handeling, obj, formulier.cleaned_data if formulier else {})
        inhoud = {"title": handeling.titel, "form": formulier, "uitleg": handeling.uitleg, "weet": handeling.weet(obj), "obj": obj}
        inhoud["terug"] = self._terug(obj)
        return render(request, "admin/handeling.html", {**self.admin_site.each_context(request), **inhoud})

    def _doe(self, request: HttpRequest, handeling: Handeling, obj: Any, gegevens: Gegevens) -> HttpResponseBase:
        try:
            uitkomst = handeling.doe(request, obj, gegevens)
        except Weigering as fout:
            messages.error(request, str(fout))
            return HttpResponseRedirect(self._terug(obj))
        if isinstance(uitkomst, HttpResponseBase):
            return uitkomst
        messages.success(request, uitkomst)
        if obj is not None:
            self.log_change(request, obj, handeling.titel)
        return HttpResponseRedirect(self._terug(None if handeling.naar_lijst else obj))

    def _terug(self, obj: Any) -> str:
        basis = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return reverse(f"{basis}_changelist") if obj is None else reverse(f"{basis}_change", args=[obj.pk])

    def knoppen(self, request: HttpRequest, obj: Any) -> list[Knop]:
        """The acts that this person can do here now."""
        lijst = self.lijsthandelingen if obj is None else self.handelingen
        args = [] if obj is None else [obj.pk]
        return [
            Knop(handeling.titel, reverse(f"admin:{self._naam(naam)}", args=args), handeling.formulier is not None)
            for naam, handeling in lijst.items()
            if rollen_van(request.user) & handeling.rollen and (obj is None or handeling.kan(obj))
        ]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], add: bool = False, change: bool = False, form_url: str = "", obj: Any = None
    ) -> HttpResponse:
        """With the acts on the object that the page has read already."""
        context["knoppen"] = self.knoppen(request, obj) if obj is not None else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {**(extra_context or {}), "knoppen": self.knoppen(request, None)})
