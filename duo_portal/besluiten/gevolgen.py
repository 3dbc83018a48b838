"""What a decision by a person does to claim and money: known to the service line only, which registers it here."""

from collections.abc import Callable

from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.besluiten.models import Besluit

# By the name of the line. Called inside the transaction of the decision, with the persons' row locked: (new, replaced).
gevolgen: Aanmeldlijst[Callable[[Besluit, Besluit], None]] = Aanmeldlijst("gevolg van maatwerk")
