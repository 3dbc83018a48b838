"""The part of the walk about applying for studiefinanciering, and about parents."""

from dataclasses import dataclass
from datetime import date

from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.register.models import Persoon
from studiefinanciering.models import Aanvullend
from studiefinanciering.services.beoordeel_student import beoordeel_student
from studiefinanciering.services.leg_keuze_vast import leg_keuze_vast
from studiefinanciering.services.meld_ouders import meld_ouders
from tests import bouw
from tests.studiefinanciering.aanvragen import mensen
from tests.toegang.rolverdeling import burger


@dataclass(frozen=True)
class Stufi:
    """``nieuw`` never asked; ``kind`` has an award for which the income of ``ouder`` was used; for ``met_voorstel`` one lies ready."""

    nieuw: Persoon
    kind: Persoon
    ouder: Persoon
    met_voorstel: Persoon
    voorstel_id: int


def maak_stufi() -> Stufi:
    nieuw = mensen.mbo("4", "Aanvraagster")
    _begin(nieuw, mensen.AANVRAAG)
    _begin(nieuw, "/vragen/ouder-uit-beeld/0/")
    kind = _met_beurs()
    _begin(kind, "/vragen/studiefinanciering-wijzigen/0/")
    _begin(kind, "/vragen/studiefinanciering-stoppen/0/")
    _begin(kind, "/vragen/later-peiljaar/2026/")
    ouder = mensen.ouders_van(kind)[0]
    _begin(ouder, "/vragen/ouder-gegevens/2024/")
    met_voorstel = mensen.mbo(naam="Voorgesteld")
    leg_keuze_vast(met_voorstel.pk, date(2026, 1, 1), {}, None)
    gegevens = {"studiejaar": 2025, "onderwijs": "mbo", "vorm": "gift", "giftmaanden": 7, "bevestig_voor": "2026-07-31"}
    voorstel = Aanvraag.objects.create(
        persoon=met_voorstel, soort="studiefinanciering-aanvullend", periode=2025, staat=Aanvraagstaat.VOORBEREID, gegevens=gegevens
    )
    return Stufi(nieuw, kind, ouder, met_voorstel, voorstel.pk)


def _met_beurs() -> Persoon:
    kind = mensen.mbo(naam="Beursstudent")
    mensen.nederlander(kind)
    for ouder in mensen.ouders_van(kind):
        mensen.geef_inkomen(ouder, 3_000_000)
    leg_keuze_vast(kind.pk, date(2026, 1, 1), {"aanvullend": Aanvullend.JA}, None)
    beoordeel_student(kind.pk, [2026], "toets")
    meld_ouders(bouw.VANDAAG)
    return kind


# What somebody of the walk types, by the flow and the step.
GETYPT: dict[str, dict[str, dict[str, object]]] = {
    "ouder-uit-beeld": {"ouder": {"ouder": "1"}, "situatie": {"grond": "conflict"}, "lenen": {"lenen": "nee"}},
    "studiefinanciering-wijzigen": {"wat": {"wat": "reisproduct"}},
    "studiefinanciering-stoppen": {"vanaf": {"stopt": "volgende"}},
    "later-peiljaar": {"jaar": {"later_jaar": "vorig"}},
    "ouder-gegevens": {
        "inkomen": {"inkomen": "20000"},
        "partner": {"zonder_partner": "ja"},
        "kinderen": {"telkinderen": "0"},
    },
}


def _begin(wie: Persoon, adres: str) -> None:
    """To the check page, without sending."""
    mensen.tot_controle(burger(wie), adres, **GETYPT.get(adres.split("/")[2], {}))
