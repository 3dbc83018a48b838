"""The nightly doors of claims: the use cases are those of the commands."""

from datetime import date

from duo_portal.vorderingen.services.maak_overdrachtbestanden import maak_overdrachtbestanden


def geef_door(dag: date) -> None:
    """Tell the parties what changed of the claims they hold."""
    maak_overdrachtbestanden(dag)
