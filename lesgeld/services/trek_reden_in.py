"""A reason that was recognised turns out not to be one: taken back as a new fact, and the year judged again."""

import structlog
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from duo_portal.aanvragen.services.leg_oordeel_vast import toets_motivering
from duo_portal.register.models import Persoon
from duo_portal.weigeren import Weigering
from lesgeld.models import ErkendeReden, Redenintrekking
from lesgeld.services.beoordeel_student import beoordeel_student
from lesgeld.services.ken_verzoek_toe import NU

log = structlog.get_logger(__name__)
INGETROKKEN = "reden ingetrokken"


class RedenIntrekkenKanNiet(Weigering):
    """The reason was withdrawn already."""


def trek_reden_in(reden_id: int, waarom: str, medewerker: User) -> bool:
    """1. why; 2. lock the person; 3. the fact ends, and why is laid down; 4. judge the year by the one rule.

    Returns whether a decision followed: a brake holds it until it is lifted, and without a difference there is none. What the register
    tells (a diploma, a switch) keeps counting. The letter names the right to object. Raises ``Weigering``.
    """
    toets_motivering(waarom)
    with transaction.atomic():
        reden = ErkendeReden.objects.get(pk=reden_id)
        Persoon.objects.select_for_update(no_key=True).get(pk=reden.persoon_id)
        if not ErkendeReden.objects.filter(pk=reden_id, vervangen_op=None).update(vervangen_op=timezone.now()):
            raise RedenIntrekkenKanNiet("Deze reden is al ingetrokken of vervangen.")
        Redenintrekking.objects.create(
            reden=reden,
            persoon_id=reden.persoon_id,
            schooljaar=reden.schooljaar,
            waarom=waarom.strip(),
            medewerker=medewerker,
            vastgelegd_op=NU,
        )
        tellingen = beoordeel_student(reden.persoon_id, reden.schooljaar, INGETROKKEN)
    log.info("reden_ingetrokken", reden=reden_id, besluiten=tellingen["besluiten"])
    return bool(tellingen["besluiten"])
