"""One income that a person established, from evidence: a new fact in the place of what stood there."""

from django.db import connection

from duo_portal.databank.schrijven import kopieer
from duo_portal.register.models import Inkomen
from duo_portal.register.selectors import lees_inkomens
from duo_portal.register.services.leg_feiten_vast import FeitAlVervangen


def leg_inkomen_vast(persoon_id: int, jaar: int, centen: int, *, bron: str, reden: str, grond: str) -> bool:
    """1. what stands is read on ``grond``, and logged; 2. it is replaced; 3. the new fact. False when it stood there already.

    The caller holds the lock on the person. Raises ``FeitAlVervangen``.
    """
    was = lees_inkomens([persoon_id], jaar, doel="een opgave overnemen", grond=grond, door="register").get(persoon_id)
    if was == centen:
        return False
    if was is not None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT register_vervang_inkomens(%s, %s)", [[persoon_id], [jaar]])
            if cursor.fetchone()[0] != 1:
                raise FeitAlVervangen
    nieuw = Inkomen(
        persoon_id=persoon_id, jaar=jaar, toetsingsinkomen_centen=centen, bron=bron[:40], reden=reden[:200] if was is not None else ""
    )
    kopieer([nieuw])
    return True
