"""What an applicant would get, computed by the rule itself, without anything about a parent: the aanvullende beurs is a range."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from duo_portal.regels.normen import Normfout
from studiefinanciering.codes import Fase
from studiefinanciering.codes_regels import Ouderrol, Studie
from studiefinanciering.regels.norm import NORMEN
from studiefinanciering.regels.regel import STUDIEFINANCIERING

ALLES = -1


@dataclass(frozen=True)
class Situatie:
    """As far as the register and the answers tell it. ``opleiding`` is a code of ``woorden.OPLEIDINGEN``."""

    opleiding: str
    uitwonend: bool
    geboren: date
    eenouder: bool = False
    lening_centen: int = 0
    collegegeld_centen: int = 0

    @property
    def ho(self) -> bool:
        return self.opleiding in ("hbo", "wo")


def bedragen(wie: Situatie, maand: date) -> Mapping[str, int] | None:
    """The steps of the rule in cents a month, by name; None for a month of which the amounts are not known yet."""
    geen_ouder = {"status": int(Ouderrol.GEEN), "inkomen": None, "aflossing": 0, "telkinderen": 0, "kinderen": 1}
    rij = {
        "maand": maand,
        "geboortedatum": wie.geboren,
        "onderwijs": int(Studie.HO if wie.ho else Studie.MBO),
        "uitwonend": wie.uitwonend,
        "eenoudergezin": wie.eenouder,
        "fase": int(Fase.GIFT if wie.opleiding == "mbo_12" else Fase.PRESTATIE),
        "aanvullend_gift": True,
        "wil_aanvullend": False,
        "lening_gewenst": wie.lening_centen,
        "collegegeld_gewenst": wie.collegegeld_centen,
        "collegegeld_per_jaar": _per_jaar(maand) if wie.ho else 0,
        "alimentatie": 0,
        **{f"ouder{nr}_{naam}": waarde for nr in (1, 2) for naam, waarde in geen_ouder.items()},
    }
    schema = {naam: deel.type for naam, deel in STUDIEFINANCIERING.invoer.items()}
    try:
        return STUDIEFINANCIERING.beoordeel(pl.DataFrame([rij], schema=schema, orient="row")).row(0, named=True)
    except Normfout:
        return None


def collegegeld_op(maand: date) -> int:
    """A twelfth of the statutory fee in cents, half up; 0 where the norm is not known."""
    return (_per_jaar(maand) + 6) // 12


def _per_jaar(maand: date) -> int:
    try:
        waarde = NORMEN["ho_collegegeld"].op(maand).waarde
    except Normfout:
        return 0
    return waarde if isinstance(waarde, int) else 0
