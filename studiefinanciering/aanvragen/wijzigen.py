"""Changing what one gets: loan, aanvullende beurs, travel product, loan for the fee (WSF 3.21, 8.1).

More, and the aanvullende beurs, can go back to the start of the study year; less, and a travel product, only from next month.
"""

from dataclasses import replace
from datetime import date

from django.urls import reverse

from duo_portal.aanvragen.models import Aanvraag
from duo_portal.aanvragen.soorten import Aanvraagsoort, Link, Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.berichten.opmaak import tekst
from duo_portal.tijd import vandaag
from studiefinanciering.aanvragen import bekend, velden
from studiefinanciering.aanvragen.aanvraag import REIS, lening_centen
from studiefinanciering.aanvragen.bedrag import collegegeld_op
from studiefinanciering.aanvragen.meteen import beoordeel_meteen
from studiefinanciering.aanvragen.norm import beslist_voor
from studiefinanciering.aanvragen.profiel import profiel_van
from studiefinanciering.aanvragen.woorden import is_ho
from studiefinanciering.batch.kring import vergrendel_kring
from studiefinanciering.models import Aanvullend, Studiekeuze
from studiefinanciering.services.leg_keuze_vast import jaren_vanaf, keuze_op, leg_keuze_vast

SOORT = "studiefinanciering_wijzigen"
VELD_WAT = Veld(
    "wat",
    "keuze",
    ("Wat wilt u veranderen?", "What do you want to change?"),
    leeg=("Kies wat u wilt veranderen.", "Choose what you want to change."),
    keuzes={
        "aanvullend": ("De aanvullende beurs", "The aanvullende beurs"),
        "lening": ("De lening", "The loan"),
        "collegegeld": ("De lening voor collegegeld", "The loan for the tuition fee"),
        "reisproduct": ("Het reisproduct", "The travel product"),
        "eenouder": ("De toeslag voor één ouder", "The supplement for single parents"),
    },
)
VELD_VANAF = replace(velden.VANAF, label=("Vanaf wanneer geldt dit?", "From when does this count?"))
INHOUD = (velden.AANVULLEND, velden.LENING, velden.LENING_BEDRAG, velden.COLLEGEGELD, velden.REISPRODUCT, velden.EENOUDER)
VELDEN = (VELD_WAT, *(replace(veld, leeg=None) for veld in INHOUD), replace(VELD_VANAF, leeg=None))


def opleiding_nu(vraag: Vraag) -> str | None:
    """The kind of education now; of the study year that runs."""
    return profiel_van(vraag).opleiding


def nu_van(vraag: Vraag) -> Studiekeuze | None:
    """What counts next month, as far as it was not stopped."""
    volgende = bekend.maand_erbij(bekend.maand_van(vraag.dag), 1)
    keuze = vraag.eenmaal("keuze", lambda: keuze_op(vraag.persoon_id, volgende))
    return None if keuze is None or keuze.stopt else keuze


def minder(vraag: Vraag, waarden: Waarden) -> bool:
    """Whether this lowers something, or is about the travel product: only from next month on."""
    nu, wat = nu_van(vraag), waarden.get("wat")
    if nu is None or wat == "reisproduct":
        return True
    if wat == "lening":
        was, wordt = nu.lening_centen, lening_centen(waarden)
        return was != wordt and (was == -1 or (wordt != -1 and wordt < was))
    return not waarden.get(str(wat))


def maand_van_ingang(vraag: Vraag, waarden: Waarden) -> date:
    """The first month of the change."""
    volgende = bekend.maand_erbij(bekend.maand_van(vraag.dag), 1)
    if minder(vraag, waarden):
        return volgende
    ho = is_ho(opleiding_nu(vraag))
    begin = bekend.begin(bekend.studiejaar_van(vraag.dag, ho), ho)
    return {"begin": begin, "deze_maand": bekend.maand_van(vraag.dag)}.get(str(waarden.get("vanaf")), volgende)


def _anders(waarden: Waarden, vanaf: date) -> dict[str, object]:
    wat = waarden["wat"]
    if wat == "aanvullend":
        return {"aanvullend": Aanvullend.JA if waarden["aanvullend"] else Aanvullend.NEE}
    if wat == "lening":
        return {"lening_centen": lening_centen(waarden)}
    if wat == "collegegeld":
        return {"collegegeldkrediet_centen": collegegeld_op(vanaf) if waarden["collegegeld"] else 0}
    if wat == "reisproduct":
        return {"reisproduct": REIS[str(waarden["reisproduct"])]}
    return {"eenoudergezin": bool(waarden["eenouder"])}


def _verwerk(aanvraag: Aanvraag, waarden: Waarden) -> None:
    vanaf = maand_van_ingang(Vraag(aanvraag.persoon_id, 0, vandaag()), waarden)
    leg_keuze_vast(aanvraag.persoon_id, vanaf, _anders(waarden, vanaf), aanvraag.pk)
    beoordeel_meteen(aanvraag.persoon_id, jaren_vanaf(vanaf))


def iets_te_wijzigen(vraag: Vraag, waarden: Waarden) -> dict[str, str]:
    if nu_van(vraag) is not None:
        return {}
    return {"": tekst("U hebt nu geen studiefinanciering. Vraag die eerst aan.", "You have no student finance now. Apply for it first.")}


def naar_studiefinanciering(aanvraag: Aanvraag) -> list[Link]:
    return [(tekst("Bekijk uw studiefinanciering", "See your student finance"), "/studiefinanciering/")]


def naar_reisproduct(aanvraag: Aanvraag) -> list[Link]:
    return [
        *naar_studiefinanciering(aanvraag),
        (tekst("Iets anders veranderen", "Change something else"), reverse("vragen:begin", args=["studiefinanciering-wijzigen", 0])),
    ]


WIJZIGEN = Aanvraagsoort(
    naam=SOORT,
    lijn="studiefinanciering",
    titel=("Studiefinanciering veranderen", "Change your student finance"),
    velden=VELDEN,
    taaksoort="studiefinanciering_aanvraag",
    taaktekst=lambda vraag, waarden: "Wijziging van studiefinanciering.",
    controleer=iets_te_wijzigen,
    leid_af=lambda vraag, waarden: {"vanaf_maand": maand_van_ingang(vraag, waarden).isoformat()},
    termijn=beslist_voor,
    verwerk=_verwerk,
    vergrendel=lambda persoon_id: vergrendel_kring([persoon_id]),
    ontvangst="studiefinanciering/wijziging_ontvangen",
    verder=naar_reisproduct,
)
