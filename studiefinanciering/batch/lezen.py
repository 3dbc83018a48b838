"""The facts of a chunk as frames: persons, enrolments, addresses, choices, what was awarded before, and the parents' side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.backends.utils import CursorWrapper

from duo_portal.batches.kolommen import lees

# Nationality decides only where it is Dutch; for all others it takes a title that the register does not hold (WSF 2.2, BSF 3).
PERSONEN = """
SELECT k.persoon_id, k.kandidaat::int, g.geboortedatum, CASE g.nationaliteit WHEN '0001' THEN 1 ELSE 0 END,
    o.datum, (o.id IS NOT NULL)::int,
    r1.verwant_id, (r1.id IS NOT NULL)::int, (d1.id IS NOT NULL)::int, d1.datum,
    r2.verwant_id, (r2.id IS NOT NULL)::int, (d2.id IS NOT NULL)::int, d2.datum, coalesce(p.peiljaar, %(jaar)s - 2)
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT geboortedatum, nationaliteit FROM register_persoonsgegeven
    WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) g
LEFT JOIN LATERAL (SELECT id, datum FROM register_overlijden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) o ON true
LEFT JOIN LATERAL (SELECT id, verwant_id FROM register_familierelatie
    WHERE persoon_id = k.persoon_id AND soort = 1 AND vervangen_op IS NULL AND tot IS NULL OFFSET 0) r1 ON true
LEFT JOIN LATERAL (SELECT id, verwant_id FROM register_familierelatie
    WHERE persoon_id = k.persoon_id AND soort = 2 AND vervangen_op IS NULL AND tot IS NULL OFFSET 0) r2 ON true
LEFT JOIN LATERAL (SELECT id, datum FROM register_overlijden WHERE persoon_id = r1.verwant_id AND vervangen_op IS NULL OFFSET 0) d1 ON true
LEFT JOIN LATERAL (SELECT id, datum FROM register_overlijden WHERE persoon_id = r2.verwant_id AND vervangen_op IS NULL OFFSET 0) d2 ON true
LEFT JOIN LATERAL (SELECT peiljaar FROM studiefinanciering_peiljaarverlegging
    WHERE persoon_id = k.persoon_id AND jaar = %(jaar)s AND vervangen_op IS NULL OFFSET 0) p ON true
ORDER BY k.persoon_id
"""
PERSOON_SCHEMA = {
    "persoon_id": pl.Int64,
    "kandidaat": pl.Boolean,
    "geboortedatum": pl.Date,
    "nationaliteit": pl.Int16,
    "overleden_op": pl.Date,
    "overleden": pl.Boolean,
    **{
        f"ouder{nr}{deel}": soort
        for nr in (1, 2)
        for deel, soort in {"": pl.Int64, "_bestaat": pl.Boolean, "_overleden": pl.Boolean, "_overleden_op": pl.Date}.items()
    },
    "peiljaar": pl.Int16,
}

# Full-time mbo (1) and higher education (2). What the school delivered later is not known yet at this date.
INSCHRIJVINGEN = """
SELECT i.persoon_id, CASE WHEN i.onderwijs = 1 THEN 1 ELSE 2 END, i.begindatum, i.einddatum,
    CASE WHEN i.onderwijs = 1 THEN nullif(regexp_replace(p.niveau, '[^1-4]', '', 'g'), '')::int END, d.behaald_op, i.id
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT * FROM register_inschrijving WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) i
JOIN register_opleiding p ON p.id = i.opleiding_id
LEFT JOIN LATERAL (SELECT max(behaald_op) AS behaald_op FROM register_diploma WHERE persoon_id = i.persoon_id
    AND opleiding_id = i.opleiding_id AND vervangen_op IS NULL AND behaald_op >= i.begindatum AND ontvangen_op <= %(peildatum)s) d ON true
WHERE i.onderwijs IN (1, 7, 8) AND i.begindatum <= %(eind)s AND (i.einddatum IS NULL OR i.einddatum >= %(begin)s)
    AND i.ontvangen_op <= %(peildatum)s
ORDER BY i.persoon_id, i.begindatum, i.id
"""
INSCHRIJVING_SCHEMA = {
    "persoon_id": pl.Int64,
    "onderwijs": pl.Int16,
    "begindatum": pl.Date,
    "einddatum": pl.Date,
    "niveau": pl.Int64,
    "afgerond_op": pl.Date,
    "inschrijving_id": pl.Int64,
}

# Every address that ever stood there, replaced ones too: they tell where somebody lived on the first of a month.
ADRESSEN = """
SELECT w.persoon_id, coalesce(a.van, '0001-01-01'), CASE
    WHEN a.soort = 1 THEN hashtextextended(concat_ws('|', a.postcode, a.straat, a.huisnummer, a.huisletter, a.toevoeging, a.locatie), 0)
    WHEN a.soort = 2 THEN hashtextextended(concat_ws('|', a.landcode, a.regel1, a.regel2, a.regel3), 1) END
FROM (SELECT persoon_id FROM stufi_kring WHERE kandidaat UNION SELECT verwant_id FROM stufi_kring k
    CROSS JOIN LATERAL (SELECT verwant_id FROM register_familierelatie WHERE persoon_id = k.persoon_id AND soort IN (1, 2)
        AND vervangen_op IS NULL AND tot IS NULL OFFSET 0) r WHERE k.kandidaat) w
CROSS JOIN LATERAL (SELECT * FROM register_adres WHERE persoon_id = w.persoon_id AND vervangen_op IS NULL
    UNION ALL SELECT * FROM register_adres WHERE persoon_id = w.persoon_id AND vervangen_op IS NOT NULL OFFSET 0) a
