"""A walk by links alone, for a person of whom nothing is known beforehand."""

from collections import Counter, deque

from django.test import Client

from duo_portal.register.models import Persoon
from tests.infra.adressen import alle_adressen
from tests.ronde.lopen import Bezoek, Loper, verder
from tests.ronde.voorbeelden import Voorbeeld


def wandel(client: Client, wie: Persoon, vanaf: str = "/", per_adres: int = 2) -> list[Bezoek]:
    """The personal pages, at most ``per_adres`` of each address; the open ones are the same for everybody."""
    eigen = {adres.naam for adres in alle_adressen() if adres.voor_burger} | {"portaal:voorpagina"}
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
