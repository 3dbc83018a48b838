"""How an account is shown to somebody who knows it already."""


def gemaskeerd(iban: str) -> str:
    """Country and the last three signs: enough to recognise an account, not enough to use it."""
    return f"{iban[:2]}•• •••• •••• •••{iban[-3]} {iban[-2:]}"


def gemaskeerd_sql(iban: str) -> str:
    """The same as an SQL expression over a column."""
    return f"(left({iban}, 2) || '•• •••• •••• •••' || substr(right({iban}, 3), 1, 1) || ' ' || right({iban}, 2))"
