"""What a decision by a person does to the award: the months of the one it replaces, with the difference as a gift."""

from datetime import date

from duo_portal.besluiten.models import Besluit
from duo_portal.besluiten.services.wijk_af import AfwijkenKanNiet
from studiefinanciering.models import Toekenning


def verwerk_maatwerk(nieuw: Besluit, oud: Besluit) -> None:
    """Inside the transaction of the decision; the caller holds the lock. Amounts in cents.

    The months stay as they were judged; what is given beyond the rule stands as aanvullende beurs that is a gift, in the month of
    the decision, or the nearest of that year. Less than the rule gives is no maatwerk: that takes another fact, and the run.
    """
    erbij = nieuw.uitkomst_centen - oud.uitkomst_centen
    rijen = list(Toekenning.objects.filter(besluit=oud).order_by("van"))
    if erbij < 0:
        raise AfwijkenKanNiet("Studiefinanciering kan met maatwerk alleen hoger worden. Klopt een gegeven niet? Verbeter dan dat gegeven.")
    if erbij and not rijen:
        raise AfwijkenKanNiet("Over dit jaar zijn geen maanden toegekend. Kies een jaar waarin de student studiefinanciering heeft.")
    for rij in _met_extra(rijen, erbij, nieuw.peildatum.replace(day=1)) if erbij else rijen:
        rij.pk, rij.besluit = None, nieuw
        rij.save(force_insert=True)


def _met_extra(rijen: list[Toekenning], erbij: int, maand: date) -> list[Toekenning]:
    """The row of that month split in three, where needed, with the extra amount in the month itself."""
    doel = next((rij for rij in rijen if rij.tot >= maand), rijen[-1])
    maand = min(max(maand, doel.van), doel.tot)
    uit: list[Toekenning] = []
    for rij in rijen:
        if rij is not doel:
            uit.append(rij)
            continue
        if rij.van < maand:
            uit.append(_deel(rij, rij.van, _schuif(maand, -1)))
        extra = _deel(rij, maand, maand)
        extra.aanvullend_centen += erbij
        extra.gift_centen += erbij
        uit.append(extra)
        if rij.tot > maand:
            uit.append(_deel(rij, _schuif(maand, 1), rij.tot))
    return uit


def _deel(rij: Toekenning, van: date, tot: date) -> Toekenning:
    velden = {veld.attname: getattr(rij, veld.attname) for veld in Toekenning._meta.concrete_fields if veld.attname != "id"}
    return Toekenning(**{**velden, "van": van, "tot": tot})


def _schuif(maand: date, maanden: int) -> date:
    nummer = maand.year * 12 + maand.month - 1 + maanden
    return date(nummer // 12, nummer % 12 + 1, 1)
