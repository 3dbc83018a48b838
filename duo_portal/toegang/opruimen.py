"""The door of the night: sessions that are long over, and what nobody came back for."""

from datetime import date

import structlog

from duo_portal.toegang import bewaren, sessiewinkel

log = structlog.get_logger(__name__)


def ruim_op(dag: date) -> None:
    """By the real clock, whatever day is played: a session is no civil time."""
    log.info("sessies_opgeruimd", sessies=sessiewinkel.ruim_op(), bewaard=bewaren.ruim_op())
