"""Questions about lesgeld: one student, one school year, and the line as a whole."""

import json
from collections import defaultdict
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from duo_portal.besluiten.models import Besluit, Besluitsoort
from duo_portal.betalen.selectors import vorderingbeeld, vorderingbeelden
from duo_portal.vorderingen.models import Vordering, Vorderingsoort
from lesgeld.beeld import Schooljaarbeeld
from lesgeld.schoolregels import SCHOOL, met_school

# For the overview, which shows no sum: without facts and steps, and in plain SQL, for it is asked at every visit.
BESLUITEN = f"""
SELECT id, persoon_id, soort, periode, vervangt_id, uitkomst_centen, grond, regelversie_id, totstandkoming, peildatum,
    {SCHOOL}::text AS school
FROM besluiten_besluit WHERE persoon_id = %s AND soort = {Besluitsoort.LESGELD} AND periode = ANY(%s) ORDER BY id
"""


def schooljaren_van(persoon_id: int) -> list[int]:
    """School years with a fee, newest first."""
    vraag = Vordering.objects.filter(persoon=persoon_id, soort=Vorderingsoort.LESGELD).order_by("-periode")
    return list(vraag.values_list("periode", flat=True))


def beelden_van(persoon_id: int) -> list[Schooljaarbeeld]:
    """The newest school year with a fee, and the earlier ones on which something is open; newest first, in two queries."""
    claims = vorderingbeelden(persoon_id, Vorderingsoort.LESGELD)
    if not claims:
        return []
    per_jaar: dict[int, list[Besluit]] = defaultdict(list)
    for besluit in Besluit.objects.raw(BESLUITEN, [persoon_id, [claim.periode for claim in claims]]):
        besluit.school = json.loads(besluit.school)  # type: ignore[attr-defined]  # what ``BESLUITEN`` adds
        per_jaar[besluit.periode].append(besluit)
    return [Schooljaarbeeld(**vars(claim), besluiten=per_jaar[claim.periode]) for claim in claims]


def beeld_van(persoon_id: int, schooljaar: int | None = None) -> Schooljaarbeeld | None:
    """The school year, or the newest one with a fee; None when there is none."""
    claim = vorderingbeeld(persoon_id, Vorderingsoort.LESGELD, schooljaar)
    if claim is None:
        return None
    return Schooljaarbeeld(**vars(claim), besluiten=list(_besluiten(persoon_id, [claim.periode])))


def _besluiten(persoon_id: int, perioden: list[int]) -> QuerySet[Any]:
    """Oldest first, with what the school said."""
    besluiten = Besluit.objects.filter(persoon=persoon_id, soort=Besluitsoort.LESGELD, periode__in=perioden)
    return met_school(besluiten.select_related("regelversie")).order_by("pk")


SAMENVATTING = """
WITH laatste AS (
    SELECT b.persoon_id, b.id, b.vervangt_id, b.uitkomst_centen FROM besluiten_besluit b
    WHERE b.soort = 1 AND b.periode = %(schooljaar)s AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.vervangt_id = b.id
        AND n.persoon_id = b.persoon_id AND n.soort = 1 AND n.periode = b.periode)
), terug AS (
    SELECT l.*, e.uitkomst_centen AS eerst FROM laatste l JOIN besluiten_besluit e ON e.id = l.vervangt_id
)
SELECT (SELECT count(*) FROM register_persoon),
    (SELECT count(*) FROM laatste),
    (SELECT coalesce(sum(uitkomst_centen), 0)::bigint FROM laatste),
    (SELECT count(*) FROM terug WHERE uitkomst_centen < eerst),
    (SELECT coalesce(sum(eerst - uitkomst_centen), 0)::bigint FROM terug WHERE uitkomst_centen < eerst),
    (SELECT count(DISTINCT v.persoon_id) FROM vorderingen_inning i JOIN vorderingen_vordering v ON v.id = i.vordering_id
        WHERE i.stap IN (8, 9) AND v.periode = %(schooljaar)s),
    (SELECT count(*) FROM betalingen_betaalopdracht),
    (SELECT coalesce(sum(bedrag_centen), 0)::bigint FROM betalingen_betaalopdracht),
    (SELECT count(*) FROM register_schoolsignaal),
    (SELECT count(*) FROM berichten_bericht),
    (SELECT count(*) FROM werkvoorraad_taak WHERE staat <> 3)
"""
NAMEN = (
    "Personen in het register",
    "Studenten met lesgeld",
    "Lesgeld nu in totaal (centen)",
    "Lager lesgeld zonder aanvraag: studenten",
    "Lager lesgeld zonder aanvraag (centen)",
    "Daarvan teruggeroepen of verlaagd bij CJIB of deurwaarder",
    "Betaalopdrachten",
    "Uit te betalen (centen)",
    "Signalen aan scholen",
    "Berichten",
    "Open taken voor medewerkers",
)


def samenvatting(schooljaar: int) -> dict[str, int]:
    """What the main job did, over the whole register."""
    with connection.cursor() as cursor:
        cursor.execute(SAMENVATTING, {"schooljaar": schooljaar})
        return dict(zip(NAMEN, cursor.fetchone(), strict=True))
