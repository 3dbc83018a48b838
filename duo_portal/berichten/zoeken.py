"""Searching one's own messages: by the stems of words, and by a piece of text such as a reference or an amount."""

import html
import re
from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from duo_portal.berichten import weergave
from duo_portal.berichten.models import Bericht, Zoektekst
from duo_portal.berichten.selectors import berichten_van, gegevens_met
from duo_portal.berichten.sjablonen import Taal

LANGSTE = 100  # characters of a question
MEESTE = 500  # messages of which words are made at once; of older ones when it is asked again
_MEERVOUD = re.compile(r"['’]s\b")  # "diploma's": the stemmer of Postgres takes the s for a word of its own
_CONFIG = {"nl": "dutch", "en": "english"}
_SCHRIJF = """
INSERT INTO berichten_zoektekst (bericht_id, taal, tekst, woorden)
SELECT b, %(taal)s, t, to_tsvector(%(config)s::regconfig, t) FROM unnest(%(nummers)s::bigint[], %(teksten)s::text[]) AS x(b, t)
ON CONFLICT DO NOTHING
"""


def zoek_in(vraag: QuerySet[Bericht], wat: str, taal: Taal) -> QuerySet[Bericht]:
    """Those of ``vraag`` in which every word of ``wat`` stands, in whatever form, or ``wat`` itself as a piece of text."""
    tekst = Zoektekst.objects.filter(bericht=OuterRef("pk"), taal=taal)
    woorden = tekst.filter(woorden=SearchQuery(_MEERVOUD.sub("", wat), config=_CONFIG[taal], search_type="websearch"))
    stuk = tekst.filter(tekst__icontains=glad(wat))
    return vraag.filter(Q(Exists(woorden)) | Q(Exists(stuk)))


def maak_doorzoekbaar(persoon_id: int, lijnen: Sequence[str], taal: Taal) -> int:
    """Write down the words of messages that have none in this language yet; how many. Two at once write each once."""
    bekend = Zoektekst.objects.filter(bericht=OuterRef("pk"), taal=taal)
    nieuw = list(berichten_van(persoon_id, lijnen).filter(~Exists(bekend))[:MEESTE])
    if not nieuw:
        return 0
    waarden: dict[str, Any] = {
        "taal": taal,
        "config": _CONFIG[taal],
        "nummers": [b.pk for b in nieuw],
        "teksten": [woorden_van(b, taal) for b in nieuw],
    }
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF, waarden)
    return len(nieuw)


def woorden_van(bericht: Bericht, taal: Taal) -> str:
    """Subject, four lines and letter as plain text."""
    artikel = weergave.artikel(gegevens_met(bericht, taal))
    return glad(html.unescape(re.sub(r"<[^>]+>", " ", artikel)))


def glad(tekst: str) -> str:
    """White space, also the one that does not break, as single spaces: so that "€ 100,00" is found as it is typed."""
    return " ".join(tekst.replace("\x00", "").split())
