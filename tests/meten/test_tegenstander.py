"""The runs and the opponents, written apart, understand the law in the same way."""

from datetime import date

import pytest

from duo_portal.batches.models import Staat
from duo_portal.batches.services import verwerk_brok
from duo_portal.batches.services.start_run import start_run
from meten.bronnen import TERUGGEGEVEN_OP, VASTGESTELD_OP, draai_sql
from meten.draaien import Opdracht, django_op, draai, zonder_bel
from meten.opstelling import Meetfout, Opstelling
from meten.tegenstander import teruggave
from meten.tegenstander.incasso import INCASSO
from meten.tegenstander.teruggave import TERUGGAVE
from meten.tegenstander.vaststelling import VASTSTELLING
from meten.vergelijk import eis_gelijk
from meten.vulling.vul import vul_natie, vul_verloop


def _draai_zelf(opstelling: Opstelling, databank: str, soort: str, peildatum: date) -> None:
    with django_op(opstelling, databank), zonder_bel():
        run = start_run(soort, peildatum, omvang=300)
        for brok in list(run.brokken.values_list("pk", flat=True)):
            verwerk_brok(brok)
        run.refresh_from_db()
    assert run.staat == Staat.KLAAR, run.melding


def test_vaststelling_geeft_dezelfde_rijen_als_een_sql_opdracht(opstelling: Opstelling, kleine_natie: str, vastgesteld: str) -> None:
    with opstelling.kloon(kleine_natie, "product") as product:
        _draai_zelf(opstelling, product, "vaststelling", VASTGESTELD_OP)
        rijen = eis_gelijk(opstelling, product, vastgesteld)
    assert rijen["taak"] > 0  # someone is braked or cannot be decided on


def test_teruggave_geeft_dezelfde_rijen_als_een_sql_opdracht(opstelling: Opstelling, vastgesteld: str) -> None:
    with opstelling.kloon(vastgesteld, "jaar") as jaar:
        vul_verloop(opstelling, jaar)
        _maak_meer_te_beoordelen(opstelling, jaar)
        rijen = _beide(opstelling, jaar)
    assert rijen["besluit"] > rijen["vordering"]
    assert rijen["betaalopdracht"] > 0


def _beide(opstelling: Opstelling, bron: str) -> dict[str, int]:
    with opstelling.kloon(bron, "product") as product, opstelling.kloon(bron, "sql") as sql:
        _draai_zelf(opstelling, product, "teruggave", TERUGGEGEVEN_OP)
        draai_sql(opstelling, sql, "teruggave", TERUGGAVE, TERUGGEGEVEN_OP)
        return eis_gelijk(opstelling, product, sql)


def _maak_meer_te_beoordelen(opstelling: Opstelling, databank: str) -> None:
    """In a nation this small few facts came later: let many ends arrive that the school announced too late."""
    with opstelling.verbind(databank, als_super=True) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        verbinding.execute(
            """WITH weg AS (
                UPDATE register_inschrijving SET vervangen_op = now()
                WHERE vervangen_op IS NULL AND einddatum IS NULL AND onderwijs = 1 AND instelling_id < 61 AND persoon_id % 3 = 0 RETURNING *
            ), nieuw AS (
                INSERT INTO register_inschrijving (persoon_id, instelling_id, opleiding_id, onderwijs, begindatum, einddatum,
                    examenkandidaat, vrijstelling, ontvangen_op)
                SELECT persoon_id, instelling_id, opleiding_id, onderwijs, begindatum,
                    greatest(begindatum, date '2025-10-01' + (persoon_id % 250)::int),
                    false, 0, date '2026-06-01' FROM weg
            ), diploma AS (
                INSERT INTO register_diploma (persoon_id, instelling_id, opleiding_id, behaald_op, ontvangen_op)
                SELECT persoon_id, instelling_id, opleiding_id, date '2025-09-20' + (persoon_id % 250)::int, date '2026-06-01'
                FROM weg WHERE persoon_id % 2 = 0
            )
            INSERT INTO register_tebeoordelen (persoon_id, lijn, periode, aanleiding)
            SELECT persoon_id, 'lesgeld', 2025, 'proef' FROM weg"""
        )


def test_tegenstander_heeft_geen_conflictregel_en_geen_tijdelijke_tabel() -> None:
    for tekst in (VASTSTELLING, TERUGGAVE, INCASSO):
        assert "CONFLICT" not in tekst
        assert "TEMPORARY" not in tekst


def test_een_nieuwe_tijdelijke_tabel_in_de_run_stopt_de_meting() -> None:
    with pytest.raises(Meetfout):
        teruggave._kaal("SELECT * FROM lesgeld_iets_nieuws")


def test_echte_worker_meet_tijd_geheugen_en_rekentijd(opstelling: Opstelling, kleine_natie: str, met_redis: None) -> None:
    with opstelling.kloon(kleine_natie, "product") as databank:
        ronde = draai(opstelling, databank, Opdracht("vaststelling", VASTGESTELD_OP, omvang=200))
    assert ronde.tellingen["besluiten"] > 400
    assert 20 < ronde.piek_mb < 500
    assert ronde.seconden > 0
    assert ronde.rekentijd > 0
    assert len(ronde.momenten) > 3


def test_vulling_gaat_alleen_in_een_lege_databank(opstelling: Opstelling, kleine_natie: str) -> None:
    with pytest.raises(Meetfout, match="lege"):
        vul_natie(opstelling, kleine_natie, 10)
