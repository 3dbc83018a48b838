"""The comparison finds every difference, and only differences."""

import pytest

from meten.bronnen import VASTGESTELD_OP, draai_sql
from meten.opstelling import Meetfout, Opstelling
from meten.tegenstander.vaststelling import VASTSTELLING
from meten.vergelijk import INHOUD, eis_gelijk, vergelijk

WIJZIGINGEN = {
    "besluit": "UPDATE besluiten_besluit SET stappen[15] = stappen[15] + 1 WHERE id = (SELECT max(id) FROM besluiten_besluit)",
    "termijn": "UPDATE vorderingen_termijn SET bedrag_centen = bedrag_centen + 1 WHERE id = (SELECT min(id) FROM vorderingen_termijn)",
    "boeking": "DELETE FROM grootboek_boeking WHERE id = (SELECT max(id) FROM grootboek_boeking)",
    "bericht": "UPDATE berichten_bericht SET waarden = waarden || '{\"lesgeld\": 1}' WHERE id = (SELECT max(id) FROM berichten_bericht)",
    "bekendmaking": "INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)"
    " SELECT id, 2, 2, vanaf FROM berichten_bericht ORDER BY id LIMIT 1",
}


def _wijzig(opstelling: Opstelling, databank: str, opdracht: str) -> None:
    with opstelling.verbind(databank, als_super=True) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        assert verbinding.execute(opdracht).rowcount == 1


def test_twee_keer_hetzelfde_is_gelijk_ook_met_andere_nummers(opstelling: Opstelling, kleine_natie: str, vastgesteld: str) -> None:
    with opstelling.kloon(kleine_natie, "ander") as ander:
        with opstelling.verbind(ander, als_super=True) as verbinding:
            verbinding.execute("SELECT nextval('besluiten_besluit_id_seq'), nextval('vorderingen_vordering_id_seq')")
        draai_sql(opstelling, ander, "vaststelling", VASTSTELLING, VASTGESTELD_OP)
        rijen = eis_gelijk(opstelling, vastgesteld, ander)
    assert rijen["besluit"] > 400
    assert rijen["termijn"] == 9 * rijen["boeking"]  # decisions of the year before have neither
    assert rijen["regeling"] > 200
    assert set(rijen) == set(INHOUD)


@pytest.mark.parametrize("tabel", WIJZIGINGEN)
def test_een_gewijzigde_rij_valt_op(opstelling: Opstelling, vastgesteld: str, tabel: str) -> None:
    with opstelling.kloon(vastgesteld, "gewijzigd") as gewijzigd:
        _wijzig(opstelling, gewijzigd, WIJZIGINGEN[tabel])
        verschillen = {v.tabel: (v.alleen_links, v.alleen_rechts) for v in vergelijk(opstelling, vastgesteld, gewijzigd) if not v.gelijk}
        assert set(verschillen) == {tabel}
        assert 1 <= sum(verschillen[tabel]) <= 2
        with pytest.raises(Meetfout, match=tabel):
            eis_gelijk(opstelling, vastgesteld, gewijzigd)


def test_een_bereik_van_personen_ziet_de_rest_niet(opstelling: Opstelling, vastgesteld: str) -> None:
    with opstelling.kloon(vastgesteld, "gewijzigd") as gewijzigd:
        _wijzig(opstelling, gewijzigd, WIJZIGINGEN["besluit"])
        assert eis_gelijk(opstelling, vastgesteld, gewijzigd, (1, 500))["besluit"] > 50
