"""What the register knows of an applicant, in one question, so that it is not asked of them. No income is read here."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.berichten.geadresseerde import naam_sql
from studiefinanciering.aanvragen.bekend import Ouder, begin, eind, studiejaar_van

# Education as the school delivered it: university before hbo, before mbo 3-4, before mbo 1-2. An address is compared as it is written.
_ADRES = "soort, landcode, straat, huisnummer, huisletter, toevoeging, postcode, locatie, regel1, regel2, regel3"
_ADRESSEN = {naam: ", ".join(f"{naam}.{kolom}" for kolom in _ADRES.split(", ")) for naam in ("a", "b")}
_OUDERS = "r.persoon_id = %(persoon)s AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL"
PROFIEL = f"""
SELECT g.geboortedatum, i.soort, i.opleiding, i.school,
    CASE WHEN a.soort IN (1, 2) THEN NOT EXISTS (SELECT FROM register_familierelatie r
        JOIN register_adres b ON b.persoon_id = r.verwant_id AND b.vervangen_op IS NULL
        WHERE {_OUDERS} AND ({_ADRESSEN["b"]}) IS NOT DISTINCT FROM ({_ADRESSEN["a"]})) END,
    EXISTS (SELECT FROM register_rekening w WHERE w.persoon_id = %(persoon)s AND w.vervangen_op IS NULL),
    (SELECT array_agg(r.soort ORDER BY r.soort) FROM register_familierelatie r WHERE {_OUDERS}),
    (SELECT array_agg(r.verwant_id ORDER BY r.soort) FROM register_familierelatie r WHERE {_OUDERS}),
    (SELECT array_agg(coalesce(nullif({naam_sql("o")}, ''), r.naam) ORDER BY r.soort) FROM register_familierelatie r
        LEFT JOIN register_persoonsgegeven o ON o.persoon_id = r.verwant_id AND o.vervangen_op IS NULL WHERE {_OUDERS}),
    NOT EXISTS (SELECT FROM register_familierelatie p WHERE p.persoon_id = %(persoon)s AND p.soort = 3
        AND p.vervangen_op IS NULL AND p.tot IS NULL)
    AND EXISTS (SELECT FROM register_familierelatie k
        JOIN register_persoonsgegeven j ON j.persoon_id = k.persoon_id AND j.vervangen_op IS NULL
        WHERE k.verwant_id = %(persoon)s AND k.soort IN (1, 2) AND k.vervangen_op IS NULL AND k.tot IS NULL
            AND j.geboortedatum > %(dag)s::date - interval '18 years')
FROM (SELECT %(persoon)s::bigint AS persoon_id) wie
LEFT JOIN register_persoonsgegeven g ON g.persoon_id = wie.persoon_id AND g.vervangen_op IS NULL
LEFT JOIN register_adres a ON a.persoon_id = wie.persoon_id AND a.vervangen_op IS NULL
LEFT JOIN LATERAL (
    SELECT CASE WHEN x.onderwijs = 8 THEN 'wo' WHEN x.onderwijs = 7 THEN 'hbo'
            WHEN o.niveau ~ '[34]' THEN 'mbo_34' ELSE 'mbo_12' END AS soort, o.naam AS opleiding, s.naam AS school
    FROM register_inschrijving x JOIN register_opleiding o ON o.id = x.opleiding_id JOIN register_instelling s ON s.id = x.instelling_id
    WHERE x.persoon_id = wie.persoon_id AND x.vervangen_op IS NULL AND x.onderwijs IN (1, 7, 8)
        AND x.begindatum <= %(eind)s AND (x.einddatum IS NULL OR x.einddatum >= %(begin)s)
    ORDER BY x.onderwijs DESC, 1 DESC, x.begindatum DESC, x.id DESC LIMIT 1) i ON true
"""


@dataclass(frozen=True)
class Profiel:
    """``opleiding`` is a code of ``woorden.OPLEIDINGEN``, None when no school delivered one for the study year; ``uitwonend`` None
    without an address. ``alleen_met_kind``: the register shows a child under 18 and no partner."""

    geboren: date | None
    opleiding: str | None
    opleidingsnaam: str
    school: str
    uitwonend: bool | None
    rekening: bool
    ouders: tuple[Ouder, ...]
    alleen_met_kind: bool


def profiel_van(vraag: Vraag) -> Profiel:
    """Of the study year that is asked about, else of the one that runs. Asked once per request."""
    return vraag.eenmaal("profiel", lambda: _lees(vraag))


def _lees(vraag: Vraag) -> Profiel:
    studiejaar = vraag.periode or studiejaar_van(vraag.dag, ho=False)
    waarden: dict[str, int | date] = {
        "persoon": vraag.persoon_id,
        "dag": vraag.dag,
        "begin": begin(studiejaar, ho=False),
        "eind": eind(studiejaar, ho=True),
    }
    with connection.cursor() as cursor:
        cursor.execute(PROFIEL, waarden)
        geboren, soort, opleiding, school, uit, rekening, nummers, personen, namen, alleen = cursor.fetchone()
    ouders = tuple(Ouder(*deel) for deel in zip(nummers or (), personen or (), namen or (), strict=True))
    return Profiel(geboren, soort, opleiding or "", school or "", uit, rekening, ouders, alleen)
