"""The staff side of the portal."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import Group, User
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver

from duo_portal.tijd import vandaag
from duo_portal.toegang.beheer.alarmen import die_gaan
from duo_portal.toegang.rechten import Recht
from duo_portal.toegang.rollen import Rol, rollen_van

# Pages that Django's site has of itself. A page that a new version adds is not in here and fails the test.
IEDEREEN = {"login": "wie nog niet is ingelogd moet kunnen inloggen"}
MEDEWERKERS = frozenset({"index", "logout", "password_change", "password_change_done", "jsi18n", "app_list", None})
GESLOTEN = frozenset({"view_on_site", "autocomplete"})
ZONDER_BLADZIJDEN = "oauth2_provider"  # codes and tokens of the demo's login service, gone within minutes: nothing for staff
VOOROP = ("werkvoorraad", "register", "besluiten", "vorderingen", "grootboek", "betalingen", "batches", "remmen", "berichten")


class Beheersite(AdminSite):
    """Only members of staff with a role come in, and only admin classes that say for whom they are."""

    site_title = "Beheer — voorbeeldportaal"
    site_header = "Beheer — voorbeeldportaal"
    index_title = "Overzicht"
    site_url = None
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(rollen_van(request.user))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "peildatum_demo": vandaag()}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What cannot wait stands above the list of rooms."""
        return super().index(request, {**(extra_context or {}), "alarmen": die_gaan(request)})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What staff open most stands first; the rest by name, as Django does."""
        kamers = super().get_app_list(request, app_label)
        return sorted(kamers, key=lambda kamer: VOOROP.index(kamer["app_label"]) if kamer["app_label"] in VOOROP else len(VOOROP))

    def register(self, model_or_iterable: type[Model] | Iterable[type[Model]], admin_class: Any = None, **options: Any) -> None:
        """Refuse what does not declare its roles, and what offers to change a row that stands."""
        from duo_portal.databank.modellen import Vast
        from duo_portal.toegang.beheer.basis import AlleenLezenAdmin, BeheerAdmin

        modellen = [model_or_iterable] if isinstance(model_or_iterable, type) else list(model_or_iterable)
        soort = admin_class or ModelAdmin
        if not issubclass(soort, BeheerAdmin):
            if set(modellen) <= {User, Group} or {model._meta.app_label for model in modellen} == {ZONDER_BLADZIJDEN}:
                return  # Django's own pages for users; ours, with roles, come in their place
            raise ImproperlyConfigured(f"{soort.__name__} zegt niet voor wie het is: maak het een BeheerAdmin met 'rechten'.")
        for model in modellen:
            if issubclass(model, Vast) and not issubclass(soort, AlleenLezenAdmin):
                raise ImproperlyConfigured(f"{model.__name__} groeit alleen aan: gebruik AlleenLezenAdmin.")
        super().register(modellen, soort, **options)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Django's pages with their declarations, without the two that could show rows of any model."""
        patronen = [p for p in super().get_urls() if getattr(p, "name", None) not in GESLOTEN]
        for patroon in patronen:
            if isinstance(patroon, URLPattern):
                _verklaar(patroon)
        return patronen


def _verklaar(patroon: URLPattern) -> None:
    if patroon.name in IEDEREEN:
        recht = Recht("iedereen", reden=IEDEREEN[patroon.name])
    elif patroon.name in MEDEWERKERS:
        recht = Recht("medewerker", rollen=frozenset(Rol))
    else:
        return
    callback: Any = patroon.callback
    # A bound method holds no attributes: the declaration stands on the function beneath it.
    getattr(callback, "__func__", callback).recht = recht
