"""What the open pages show of collection: its norms, and what it says to who cannot pay."""

from pathlib import Path

from duo_portal.portaal.openbaar.levensgebeurtenissen import gebeurtenisbronnen
from duo_portal.regels.normbronnen import Normbron, normbronnen
from duo_portal.regels.normen import Normen
from duo_portal.vorderingen.overdrachtnorm import NORMEN as OVERDRACHT
from duo_portal.vorderingen.regels.normen import NORMEN as INNING
from duo_portal.vorderingen.regels.rente import NORM as RENTE


def meld_aan() -> None:
    normen = INNING | OVERDRACHT | Normen({RENTE.naam: RENTE})
    normbronnen.meld_aan("vorderingen", Normbron("Betalen, uitstel en inning", "Paying, deferral and collection", normen))
    gebeurtenisbronnen.meld_aan("vorderingen", Path(__file__).parent / "gebeurtenissen")
