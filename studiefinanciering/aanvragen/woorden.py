"""Gift or debt, in words: the first line of every choice. Students do not know it, and it decides what they dare to ask."""

from datetime import date

from duo_portal.aanvragen.velden import TweeTalen
from studiefinanciering.regels.norm_vormen import DUUR

OPLEIDINGEN: dict[str, TweeTalen] = {
    "mbo_12": ("Mbo niveau 1 of 2 (bol)", "Mbo level 1 or 2 (bol)"),
    "mbo_34": ("Mbo niveau 3 of 4 (bol)", "Mbo level 3 or 4 (bol)"),
    "hbo": ("Hbo", "Hbo (university of applied sciences)"),
    "wo": ("Universiteit", "University"),
}
_GIFT: TweeTalen = ("Dit is een gift. U hoeft niets terug te betalen.", "This is a gift. You do not have to pay anything back.")
_DIPLOMA: TweeTalen = (
    "Dit wordt een gift als u binnen 10 jaar uw diploma haalt. Anders is het een schuld.",
    "This becomes a gift if you get your diploma within 10 years. Otherwise it is a debt.",
)
LENING: TweeTalen = (
    "Dit is een lening. U betaalt hem terug, met rente.",
    "This is a loan. You pay it back, with interest.",
)


def beurs(opleiding: object) -> TweeTalen:
    """Basisbeurs, toeslag and travel product."""
    return _GIFT if opleiding == "mbo_12" else _DIPLOMA


def aanvullend(opleiding: object, dag: date) -> TweeTalen:
    if opleiding == "mbo_12":
        return _GIFT
    maanden = DUUR["aanvullend_gift_mbo_maanden" if opleiding == "mbo_34" else "aanvullend_gift_ho_maanden"].op(dag).waarde
    return (
        f"De eerste {maanden} maanden zijn een gift. Daarna wordt het een gift als u binnen 10 jaar uw diploma haalt.",
        f"The first {maanden} months are a gift. After that it becomes a gift if you get your diploma within 10 years.",
    )


def is_ho(opleiding: object) -> bool:
    return opleiding in ("hbo", "wo")
