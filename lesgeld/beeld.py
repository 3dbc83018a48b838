"""One school year of a student: the claim with all that hangs on it, and the decisions behind it."""

from dataclasses import dataclass
from datetime import date

from duo_portal.aanvragen.models import Aanvraagstaat
from duo_portal.besluiten.models import Besluit
from duo_portal.betalen.beeld import Vorderingbeeld
from duo_portal.grootboek.models import Oorzaak
from lesgeld.services.bevestig_teruggave import SOORT


@dataclass(frozen=True)
class Voorstel:
    """The request that we prepared, or (``bij_mens``) that a member of staff looks at."""

    pk: int
    bij_mens: bool
    schatting: int
    bevestig_voor: date


@dataclass(frozen=True)
class Schooljaarbeeld(Vorderingbeeld):
    """All that the student's page shows of one school year, read in two queries. ``besluiten``: oldest first."""

    besluiten: list[Besluit]

    @property
    def schooljaar(self) -> int:
        return self.periode

    @property
    def besluit(self) -> Besluit:
        return self.besluiten[-1]

    @property
    def bleef_gelijk(self) -> bool:
        """The last decision changed nothing: a person refused a request, or deviated to the same amount."""
        return len(self.besluiten) > 1 and self.besluiten[-1].uitkomst_centen == self.besluiten[-2].uitkomst_centen

    @property
    def eerder_open(self) -> int:
        """What was open before the last decision."""
        return self.besluiten[-2].uitkomst_centen - self.stand.betaald if len(self.besluiten) > 1 else self.stand.open

    @property
    def ineens(self) -> bool:
        """The fee was paid in one go, so that there are no instalments to show."""
        betaald = [regel for regel in self.betalingen if regel.oorzaak == Oorzaak.BETALING]
        return len(betaald) == 1 and len(self.schema) > 1 and betaald[0].centen > self.schema[0].bedrag

    @property
    def voorstel(self) -> Voorstel | None:
        for verzoek in self.verzoeken:
            if verzoek.soort == SOORT and verzoek.staat in (Aanvraagstaat.VOORBEREID, Aanvraagstaat.NAAR_MENS):
                gegevens = verzoek.gegevens
                if "schatting" in gegevens and "bevestig_voor" in gegevens:
                    bij_mens = verzoek.staat == Aanvraagstaat.NAAR_MENS
                    voor = date.fromisoformat(str(gegevens["bevestig_voor"]))
                    return Voorstel(verzoek.pk, bij_mens, int(str(gegevens["schatting"])), voor)
        return None
