"""What a machine may not decide becomes a task: one per person, school year and kind, opened again by a later fact."""

LATEN = "NOTHING"
HEROPENEN = """UPDATE SET staat = 1, gegevens = excluded.gegevens, eigenaar_id = NULL, afgehandeld_op = NULL, uitkomst = ''
    WHERE werkvoorraad_taak.staat = 3"""


def _taak(bron: str, bij_herhaling: str = HEROPENEN) -> str:
    """Tasks for the persons of ``bron``, a FROM clause over the judgement ``o``."""
    return f"""
WITH taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT %(taaksoort)s, 'lesgeld', concat_ws(':', %(taaksoort)s, %(schooljaar)s, o.persoon_id), o.persoon_id, %(taaktekst)s,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oordeel_centen', o.uitkomst_centen, 'reden', o.reden,
            'laatste_dag', o.laatste_dag), 1, ''
    {bron}
    ON CONFLICT (sleutel) DO {bij_herhaling} RETURNING 1
)
SELECT count(*) FROM taak
"""


# Vaststelling meets the same undecided people every night: a task that staff finished stays finished.
NAAR_MENS = _taak("FROM lesgeld_oordeel o WHERE o.naar_mens", LATEN)
# The refund run meets people because a fact arrived.
NAAR_MENS_OPNIEUW = _taak("FROM lesgeld_oordeel o WHERE o.naar_mens")
# The same for who would get something back, had it not been too late for a machine to decide.
TE_LAAT = _taak("FROM lesgeld_voorstel o")
# A fee of a school year that is over was never determined: no machine sends the payment request so late.
NOOIT_VASTGESTELD = _taak(
    "FROM lesgeld_oordeel o WHERE o.uitkomst_centen > 0 AND NOT EXISTS (SELECT FROM lesgeld_stand s WHERE s.persoon_id = o.persoon_id)"
)
# Nobody asks more of who died; whether the fee really rises is for a person.
HOGER_NA_OVERLIJDEN = _taak(
    "FROM lesgeld_oordeel o JOIN lesgeld_stand s USING (persoon_id) WHERE s.overleden AND o.uitkomst_centen > s.oud_centen"
)

ONBESLIST = {"taaksoort": "lesgeld_onbeslist", "taaktekst": "Lesgeld: een feit ontbreekt of feiten spreken elkaar tegen."}
NA_AFLOOP = {"taaksoort": "teruggave_te_laat", "taaktekst": "Lesgeld terug na afloop van het schooljaar: beoordeel de reden."}
OVERLEDEN = {"taaksoort": "hoger_na_overlijden", "taaktekst": "Lesgeld zou hoger worden na een overlijden: beoordeel of dat moet."}
NIET_VASTGESTELD = {
    "taaksoort": "vaststelling_na_afloop",
    "taaktekst": "Lesgeld over een afgelopen schooljaar is nooit vastgesteld: beoordeel.",
}
