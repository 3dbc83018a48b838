"""What happened with the fee and what comes, told with dates and by whom, also when the school or DUO was late."""

from collections.abc import Iterator
from datetime import date

from django.db.models import OuterRef, Subquery

from duo_portal.berichten.opmaak import centen, dag_en_maand, tekst
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Oorzaak
from duo_portal.portaal.onderdelen import Tijdlijnpunt
from duo_portal.regels.codes import Onderwijs
from duo_portal.register.models import Diploma, Schoolsignaal
from duo_portal.register.norm import is_laat_gemeld
from duo_portal.tijd import schooljaren, vandaag
from duo_portal.vorderingen.models import Inningsstap
from lesgeld.batch.waarden import UITBETALEN_BINNEN
from lesgeld.selectors import Betaalregel, Inningsregel, Schooljaarbeeld


def tijdlijn_van(persoon_id: int, beeld: Schooljaarbeeld) -> list[Tijdlijnpunt]:
    """Newest day first; within a day in the order of cause and effect."""
    begin_van_inning = [regel for regel in beeld.inning if regel.stap < Inningsstap.VERLAAGD]
    einde_van_inning = [regel for regel in beeld.inning if regel.stap >= Inningsstap.VERLAAGD]
    punten = [
        *_school(persoon_id, beeld),
        *(_betaling(regel) for regel in beeld.betalingen if regel.oorzaak == Oorzaak.BETALING),
        *(_inning(regel, beeld) for regel in begin_van_inning),
        *_besluiten(beeld.besluiten),
        *(_inning(regel, beeld) for regel in einde_van_inning),
        *(_betaling(regel) for regel in beeld.betalingen if regel.oorzaak != Oorzaak.BETALING),
        *_komt(beeld),
    ]
    return sorted(punten, key=lambda punt: punt.op, reverse=True)


def _besluiten(besluiten: list[Besluit]) -> Iterator[Tijdlijnpunt]:
    for vorig, besluit in zip([None, *besluiten], besluiten, strict=False):
        bedrag = centen(besluit.uitkomst_centen)
        zin = tekst(f"Uw lesgeld voor dit schooljaar is {bedrag}.", f"Your school fee for this year is {bedrag}.")
        if vorig is not None:
            lager = besluit.uitkomst_centen < vorig.uitkomst_centen
            zin = tekst(
                f"Uw lesgeld werd {'lager' if lager else 'hoger'}. Het is nu {bedrag}.",
                f"Your school fee became {'lower' if lager else 'higher'}. It is now {bedrag}.",
            )
        yield Tijdlijnpunt(besluit.peildatum, zin)


def _inning(regel: Inningsregel, beeld: Schooljaarbeeld) -> Tijdlijnpunt:
    bedrag = centen(regel.centen)
    wie = bij_wie(beeld)
    zinnen = {
        Inningsstap.BETALINGSVERZOEK: (f"Wij vroegen u om {bedrag} te betalen.", f"We asked you to pay {bedrag}."),
        Inningsstap.AFSCHRIJVING_MISLUKT: (f"De afschrijving van {bedrag} lukte niet.", f"The debit of {bedrag} failed."),
        Inningsstap.REGELING_VERVALLEN: ("Uw betaling in termijnen stopte.", "Your payment in instalments stopped."),
        Inningsstap.HERINNERING: ("Wij stuurden een herinnering.", "We sent a reminder."),
        Inningsstap.AANMANING: ("Wij stuurden een aanmaning.", "We sent a formal demand."),
        Inningsstap.CJIB: ("Uw schuld ging naar het CJIB.", "Your debt went to the CJIB."),
        Inningsstap.DEURWAARDER: ("Uw schuld ging naar de deurwaarder.", "Your debt went to the bailiff."),
        Inningsstap.VERLAAGD: (
            f"Wij gaven aan {wie} door dat u nog {bedrag} moet betalen.",
            f"We told {wie} that you still have to pay {bedrag}.",
        ),
        Inningsstap.TERUGGEROEPEN: (f"Wij trokken de schuld bij {wie} in.", f"We withdrew the debt from {wie}."),
    }
    return Tijdlijnpunt(regel.op, tekst(*zinnen[regel.stap]))


