"""What the named demo persons paid, and how their claims were collected: the sections of this line in their files."""

from collections.abc import Mapping
from datetime import date

from duo_portal.betalingen.models import Ontvangst
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.generator.onderdelen import Sectierij
from duo_portal.register.generator.situatie import GeneratorFout
from duo_portal.tijd import schooljaren
from duo_portal.vorderingen.models import Inning, Inningsstap, Vordering, Vorderingsoort
from duo_portal.vorderingen.regels.normen import aanmaningsvergoeding


def laad_betalingen(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    """``via = "deurwaarder"`` when the bailiff received it; ``iban`` when somebody else paid."""
    for rij in rijen:
        bij_derde = rij.get("via") == "deurwaarder"
        boeking = _boek(
            _vordering(rij, personen), Grootboekrekening.BIJ_CJIB if bij_derde else Grootboekrekening.BANK,
            Grootboekrekening.VORDERING_LESGELD, rij["centen"], Oorzaak.BETALING, rij["datum"],
        )  # fmt: skip
        if "iban" in rij:
            Ontvangst.objects.create(boeking=boeking, iban=rij["iban"], tenaamstelling=rij["tenaamstelling"])
    return len(rijen)


def laad_inning(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    """A step of collection; an aanmaning books its fee by the norm of that day."""
    for rij in rijen:
        vordering, stap = _vordering(rij, personen), Inningsstap[rij["stap"].upper()]
        Inning.objects.create(vordering=vordering, stap=stap, datum=rij["datum"], bedrag_centen=rij["centen"])
        if stap == Inningsstap.AANMANING and (vergoeding := aanmaningsvergoeding(rij["centen"], rij["datum"])):
            _boek(vordering, Grootboekrekening.VORDERING_KOSTEN, Grootboekrekening.BATEN_KOSTEN, vergoeding, Oorzaak.KOSTEN, rij["datum"])
    return len(rijen)


def alleen_in_een_spel(_rijen: list[Sectierij], _personen: Mapping[str, int]) -> int:
    """Acts of people: where the year is written at once, nobody acts."""
    return 0


def _vordering(rij: Sectierij, personen: Mapping[str, int]) -> Vordering:
    try:
        return Vordering.objects.get(persoon_id=personen[rij["persoon"]], soort=Vorderingsoort.LESGELD, periode=rij["schooljaar"])
    except Vordering.DoesNotExist:
        raise GeneratorFout(
            f"Voor demopersoon '{rij['persoon']}' is nog geen lesgeld vastgesteld over {schooljaren.tekst(rij['schooljaar'])}. "
            "Draai eerst de vaststelling: manage draai vaststelling."
        ) from None


def _boek(vordering: Vordering, debet: int, credit: int, centen: int, oorzaak: Oorzaak, op: date) -> Boeking:
    return Boeking.objects.create(
        persoon_id=vordering.persoon_id, vordering=vordering, debet=debet, credit=credit, bedrag_centen=centen, oorzaak=oorzaak,
        boekdatum=op, valutadatum=op,
    )  # fmt: skip
