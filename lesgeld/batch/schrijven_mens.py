"""What a machine may not decide becomes a task, once per person and school year."""

NAAR_MENS = """
WITH taak AS (
    INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
    SELECT %(taaksoort)s, 'lesgeld', concat_ws(':', %(taaksoort)s, %(schooljaar)s, o.persoon_id), o.persoon_id, %(taaktekst)s,
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'oordeel_centen', o.uitkomst_centen, 'reden', o.reden,
            'laatste_dag', o.laatste_dag), 1, ''
    FROM lesgeld_oordeel o WHERE o.naar_mens
    ON CONFLICT (sleutel) DO NOTHING RETURNING 1
)
SELECT count(*) FROM taak
"""
# The same for who would get something back, had it not been too late for a machine to decide.
TE_LAAT = NAAR_MENS.replace("FROM lesgeld_oordeel o WHERE o.naar_mens", "FROM lesgeld_voorstel o")
# A fee of a school year that is over was never determined: no machine sends the payment request so late.
NOOIT_VASTGESTELD = NAAR_MENS.replace(
    "WHERE o.naar_mens", "WHERE o.uitkomst_centen > 0 AND NOT EXISTS (SELECT FROM lesgeld_stand s WHERE s.persoon_id = o.persoon_id)"
)
# Nobody asks more of who died; whether the fee really rises is for a person.
HOGER_NA_OVERLIJDEN = NAAR_MENS.replace(
    "WHERE o.naar_mens", "JOIN lesgeld_stand s USING (persoon_id) WHERE s.overleden AND o.uitkomst_centen > s.oud_centen"
)

ONBESLIST = {"taaksoort": "lesgeld_onbeslist", "taaktekst": "Lesgeld: een feit ontbreekt of feiten spreken elkaar tegen."}
NA_AFLOOP = {"taaksoort": "teruggave_te_laat", "taaktekst": "Lesgeld terug na afloop van het schooljaar: beoordeel de reden."}
OVERLEDEN = {"taaksoort": "hoger_na_overlijden", "taaktekst": "Lesgeld zou hoger worden na een overlijden: beoordeel of dat moet."}
NIET_VASTGESTELD = {
    "taaksoort": "vaststelling_na_afloop",
    "taaktekst": "Lesgeld over een afgelopen schooljaar is nooit vastgesteld: beoordeel.",
}
