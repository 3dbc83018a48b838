"""How the portal writes its log: one line of JSON per event, without local variables, without numbers of citizens."""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

_NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{8,9}(?!\d)")


def _is_bsn(cijfers: str) -> bool:
    """The 11-proof, over eight or nine digits."""
    negen = cijfers.zfill(9)
    som = sum(int(cijfer) * gewicht for cijfer, gewicht in zip(negen, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    return som % 11 == 0 and negen != "000000000"


def bevat_bsn(tekst: str) -> bool:
    """Whether a text holds a number of the shape of a BSN: for what people type where it does not belong."""
    return any(_is_bsn(cijfers) for cijfers in _NEGEN_CIJFERS.findall(tekst))


def verberg_bsn(logger: WrappedLogger, methode: str, gebeurtenis: EventDict) -> EventDict:
    """The last net: no use case logs a BSN, and what has its shape in a text is blotted out all the same."""
    return {naam: _verberg(waarde) for naam, waarde in gebeurtenis.items()}


def _verberg(waarde: Any) -> Any:
    if not isinstance(waarde, str):
        return waarde
    return _NEGEN_CIJFERS.sub(lambda gevonden: "*********" if _is_bsn(gevonden[0]) else gevonden[0], waarde)


def stel_in() -> None:
    """Tracebacks are plain: the pretty ones print local variables, and these hold data of persons."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            verberg_bsn,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


# On stderr, so that what a command prints stays what it prints.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {naam: {"level": "INFO"} for naam in ("duo_portal", "lesgeld", "studiefinanciering", "django_structlog")},
}
