"""One message about a claim, outside the nightly run."""

from datetime import date

from duo_portal.berichten.services import stuur_bericht as berichten
from duo_portal.berichten.velden import Json
from duo_portal.vorderingen.betalingskenmerk import gedrukt
from duo_portal.vorderingen.codes import WAARVOOR
from duo_portal.vorderingen.stand import Inningsstand


def stuur_bericht(stand: Inningsstand, sjabloon: str, op: date, **waarden: Json) -> int | None:
    """Send ``vorderingen/<sjabloon>`` with what every message about a claim says; as ``berichten`` does, also in what it raises."""
    basis: dict[str, Json] = {"waarvoor": WAARVOOR[stand.soort], "periode": stand.periode, "betalingskenmerk": gedrukt(stand.vordering_id)}
    return berichten.stuur_bericht(
        stand.persoon_id, f"vorderingen/{sjabloon}", {**basis, **waarden}, lijn=stand.lijn, besluit_id=stand.besluit_id, op=op
    )
