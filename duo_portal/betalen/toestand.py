"""In which state a claim is for who must pay it: one answer for every page, in a fixed order of importance."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.remmen.models import Remsoort
from duo_portal.vorderingen.models import Inningsstap


class Toestand(StrEnum):
    BIJ_MENS = "bij_mens"  # after a death: nobody is asked anything
    VERJAARD = "verjaard"
    TERUG_WACHT = "terug_wacht"  # money goes back, but we do not know where to
    TERUG = "terug"  # money is on its way back
    VOLDAAN = "voldaan"
    VASTGEHOUDEN = "vastgehouden"  # lowered after it was handed over, and not confirmed yet: nothing to the bailiff
    BIJ_PARTIJ = "bij_partij"
    UITSTEL = "uitstel"
    STIL = "stil"  # a brake: nothing is collected now
    REGELING_ACHTER = "regeling_achter"
    REGELING = "regeling"
    AFSCHRIJVING_GEMIST = "afschrijving_gemist"
    AFSCHRIJVEN = "afschrijven"
    AANMANING = "aanmaning"
    HERINNERING = "herinnering"
    VERZOEK = "verzoek"
    VERVALLEN = "vervallen"  # the plan lapsed, the payment request is still to come
    KIEZEN = "kiezen"  # within the first term: at once or in instalments
    TE_LAAT = "te_laat"


# What the page may offer in each state stands in ``acties``; what it says in ``nu``.
_EERST: tuple[tuple[Toestand, Callable[[Vorderingbeeld, date], bool]], ...] = (
    (Toestand.BIJ_MENS, lambda beeld, dag: beeld.overleden),
    (Toestand.VERJAARD, lambda beeld, dag: beeld.laatste_stap == Inningsstap.VERJAARD),
    (Toestand.TERUG_WACHT, lambda beeld, dag: bool(beeld.terug_zonder_opdracht) and not beeld.te_betalen),
    (Toestand.TERUG, lambda beeld, dag: bool(beeld.terug_onderweg) and not beeld.te_betalen),
    (Toestand.VOLDAAN, lambda beeld, dag: not beeld.te_betalen),
    (Toestand.VASTGEHOUDEN, lambda beeld, dag: beeld.vastgehouden),
    (Toestand.BIJ_PARTIJ, lambda beeld, dag: beeld.bij_partij),
    (Toestand.UITSTEL, lambda beeld, dag: uitstel_tot(beeld) is not None),
    (Toestand.STIL, lambda beeld, dag: bool(beeld.remmen)),
    (Toestand.REGELING_ACHTER, lambda beeld, dag: beeld.eigen_regeling and beeld.achterstallig(dag) > 0),
    (Toestand.REGELING, lambda beeld, dag: beeld.eigen_regeling),
    (Toestand.AFSCHRIJVING_GEMIST, lambda beeld, dag: beeld.in_termijnen and beeld.achterstallig(dag) > 0),
    (Toestand.AFSCHRIJVEN, lambda beeld, dag: beeld.in_termijnen),
)
_NAAR_STAP = {
    Inningsstap.AANMANING: Toestand.AANMANING,
    Inningsstap.HERINNERING: Toestand.HERINNERING,
    Inningsstap.BETALINGSVERZOEK: Toestand.VERZOEK,
    Inningsstap.REGELING_VERVALLEN: Toestand.VERVALLEN,
}


def toestand_van(beeld: Vorderingbeeld, dag: date) -> Toestand:
    """The first state that fits; after those that hold whatever was sent, the last step of collection decides."""
    for toestand, past in _EERST:
        if past(beeld, dag):
            return toestand
    if beeld.laatste_stap in _NAAR_STAP:
        return _NAAR_STAP[beeld.laatste_stap]
    return Toestand.KIEZEN if beeld.betaal_voor >= dag else Toestand.TE_LAAT


def uitstel_tot(beeld: Vorderingbeeld) -> date | None:
    """The last day of a deferral that stands alone; a deferral without an end is a brake like any other."""
    dagen = [rem.tot for rem in beeld.remmen if rem.soort == Remsoort.UITSTEL]
    return max((dag for dag in dagen if dag), default=None) if len(dagen) == len(beeld.remmen) and None not in dagen else None
