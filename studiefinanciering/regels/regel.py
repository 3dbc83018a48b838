"""The rule "studiefinanciering": every amount of one person in a stretch of equal months (WSF 2000, BSF). Money is cents.

``maand`` is the first day of the first of these months; amounts are per month, those of parents per year. ``fase`` and
``aanvullend_gift`` come from ``vorm``. Without ``wil_aanvullend`` nothing of a parent is used: no income need be read.
"""

import polars as pl

from duo_portal.regels.motor import Invoer, Regel
from studiefinanciering.regels.bedragen import AANVULLEND, UITKOMST
from studiefinanciering.regels.maximum import FEITEN, MAXIMUM
from studiefinanciering.regels.ouders import OUDERNORMEN, SAMEN, ouderstappen, rolstap

_GEHEEL, _JA_NEE, _CODE = Invoer(pl.Int64()), Invoer(pl.Boolean()), Invoer(pl.Int16())
# Of a parent: the part in the award (Ouderrol), income in the peiljaar, own repayment and children.
OUDERVELDEN = {
    "status": _CODE,
    "inkomen": Invoer(pl.Int64(), leeg_mag=True),
    "aflossing": _GEHEEL,
    "telkinderen": _GEHEEL,
    "kinderen": _GEHEEL,
}

STUDIEFINANCIERING = Regel(
    naam="studiefinanciering",
    invoer={
        "maand": Invoer(pl.Date()),
        "geboortedatum": Invoer(pl.Date()),
        "onderwijs": _CODE,
        "uitwonend": _JA_NEE,
        "eenoudergezin": _JA_NEE,
        "fase": _CODE,
        "aanvullend_gift": _JA_NEE,
        "wil_aanvullend": _JA_NEE,
        "lening_gewenst": _GEHEEL,
        "collegegeld_gewenst": _GEHEEL,
        "collegegeld_per_jaar": _GEHEEL,
        "alimentatie": _GEHEEL,
        **{f"ouder{ouder}_{veld}": soort for ouder in (1, 2) for veld, soort in OUDERVELDEN.items()},
    },
    stappen=(
        *FEITEN,
        *MAXIMUM,
        *OUDERNORMEN,
        rolstap(1),
        rolstap(2),
        *ouderstappen(1),
        *ouderstappen(2),
        *SAMEN,
        *AANVULLEND,
        *UITKOMST,
    ),
    peildatum="peildatum",
)
