"""Adding a page without saying for whom it is, is impossible."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, get_resolver, path

from duo_portal.besluiten.models import Besluit
from duo_portal.toegang.beheer.basis import Adminrechten, AlleenLezenAdmin, BeheerAdmin
from duo_portal.toegang.beheer.persoonsgebonden import PersoonsgebondenAdmin
from duo_portal.toegang.beheersite import Beheersite
from duo_portal.toegang.rechten import Recht, voor_iedereen
from duo_portal.toegang.rollen import Rol
from tests.infra.adressen import patronen

# Models without a staff page, and why.
ZONDER_BLADZIJDE = {
    "Inkomen": "een inkomen wordt alleen gelezen met een doel en een grond",
    "Sessie": "wie een sessie kent, is die persoon",
    "Bewaard": "wat iemand typte en nog niet verstuurde, gaat niemand aan",
    "Keuze": "leeft een minuut, tussen de keuze en het inloggen in de demo",
}


def is_verklaard(patroon: URLPattern) -> bool:
    callback: Any = patroon.callback
    beheer = getattr(callback, "model_admin", None)
    return isinstance(getattr(callback, "recht", None), Recht) or isinstance(getattr(beheer, "rechten", None), Adminrechten)


def test_elke_url_zegt_voor_wie_ze_is() -> None:
    alle = list(patronen(get_resolver().url_patterns))
    assert len(alle) > 100
    assert [adres for adres, patroon in alle if not is_verklaard(patroon)] == []


def test_een_url_zonder_verklaring_wordt_gevonden() -> None:
    def kaal(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert not is_verklaard(path("kaal/", kaal))
    assert is_verklaard(path("open/", voor_iedereen("een proef")(kaal)))


def test_open_voor_iedereen_heeft_een_reden() -> None:
    with pytest.raises(ValueError, match="waarom"):
        voor_iedereen("")


def test_elk_model_van_het_portaal_heeft_een_bladzijde_of_een_reden_waarom_niet() -> None:
    eigen = [m for m in apps.get_models() if m.__module__.startswith(("duo_portal", "lesgeld"))]
    zonder = {m.__name__ for m in eigen if not admin.site.is_registered(m)}
    assert zonder == set(ZONDER_BLADZIJDE)


def test_beheer_zonder_rechten_wordt_geweigerd() -> None:
    class KaleAdmin(ModelAdmin):  # type: ignore[type-arg]
        pass

    with pytest.raises(ImproperlyConfigured, match="niet voor wie"):
        Beheersite().register(Besluit, KaleAdmin)


def test_wat_vast_staat_krijgt_geen_bladzijde_om_te_wijzigen() -> None:
    class LosseAdmin(BeheerAdmin):
        rechten = Adminrechten(frozenset({Rol.TEAMLEIDER}), wijzigen=frozenset({Rol.TEAMLEIDER}))

    with pytest.raises(ImproperlyConfigured, match="AlleenLezenAdmin"):
        Beheersite().register(Besluit, LosseAdmin)


def test_de_auditor_kan_geen_wijzigrecht_krijgen() -> None:
    with pytest.raises(ValueError, match="auditor"):
        Adminrechten(frozenset(), wijzigen=frozenset({Rol.AUDITOR}))


def test_zoeken_in_de_adresregel_kan_niet_bij_wat_van_een_persoon_is() -> None:
    with pytest.raises(TypeError, match="adresregel"):
        type("FouteAdmin", (PersoonsgebondenAdmin, AlleenLezenAdmin), {"search_fields": ("iban",)})


def test_wat_van_een_persoon_is_legt_inzage_vast() -> None:
    """Every model with a way to a person is person-bound in the admin."""
    kaal = []
    for model, beheer in admin.site._registry.items():
        velden = {veld.name for veld in model._meta.fields}
        if {"persoon", "vordering", "bericht", "opdracht", "boeking", "bekendmaking"} & velden and not isinstance(
            beheer, PersoonsgebondenAdmin
        ):
            kaal.append(model.__name__)
    assert kaal == []
