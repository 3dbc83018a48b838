"""When a mandate may be used: one SQL text, for the debit run, for renewal and for a page."""


def geldig_sql(machtiging: str, dag: str) -> str:
    """Condition on the mandate in ``machtiging`` (an alias): not withdrawn, signed, and used or signed within the months of the norm.

    ``dag`` is an SQL expression for a date; parameter ``%(machtiging_maanden)s``. The debits are looked up only for a mandate
    that was signed longer ago than that.
    """
    grens = f"({dag} - make_interval(months => %(machtiging_maanden)s))::date"
    return f"""(
    {machtiging}.vervangen_op IS NULL AND {machtiging}.getekend_op <= {dag} AND ({machtiging}.getekend_op > {grens} OR EXISTS (
        SELECT FROM betalingen_incasso gebruikt JOIN betalingen_betaalbatch gebruiksdag ON gebruiksdag.id = gebruikt.batch_id
        WHERE gebruikt.machtiging_id = {machtiging}.id AND gebruiksdag.uitvoeren_op > {grens})))"""