ORDER BY coalesce(a.van, '0001-01-01'), a.id
"""
ADRES_SCHEMA = {"persoon_id": pl.Int64, "van": pl.Date, "adres": pl.Int64}

KEUZES = """
SELECT k.persoon_id, s.vanaf, s.stopt::int, s.aanvullend, s.lening_centen, s.collegegeldkrediet_centen, s.eenoudergezin::int,
    least(s.aangevraagd_op, e.eerst)
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_studiekeuze WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) s
-- Who changed something about the same months asked for them when it was first asked.
CROSS JOIN LATERAL (SELECT min(aangevraagd_op) AS eerst FROM studiefinanciering_studiekeuze
    WHERE persoon_id = k.persoon_id AND vanaf = s.vanaf AND NOT stopt AND vervangen_op IS NOT NULL) e
ORDER BY s.vanaf, s.id
"""
KEUZE_SCHEMA = {
    "persoon_id": pl.Int64,
    "vanaf": pl.Date,
    "stopt": pl.Boolean,
    "aanvullend": pl.Int16,
    "lening_gewenst": pl.Int64,
    "collegegeld_gewenst": pl.Int64,
    "eenoudergezin": pl.Boolean,
    "aangevraagd_op": pl.Date,
}

# Per parent (1, 2) of a candidate: from when to when nothing is expected of them, and what a court set.
SITUATIES = """
SELECT k.persoon_id, s.ouder, s.vanaf, coalesce(s.tot, '9999-12-01'), (s.grond <> 9)::int, s.alimentatie_centen
FROM stufi_kandidaat k
CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_oudersituatie WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) s
ORDER BY s.vanaf, s.id
"""
SITUATIE_SCHEMA = {
    "persoon_id": pl.Int64,
    "ouder": pl.Int16,
    "vanaf": pl.Date,
    "tot": pl.Date,
    "buiten": pl.Boolean,
    "alimentatie": pl.Int64,
}

# What decisions in force gave in earlier years: months by education and form, and the first month of each.
EERDER = """
SELECT k.persoon_id, t.onderwijs, t.fase, t.van, t.tot
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT id FROM besluiten_besluit b WHERE b.persoon_id = k.persoon_id AND b.soort = 2 AND b.periode < %(jaar)s
    AND NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = b.persoon_id AND n.soort = 2 AND n.periode = b.periode
        AND n.vervangt_id = b.id) OFFSET 0) b
CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_toekenning WHERE besluit_id = b.id OFFSET 0) t
ORDER BY k.persoon_id, t.van
"""
EERDER_SCHEMA = {"persoon_id": pl.Int64, "onderwijs": pl.Int16, "fase": pl.Int16, "van": pl.Date, "tot": pl.Date}

VERLEDEN = """
SELECT k.persoon_id, v.eerste_maand, v.eerste_maand_ho, v.prestatiemaanden_mbo, v.prestatiemaanden_ho,
    v.beursmaanden_mbo, v.beursmaanden_ho, v.leenmaanden
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT * FROM studiefinanciering_studieverleden WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) v
ORDER BY k.persoon_id
"""
VERLEDEN_SCHEMA = {
    "persoon_id": pl.Int64,
    "eerste_maand": pl.Date,
    "eerste_maand_ho": pl.Date,
    "prestatiemaanden_mbo": pl.Int64,
    "prestatiemaanden_ho": pl.Int64,
    "beursmaanden_mbo": pl.Int64,
    "beursmaanden_ho": pl.Int64,
    "leenmaanden": pl.Int64,
}

# A diploma of mbo level 3 or 4 makes what follows in mbo a gift at once (WSF 4.10 lid 3).
DIPLOMAS = """
SELECT k.persoon_id, min(d.behaald_op)
FROM stufi_kring k
CROSS JOIN LATERAL (SELECT * FROM register_diploma WHERE persoon_id = k.persoon_id AND vervangen_op IS NULL OFFSET 0) d
JOIN register_opleiding p ON p.id = d.opleiding_id AND p.soort = 1 AND p.niveau ~ '[34]'
WHERE d.ontvangen_op <= %(peildatum)s
GROUP BY k.persoon_id ORDER BY k.persoon_id
"""
DIPLOMA_SCHEMA = {"persoon_id": pl.Int64, "diploma_op": pl.Date}


@dataclass(frozen=True)
class Feiten:
    """What is known of the persons of a chunk and their families at one moment, for one calendar year."""

    jaar: int
    peildatum: date
    personen: pl.DataFrame
    inschrijvingen: pl.DataFrame
    adressen: pl.DataFrame
    keuzes: pl.DataFrame
    situaties: pl.DataFrame
    eerder: pl.DataFrame
    verleden: pl.DataFrame
    diplomas: pl.DataFrame


def lees_feiten(cursor: CursorWrapper, jaar: int, peildatum: date) -> Feiten:
    """Of the persons in ``stufi_kring``. No income is among them: see ``lees_inkomens``."""
    waarden: dict[str, Any] = {"jaar": jaar, "begin": date(jaar, 1, 1), "eind": date(jaar, 12, 31), "peildatum": peildatum}
    vragen = (
        (PERSONEN, PERSOON_SCHEMA),
        (INSCHRIJVINGEN, INSCHRIJVING_SCHEMA),
        (ADRESSEN, ADRES_SCHEMA),
        (KEUZES, KEUZE_SCHEMA),
        (SITUATIES, SITUATIE_SCHEMA),
        (EERDER, EERDER_SCHEMA),
        (VERLEDEN, VERLEDEN_SCHEMA),
        (DIPLOMAS, DIPLOMA_SCHEMA),
    )
    return Feiten(jaar, peildatum, *(lees(cursor, vraag, waarden, schema) for vraag, schema in vragen))
