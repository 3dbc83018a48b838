"""To which account money of one claim goes."""

from duo_portal.register.selectors import geld_sql

# Names of the columns that hold the claim and the person must not be one of these: they would bind inside.
EIGEN_NAMEN = frozenset({"p", "r", "v", "s", "o", "geld", "inleg", "ontvangst", "ontvanger"})


def ontvanger_sql(persoon: str, vordering: str) -> str:
    """A join that adds ``ontvanger.iban``, ``ontvanger.tenaamstelling`` and ``ontvanger.wacht`` to a query.

    ``persoon`` and ``vordering`` are columns of that query, such as ``terug.persoon_id``. Who may receive money is decided by the
    register; after death it goes back to the account that paid the claim. Where nothing may be paid yet ``iban`` is NULL, so that
    no row is lost. Parameters: ``%(dag)s`` and ``%(lijn)s``.
    """
    if {persoon.split(".")[0], vordering.split(".")[0]} & EIGEN_NAMEN:
        raise ValueError(f"kies een andere naam dan {sorted(EIGEN_NAMEN)} voor {persoon} en {vordering}")
    return f"""
    LEFT JOIN LATERAL (
        SELECT coalesce(geld.iban, ontvangst.iban) AS iban, coalesce(geld.tenaamstelling, ontvangst.tenaamstelling) AS tenaamstelling,
            geld.wacht
        FROM ({geld_sql(f"(SELECT {persoon} AS persoon_id)")}) geld
        LEFT JOIN LATERAL (
            SELECT ontvangst.iban, ontvangst.tenaamstelling FROM grootboek_boeking inleg
            JOIN betalingen_ontvangst ontvangst ON ontvangst.boeking_id = inleg.id
            WHERE inleg.vordering_id = {vordering} AND inleg.oorzaak = 3 ORDER BY inleg.id DESC LIMIT 1
        ) ontvangst ON geld.wacht = 'overleden'
    ) ontvanger ON true
    """
