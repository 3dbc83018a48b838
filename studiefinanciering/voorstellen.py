"""What a proposal is: its kinds, the study year it is about, and until when it can be answered."""

from datetime import date

from duo_portal.aanvragen.models import Aanvraag

AANVULLEND = "studiefinanciering-aanvullend"
VOLLEDIG = "studiefinanciering"
SOORTEN = (AANVULLEND, VOLLEDIG)
EERSTE_MAAND = {"mbo": 8, "ho": 9}


def begin_studiejaar(studiejaar: int, onderwijs: str) -> date:
    """1 August in mbo, 1 September in higher education (WSF 1.1)."""
    return date(studiejaar, EERSTE_MAAND[onderwijs], 1)


def laatste_dag(studiejaar: int, onderwijs: str) -> date:
    """31 July in mbo, 31 August in higher education: a request later than that reaches back no more (WSF 3.21)."""
    return date(studiejaar + 1, 7, 31) if onderwijs == "mbo" else date(studiejaar + 1, 8, 31)


def onderwijs_van(aanvraag: Aanvraag) -> str:
    return str(aanvraag.gegevens["onderwijs"])
