"""Deleting what has expired: only by the retention role, only with a ground, never without a trace."""

from collections.abc import Iterable

from django.db import connection, models, transaction

from duo_portal.databank.modellen import Vast


def verwijder(model: type[Vast], nummers: Iterable[int], grond: str) -> int:
    """Delete rows whose term is over and leave a ``Grafsteen`` of each; returns how many.

    ``grond`` names the term and its source. Run with ``DUO_DB_ROL=bewaar``: for every other role the database refuses. A row that
    others point at stays until those are gone.
    """
    if not grond.strip():
        raise ValueError("Verwijderen vraagt een grond: welke termijn, en waar die staat.")
    manager: models.Manager[Vast] = model._default_manager
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('duo.grond', %s, true)", [grond])
        return int(manager.filter(pk__in=list(nummers))._raw_delete(using=manager.db))
