"""Claims that are or soon will be time-barred: no machine collects them, and a person hears of it in time."""

from datetime import date

from django.db.backends.utils import CursorWrapper

from duo_portal.berichten.opmaak import datum
from duo_portal.tijd.duur import tel_maanden
from duo_portal.vorderingen.regels.normen import norm
from duo_portal.vorderingen.selectors import verjaringsdagen

OUD = "SELECT vordering_id, persoon_id, lijn, open_centen FROM inning_stand WHERE open_centen > 0 AND betaal_voor <= %(voor)s"
TAAK = """
INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, termijn, staat, uitkomst)
VALUES ('verjaart_bijna', %(lijn)s, %(sleutel)s, %(persoon)s, %(tekst)s,
    jsonb_build_object('vordering', %(vordering)s::bigint, 'open_centen', %(open)s::bigint), %(op)s, 1, '') ON CONFLICT (sleutel) DO NOTHING
"""


def meld_verjaring(cursor: CursorWrapper, op: date) -> list[int]:
    """The claims of ``inning_stand`` that are time-barred on ``op``. For those that will be within some months a task is made.

    Few claims are that old, so each is looked at by itself. Braked claims count too: a brake stops no limitation by itself.
    """
    melden = norm("verjaring_melden_maanden", op)
    cursor.execute(OUD, {"voor": tel_maanden(op, melden - 12 * norm("verjaring_jaren", op))})
    oud = {rij[0]: rij for rij in cursor.fetchall()}
    dagen = verjaringsdagen(cursor, oud, op)
    for vordering, verjaart in dagen.items():
        if op <= verjaart <= tel_maanden(op, melden):
            _, persoon, lijn, open_centen = oud[vordering]
            tekst = f"De vordering verjaart op {datum(verjaart, 'nl')}: beslis of u haar stuit (Awb 4:106)."
            sleutel = f"verjaart:{vordering}:{verjaart}"
            waarden = {"lijn": lijn, "sleutel": sleutel, "persoon": persoon, "tekst": tekst, "op": verjaart}
            cursor.execute(TAAK, {**waarden, "vordering": vordering, "open": open_centen})
    return [vordering for vordering, verjaart in dagen.items() if verjaart < op]
