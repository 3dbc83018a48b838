"""Where the student's pages lead: the questions that this line offers, by the study year of today."""

from django.urls import reverse

from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.onderdelen import Knop
from studiefinanciering.beeld import HO, Stufibeeld, Voorstel

AANVRAGEN, WIJZIGEN, STOPPEN, UIT_BEELD = (
    "studiefinanciering",
    "studiefinanciering-wijzigen",
    "studiefinanciering-stoppen",
    "ouder-uit-beeld",
)
ALTIJD = 0  # the period of questions that belong to no study year


def studiejaar(beeld: Stufibeeld) -> int:
    """Study years of mbo begin in August, those of higher education in September (WSF 1.1)."""
    eerste = 9 if beeld.studie is not None and beeld.studie.stelsel == HO else 8
    return beeld.dag.year if beeld.dag.month >= eerste else beeld.dag.year - 1


def naar_aanvragen(beeld: Stufibeeld) -> str:
    """The application of this study year."""
    return reverse("vragen:begin", args=[AANVRAGEN, studiejaar(beeld)])


def naar_voorstel(voorstel: Voorstel) -> str:
    """Where somebody says yes or no to what we propose."""
    return reverse("studiefinanciering:voorstel", args=[voorstel.pk])


def naar_stoppen() -> str:
    return reverse("vragen:begin", args=[STOPPEN, ALTIJD])


def regelen() -> list[Knop]:
    """What somebody who receives can arrange."""
    keuzes = (
        (reverse("vragen:begin", args=[WIJZIGEN, ALTIJD]), "Lening of beurs veranderen", "Change a loan or grant"),
        (reverse("vragen:begin", args=[UIT_BEELD, ALTIJD]), "Mijn ouder is uit beeld", "I have no contact with a parent"),
        (naar_stoppen(), "Studiefinanciering stopzetten", "Stop my student finance"),
    )
    return [Knop(tekst(nl, en), url, handelt=True) for url, nl, en in keuzes]
