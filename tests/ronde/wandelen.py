"""A walk by links alone, for a person of whom nothing is known beforehand."""

from collections import Counter, deque

from django.test import Client

from duo_portal.register.models import Persoon
from tests.infra.adressen import alle_adressen
from tests.ronde.lopen import VAN_EEN_ANDER, Bezoek, Loper, ruimte_van, verder
from tests.ronde.voorbeelden import Voorbeeld


def wandel(client: Client, wie: Persoon | None, vanaf: str = "/", per_adres: int = 2, open_ook: bool = False) -> list[Bezoek]:
    """The personal pages, at most ``per_adres`` of each address; the open ones are the same for everybody.

    ``open_ook``: those too. Without ``wie`` nobody is logged in. Pages that imitate another party are left alone.
    """
    eigen = {adres.naam for adres in alle_adressen() if adres.voor_burger or (open_ook and ruimte_van(adres.naam) not in VAN_EEN_ANDER)}
    eigen.add("portaal:voorpagina")
    loper = Loper()
    loper.neem(client, wie)
    rij, gezien, keren, bezoeken = deque([Voorbeeld("portaal:voorpagina", vanaf, wie)]), set[str](), Counter[str](), list[Bezoek]()
    while rij:
        voorbeeld = rij.popleft()
        if voorbeeld.pad in gezien or voorbeeld.naam not in eigen or keren[voorbeeld.naam] >= per_adres:
            continue
        gezien.add(voorbeeld.pad)
        keren[voorbeeld.naam] += 1
        bezoeken.append(loper.bezoek(voorbeeld))
        rij.extend(verder(bezoeken[-1]))
    return bezoeken
