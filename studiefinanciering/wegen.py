"""Where the student's pages lead: the questions that this line offers, by the study year of today."""

from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.onderdelen import Knop
from duo_portal.portaal.vragen.stroom import stromen
from studiefinanciering.beeld import HO, Stufibeeld, Voorstel

AANVRAGEN, WIJZIGEN, STOPPEN, UIT_BEELD = (
    "studiefinanciering",
    "studiefinanciering-wijzigen",
    "studiefinanciering-stoppen",
    "ouder-uit-beeld",
)


def studiejaar(beeld: Stufibeeld) -> int:
    """Study years of mbo begin in August, those of higher education in September (WSF 1.1)."""
    eerste = 9 if beeld.studie is not None and beeld.studie.stelsel == HO else 8
    return beeld.dag.year if beeld.dag.month >= eerste else beeld.dag.year - 1


def naar(stroom: str, beeld: Stufibeeld) -> str:
    """The address of these questions, "" when the portal does not ask them."""
    return reverse("vragen:begin", args=[stroom, studiejaar(beeld)]) if stroom in stromen else ""


def naar_voorstel(voorstel: Voorstel) -> str:
    """Where somebody says yes or no to what we propose."""
    return reverse("studiefinanciering:voorstel", args=[voorstel.pk])


def regelen(beeld: Stufibeeld) -> list[Knop]:
    """What somebody who receives can arrange."""
    keuzes = (
        (WIJZIGEN, "Iets veranderen: lening, aanvullende beurs", "Change something: loan, supplementary grant"),
        (UIT_BEELD, "Mijn ouder is uit beeld", "I have no contact with a parent"),
        (STOPPEN, "Studiefinanciering stopzetten", "Stop my student finance"),
    )
    alle = [Knop(tekst(nl, en), naar(stroom, beeld), handelt=True) for stroom, nl, en in keuzes]
    return [knop for knop in alle if knop.url]
