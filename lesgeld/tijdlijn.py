"""What happened with the fee and what comes, told with dates and by whom, also when the school or DUO was late."""

from collections.abc import Iterator
from datetime import date

from duo_portal.berichten.opmaak import centen, dag_en_maand, tekst
from duo_portal.besluiten.models import Besluit
from duo_portal.betalen.nu import wat_nu
from duo_portal.betalen.termijnen import volgend_bedrag, volgende_dag
from duo_portal.betalen.tijdlijn import afspraken, bevestigingen, geld_in, geld_uit, inningspunt
from duo_portal.betalen.toestand import Toestand
from duo_portal.portaal.onderdelen import Tijdlijnpunt
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.norm import is_laat_gemeld
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.models import Inningsstap
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.schoolregels import Schoolbericht, regels_van

NA_BESLUIT = (Inningsstap.VERLAAGD, Inningsstap.TERUGGEROEPEN, Inningsstap.VOLDAAN)  # follow from a decision of the same day


def tijdlijn_van(beeld: Schooljaarbeeld) -> list[Tijdlijnpunt]:
    """Newest day first; within a day in the order of cause and effect. Nothing is asked of the database."""
    begin_van_inning = [regel for regel in beeld.inning if regel.stap not in NA_BESLUIT]
    einde_van_inning = [regel for regel in beeld.inning if regel.stap in NA_BESLUIT]
    punten = [
        *_school(beeld),
        *geld_in(beeld),
        *(inningspunt(regel, beeld) for regel in begin_van_inning),
        *_besluiten(beeld.besluiten),
        *(inningspunt(regel, beeld) for regel in einde_van_inning),
        *geld_uit(beeld),
        *bevestigingen(beeld),
        *afspraken(beeld),
        *_komt(beeld),
    ]
    return sorted(punten, key=lambda punt: punt.op, reverse=True)


def _besluiten(besluiten: list[Besluit]) -> Iterator[Tijdlijnpunt]:
    for vorig, besluit in zip([None, *besluiten], besluiten, strict=False):
        bedrag = centen(besluit.uitkomst_centen)
        zin = tekst(f"Uw lesgeld voor dit schooljaar is {bedrag}.", f"Your school fee for this year is {bedrag}.")
        if vorig is not None:
            zin = _veranderd(besluit.uitkomst_centen - vorig.uitkomst_centen, bedrag)
        yield Tijdlijnpunt(besluit.peildatum, zin)


def _veranderd(verschil: int, bedrag: str) -> str:
    if not verschil:  # a person refused a request, or decided that it stays so
        return tekst(f"Een medewerker besloot: uw lesgeld blijft {bedrag}.", f"A member of staff decided: your fee stays {bedrag}.")
    return tekst(
        f"Uw lesgeld werd {'lager' if verschil < 0 else 'hoger'}. Het is nu {bedrag}.",
        f"Your school fee became {'lower' if verschil < 0 else 'higher'}. It is now {bedrag}.",
    )


def _school(beeld: Schooljaarbeeld) -> Iterator[Tijdlijnpunt]:
    """What the school reported and took back, and what we asked it."""
    for regel in regels_van(beeld.besluit):
        if regel.wat == Schoolbericht.DIPLOMA_INGETROKKEN:
            yield _punt(regel.op, "Uw school trok uw diploma in.", "Your school withdrew your diploma.")
        elif regel.wat == Schoolbericht.INSCHRIJVING_INGETROKKEN:
            yield _punt(regel.op, "Uw school trok uw inschrijving in.", "Your school withdrew your enrolment.")
        elif regel.ontvangen_op is not None:
            yield from _diploma(regel.op, regel.ontvangen_op, regel.reageer_voor if len(beeld.besluiten) == 1 else None)


def _diploma(behaald_op: date, ontvangen_op: date, reageer_voor: date | None) -> Iterator[Tijdlijnpunt]:
    dag, laat = dag_en_maand(behaald_op), is_laat_gemeld(Onderwijs.BOL, behaald_op, ontvangen_op)
    zin = tekst(f"Uw school meldde uw diploma van {dag}.", f"Your school reported your diploma of {dag}.")
    yield Tijdlijnpunt(ontvangen_op, zin, tekst("laat gemeld", "reported late") if laat else "")
    if reageer_voor is not None:
        yield _punt(reageer_voor, "Laatste dag voor uw school om u uit te schrijven.", "Last day for your school to disenrol you.")


def _komt(beeld: Schooljaarbeeld) -> Iterator[Tijdlijnpunt]:
    """The next thing that is due, from us or from the student; and when the last debit is final."""
    dag = vandaag()
    nu = wat_nu(beeld, dag)
    for order in beeld.terug_onderweg:
        bedrag = centen(order.centen)
        yield _punt(
            order.op_rekening_voor, f"Uiterlijk op deze dag staat {bedrag} op uw rekening.", f"By this day {bedrag} is in your account."
        )
    volgende = volgende_dag(beeld, dag)
    if volgende is not None and nu.toestand in (Toestand.AFSCHRIJVEN, Toestand.AFSCHRIJVING_GEMIST):
        bedrag = centen(volgend_bedrag(beeld, dag))
        yield _punt(volgende, f"Wij schrijven {bedrag} van uw rekening af.", f"We take {bedrag} from your account.")
    elif nu.toestand == Toestand.UITSTEL and nu.voor is not None:
        yield _punt(nu.voor, "Uw uitstel loopt af.", "Your deferral ends.")
    elif nu.vraagt and nu.voor is not None:
        bedrag = centen(volgend_bedrag(beeld, dag) if nu.toestand == Toestand.REGELING else beeld.nu_te_betalen(dag))
        yield _punt(nu.voor, f"Laatste dag om {bedrag} te betalen.", f"Last day to pay {bedrag}.")


def _punt(op: date, nl: str, en: str) -> Tijdlijnpunt:
    return Tijdlijnpunt(op, tekst(nl, en), komt=op > vandaag())
