"""The terms that we set ourselves, as norms that a reader can look up."""

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.normbronnen import Kolom, Normbron, normbronnen, uit_tabel
from duo_portal.regels.normen import Normen
from duo_portal.tegenspraak.termijnen import NORMEN

_KOLOMMEN = {
    "gronden": Kolom(
        "bezwaar_gronden_weken",
        Eenheid.AANTAL,
        "Zoveel weken hebt u om de redenen van uw bezwaar te sturen",
        "So many weeks you have to send the reasons of your objection",
    ),
    "laat": Kolom(
        "bezwaar_laat_weken",
        Eenheid.AANTAL,
        "Zoveel weken nemen wij ten minste voor een bezwaar na de laatste dag",
        "So many weeks we take at least for an objection after the last day",
    ),
}


def meld_aan() -> None:
    normen = {
        norm: bron[norm] for tabel, kolom in _KOLOMMEN.items() for bron in [uit_tabel(NORMEN, tabel, {"weken": kolom})] for norm in bron
    }
    normbronnen.meld_aan("tegenspraak", Normbron("Bezwaar", "Objections", Normen(normen)))