def bij_wie(beeld: Schooljaarbeeld) -> str:
    """The CJIB or the bailiff, as they are named in a sentence."""
    return tekst("de deurwaarder", "the bailiff") if beeld.overgedragen_aan == "deurwaarder" else tekst("het CJIB", "the CJIB")


def _betaling(regel: Betaalregel) -> Tijdlijnpunt:
    bedrag = centen(regel.centen)
    zinnen = {
        Oorzaak.BETALING: (f"U betaalde {bedrag}.", f"You paid {bedrag}."),
        Oorzaak.TERUG_TE_BETALEN: (f"U krijgt {bedrag} van ons terug.", f"You get {bedrag} back from us."),
        Oorzaak.UITBETAALD: (f"Wij betaalden u {bedrag}.", f"We paid you {bedrag}."),
        Oorzaak.STORNO: (f"Een afschrijving van {bedrag} werd teruggeboekt.", f"A debit of {bedrag} was reversed."),
        Oorzaak.KOSTEN: (f"Daar kwamen {bedrag} kosten bij.", f"That added {bedrag} of costs."),
    }
    via_ander = (f"U betaalde {bedrag} aan de deurwaarder of het CJIB.", f"You paid {bedrag} to the bailiff or the CJIB.")
    return Tijdlijnpunt(regel.op, tekst(*(via_ander if regel.via_ander else zinnen[regel.oorzaak])))


def _school(persoon_id: int, beeld: Schooljaarbeeld) -> Iterator[Tijdlijnpunt]:
    """What the school reported, and what we asked it."""
    signaal = Schoolsignaal.objects.filter(diploma=OuterRef("pk"))
    diplomas = Diploma.objects.filter(
        persoon=persoon_id,
        vervangen_op__isnull=True,
        behaald_op__range=(schooljaren.begin(beeld.schooljaar), schooljaren.eind(beeld.schooljaar)),
    ).annotate(reageer_voor=Subquery(signaal.values("reageer_voor")[:1]))
    for diploma in diplomas.order_by("behaald_op"):
        dag = dag_en_maand(diploma.behaald_op)
        laat = is_laat_gemeld(Onderwijs.BOL, diploma.behaald_op, diploma.ontvangen_op)
        label = tekst("laat gemeld", "reported late") if laat else ""
        zin = tekst(f"Uw school meldde uw diploma van {dag}.", f"Your school reported your diploma of {dag}.")
        yield Tijdlijnpunt(diploma.ontvangen_op, zin, label)
        if diploma.reageer_voor is not None and len(beeld.besluiten) == 1:
            yield _punt(
                diploma.reageer_voor, "Laatste dag voor uw school om u uit te schrijven.", "Last day for your school to disenrol you."
            )


def _komt(beeld: Schooljaarbeeld) -> Iterator[Tijdlijnpunt]:
    """The next thing that is due, from us or from the student."""
    uitbetaling = beeld.besluit.peildatum + UITBETALEN_BINNEN
    if beeld.wordt_uitbetaald and beeld.stand.terug and uitbetaling > vandaag():
        bedrag = centen(beeld.stand.terug)
        yield _punt(uitbetaling, f"Uiterlijk op deze dag staat {bedrag} op uw rekening.", f"By this day {bedrag} is in your account.")
    volgende = next((t for t in beeld.termijnen if t.open and t.vervaldatum >= vandaag()), None)
    if beeld.in_termijnen and volgende is not None:
        bedrag = centen(volgende.open)
        yield _punt(volgende.vervaldatum, f"Wij schrijven {bedrag} van uw rekening af.", f"We take {bedrag} from your account.")
    elif beeld.nu_te_betalen and beeld.betalen_voor is not None and not beeld.betaal_aan_ander:
        bedrag = centen(beeld.nu_te_betalen)
        yield _punt(beeld.betalen_voor, f"Laatste dag om {bedrag} te betalen.", f"Last day to pay {bedrag}.")


def _punt(op: date, nl: str, en: str) -> Tijdlijnpunt:
    return Tijdlijnpunt(op, tekst(nl, en), komt=op > vandaag())
