"""A person's decision in the place of the one in force."""

from django.contrib.auth.models import User

from duo_portal.besluiten.models import Besluit, Totstandkoming
from duo_portal.tijd import vandaag


def vervang_besluit(oud: Besluit, uitkomst_centen: int, medewerker: User) -> Besluit:
    """Facts, rule and steps as they were judged; only the outcome is a person's, and may be the same. The caller holds the lock."""
    return Besluit.objects.create(
        persoon_id=oud.persoon_id,
        soort=oud.soort,
        periode=oud.periode,
        vervangt=oud,
        uitkomst_centen=uitkomst_centen,
        grond=oud.grond,
        regelversie_id=oud.regelversie_id,
        feiten=oud.feiten,
        stappen=oud.stappen,
        totstandkoming=Totstandkoming.MENS,
        peildatum=vandaag(),
        medewerker=medewerker,
    )
