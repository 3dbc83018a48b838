"""What tests do at the imitated bank, and what came of it."""

import json
from typing import Any

from django.test import Client

from duo_portal.betalingen.betaaldienst import onderteken
from duo_portal.betalingen.models import Betaalpoging, Betaaluitkomst
from duo_portal.betalingen.services.betaal_nu import betaal_nu
from duo_portal.grootboek.models import Boeking, Grootboekrekening, Oorzaak
from duo_portal.register.models import Persoon
from duo_portal.vorderingen.models import Vordering

BASIS = "http://testserver/"
MELDING = "/betalen/ideal/melding/"


def meld(inhoud: bytes, handtekening: str | None = None) -> Any:
    teken = onderteken(inhoud) if handtekening is None else handtekening
    return Client().post(MELDING, inhoud, content_type="application/json", headers={"X-Handtekening": teken})


def vordering_van(wie: Persoon) -> Vordering:
    return Vordering.objects.get(persoon=wie)


def begin(wie: Persoon, centen: int = 145_800) -> str:
    return betaal_nu(wie.pk, vordering_van(wie).pk, centen, BASIS)


def bij_de_bank(adres: str, knop: str) -> str:
    """Choose at the bank; returns where the person is sent back to."""
    antwoord = Client().post(adres, {"knop": knop, "iban": "NL69ZZZZ0000000006", "naam": "M. Dijkstra"})
    assert antwoord.status_code == 302
    return str(antwoord["Location"])


def betaald(wie: Persoon) -> int:
    boekingen = Boeking.objects.filter(vordering__persoon=wie, oorzaak=Oorzaak.BETALING, debet=Grootboekrekening.TUSSENREKENING_IDEAL)
    return sum(boekingen.values_list("bedrag_centen", flat=True))


def standen() -> list[int]:
    return sorted(Betaaluitkomst.objects.values_list("stand", flat=True))


def brief(poging: Betaalpoging, **anders: object) -> bytes:
    inhoud = {"kenmerk": str(poging.kenmerk), "stand": "geslaagd", "centen": poging.bedrag_centen, "munt": "EUR", "dienstkenmerk": "D1"}
    return json.dumps({**inhoud, **anders}).encode()
