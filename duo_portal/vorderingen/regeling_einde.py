"""The end of an arrangement whose claim is paid: one text, for whoever sees it first (the ladder, or the run that debits)."""

from duo_portal.vorderingen.codes import Einde


def voltooi_sql(vorderingen: str) -> str:
    """Common table expressions ``regeling`` and ``einde`` (no leading comma) that end what runs on these claims, once.

    ``vorderingen``: a query of their numbers. The caller holds the lock on the persons and knows that nothing is open. The array
    keeps it one lookup per claim. Parameter: ``%(peildatum)s``.
    """
    return f"""regeling AS (
    UPDATE vorderingen_betalingsregeling SET vervangen_op = now()
    WHERE vordering_id = ANY (ARRAY({vorderingen})) AND vervangen_op IS NULL RETURNING id
), einde AS (
    INSERT INTO vorderingen_regelingeinde (regeling_id, soort, datum) SELECT id, {int(Einde.VOLTOOID)}, %(peildatum)s FROM regeling
)"""
