"""Adding up the counts of chunks."""

from collections.abc import Iterable, Mapping


def tel_op(delen: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Sum by name; a name that begins with ``grootste_`` keeps the maximum."""
    totaal: dict[str, int] = {}
    for deel in delen:
        for naam, waarde in deel.items():
            eerder = totaal.get(naam, 0)
            totaal[naam] = max(eerder, waarde) if naam.startswith("grootste_") else eerder + waarde
    return totaal
