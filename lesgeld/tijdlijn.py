"""What happened with the fee, told with dates and by whom, also when the school or DUO was late."""

from datetime import timedelta

from duo_portal.berichten.opmaak import centen, tekst
from duo_portal.besluiten.models import Besluit
from duo_portal.grootboek.models import Boeking, Oorzaak
from duo_portal.portaal.onderdelen import Tijdlijnpunt
from duo_portal.register.models import Diploma
from duo_portal.vorderingen.models import Inning, Inningsstap
from lesgeld.selectors import Schooljaarbeeld

TE_LAAT_NA = timedelta(days=14)  # a school delivers a diploma within two weeks


def tijdlijn_van(persoon_id: int, beeld: Schooljaarbeeld) -> list[Tijdlijnpunt]:
    """Newest first: decisions, payments, steps of collection, and what the school delivered."""
    punten = [
        *(_besluit(nummer, besluit) for nummer, besluit in enumerate(beeld.besluiten)),
        *(_inning(stap) for stap in beeld.inning),
        *_boekingen(beeld.vordering.pk),
        *_diplomas(persoon_id, beeld),
    ]
    return sorted(punten, key=lambda punt: punt.op, reverse=True)


def _besluit(nummer: int, besluit: Besluit) -> Tijdlijnpunt:
    bedrag = centen(besluit.uitkomst_centen)
    if nummer == 0:
        return Tijdlijnpunt(
            besluit.peildatum, tekst(f"Uw lesgeld voor dit schooljaar is {bedrag}.", f"Your school fee for this year is {bedrag}.")
        )
    return Tijdlijnpunt(besluit.peildatum, tekst(f"Wij maakten uw lesgeld {bedrag}.", f"We changed your school fee to {bedrag}."))


def _inning(stap: Inning) -> Tijdlijnpunt:
    bedrag = centen(stap.bedrag_centen)
    zinnen = {
        Inningsstap.BETALINGSVERZOEK: ("Wij vroegen u te betalen.", "We asked you to pay."),
        Inningsstap.AFSCHRIJVING_MISLUKT: ("Een afschrijving lukte niet.", "A debit failed."),
        Inningsstap.REGELING_VERVALLEN: ("Uw betaling in termijnen stopte.", "Your payment in instalments stopped."),
        Inningsstap.HERINNERING: ("Wij stuurden een herinnering.", "We sent a reminder."),
        Inningsstap.AANMANING: ("Wij stuurden een aanmaning.", "We sent a formal demand."),
        Inningsstap.CJIB: ("Uw schuld ging naar het CJIB.", "Your debt went to the CJIB."),
        Inningsstap.DEURWAARDER: ("Uw schuld ging naar de deurwaarder.", "Your debt went to the bailiff."),
        Inningsstap.VERLAAGD: (
            f"Wij verlaagden wat de deurwaarder of het CJIB mag vragen naar {bedrag}.",
            f"We lowered what the bailiff or the CJIB may ask to {bedrag}.",
        ),
        Inningsstap.TERUGGEROEPEN: (
            "Wij riepen de vordering terug bij de deurwaarder of het CJIB.",
            "We recalled the claim from the bailiff or the CJIB.",
        ),
    }
    return Tijdlijnpunt(stap.datum, tekst(*zinnen[Inningsstap(stap.stap)]))


def _boekingen(vordering_id: int) -> list[Tijdlijnpunt]:
    zinnen = {
        Oorzaak.BETALING: ("Wij ontvingen {}.", "We received {}."),
        Oorzaak.TERUG_TE_BETALEN: ("Wij betalen u {} terug.", "We pay you back {}."),
        Oorzaak.STORNO: ("Een afschrijving van {} is teruggeboekt.", "A debit of {} was reversed."),
        Oorzaak.KOSTEN: ("Er kwamen {} kosten bij.", "Costs of {} were added."),
    }
    boekingen = Boeking.objects.filter(vordering=vordering_id, oorzaak__in=zinnen)
    return [
        Tijdlijnpunt(boeking.valutadatum, tekst(*zinnen[Oorzaak(boeking.oorzaak)]).format(centen(boeking.bedrag_centen)))
        for boeking in boekingen
    ]


def _diplomas(persoon_id: int, beeld: Schooljaarbeeld) -> list[Tijdlijnpunt]:
    dag = beeld.besluit.peildatum
    diplomas = Diploma.objects.filter(persoon=persoon_id, vervangen_op__isnull=True, ontvangen_op__lte=dag + timedelta(days=366))
    punten = []
    for diploma in diplomas.order_by("behaald_op"):
        laat = diploma.ontvangen_op - diploma.behaald_op > TE_LAAT_NA
        label = tekst("laat gemeld", "reported late") if laat else ""
        punten.append(
            Tijdlijnpunt(diploma.ontvangen_op, tekst("Uw school meldde uw diploma.", "Your school reported your diploma."), label)
        )
    return punten
