"""Book what the lines of a statement are. The order of the lines does not matter: our own files first, then what came back of them."""

from typing import Any

from django.db.backends.utils import CursorWrapper

from duo_portal.betalingen.afschrift.herkennen import TABEL as DOEL
from duo_portal.betalingen.models import Bestemming
from duo_portal.betalingen.services import boek_betalingen
from duo_portal.betalingen.services.boek_incassobatch import boek_incassobatch
from duo_portal.betalingen.services.verwerk_retouren import Retour, verwerk_retouren
from duo_portal.grootboek.models import Grootboekrekening as Rekening
from duo_portal.grootboek.models import Oorzaak
from duo_portal.vorderingen.lijnen import lijn_van_boeking_sql

BANK = int(Rekening.BANK)
NUMMER = "nextval(pg_get_serial_sequence('grootboek_boeking', 'id'))"
KOLOMMEN = "persoon_id, vordering_id, debet, credit, bedrag_centen, oorzaak, boekdatum, valutadatum, groep"
BATCHES = f"""
SELECT batch_id, boekdatum, valutadatum, afschrift_id FROM {DOEL} WHERE bestemming = {int(Bestemming.INCASSOBATCH)} ORDER BY regel_id
"""
RETOUREN = f"""
SELECT incasso_id, retourcode, boekdatum, regel_id, afschrift_id FROM {DOEL}
WHERE bestemming = {int(Bestemming.INCASSORETOUR)} ORDER BY regel_id
"""
# A batch that was paid pays each of its orders; a bank that books them apart names each order.
UITBETAALD = f"""
WITH betaald AS MATERIALIZED (
    SELECT {NUMMER} AS boeking_id, o.id AS opdracht_id, o.persoon_id, g.vordering_id, g.credit, o.bedrag_centen, d.boekdatum,
        d.valutadatum, d.afschrift_id
    FROM {DOEL} d JOIN betalingen_batchregel r ON r.batch_id = d.batch_id OR d.batch_id IS NULL AND r.opdracht_id = d.opdracht_id
    JOIN betalingen_betaalopdracht o ON o.id = r.opdracht_id JOIN grootboek_boeking g ON g.id = o.boeking_id
    WHERE d.bestemming = {int(Bestemming.UITBETALING)} ORDER BY o.id
), boeking AS (
    INSERT INTO grootboek_boeking (id, {KOLOMMEN})
    SELECT boeking_id, persoon_id, vordering_id, credit, {BANK}, bedrag_centen, {int(Oorzaak.UITBETAALD)}, boekdatum, valutadatum,
        afschrift_id FROM betaald ORDER BY boeking_id
)
INSERT INTO betalingen_uitvoering (opdracht_id, boeking_id) SELECT opdracht_id, boeking_id FROM betaald ORDER BY opdracht_id
"""
NOOIT_BETAALD = f"""
UPDATE {DOEL} d SET bestemming = {int(Bestemming.ONBEKEND)} WHERE d.bestemming = {int(Bestemming.UITBETALING_RETOUR)}
    AND NOT EXISTS (SELECT FROM betalingen_uitvoering u WHERE u.opdracht_id = d.opdracht_id)
"""
# The money is owed again: the reversal credits the account of what is to be paid, and a new order can hang on it.
TERUGGEKOMEN = f"""
WITH terug AS MATERIALIZED (
    SELECT {NUMMER} AS boeking_id, d.*, g.vordering_id AS van_vordering, g.debet, g.id AS betaling_id, v.soort
    FROM {DOEL} d JOIN betalingen_uitvoering u ON u.opdracht_id = d.opdracht_id JOIN grootboek_boeking g ON g.id = u.boeking_id
    LEFT JOIN vorderingen_vordering v ON v.id = g.vordering_id
    WHERE d.bestemming = {int(Bestemming.UITBETALING_RETOUR)}
), boeking AS (
    INSERT INTO grootboek_boeking (id, {KOLOMMEN}, keert_om_id)
    SELECT boeking_id, persoon_id, van_vordering, {BANK}, debet, centen, {int(Oorzaak.UITBETAALD)}, boekdatum, valutadatum, afschrift_id,
        betaling_id FROM terug
), retour AS (
    INSERT INTO betalingen_uitbetalingretour (opdracht_id, code, datum, regel_id, boeking_id)
    SELECT opdracht_id, retourcode, boekdatum, regel_id, boeking_id FROM terug
)
INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, persoon_id, omschrijving, gegevens, staat, uitkomst)
SELECT 'uitbetaling_teruggekomen', {lijn_van_boeking_sql("soort", "debet")}, 'uitbetaling-terug:' || opdracht_id, persoon_id,
    'Een uitbetaling kwam terug van de bank. Vraag een andere rekening, en betaal dan opnieuw uit bij de opdracht.',
    jsonb_build_object('opdracht', opdracht_id, 'code', retourcode, 'regel', regel_id), 1, ''
FROM terug ON CONFLICT (sleutel) DO NOTHING
"""
BETALINGEN = f"""
INSERT INTO {boek_betalingen.TABEL}
SELECT regel_id, vordering_id, centen, {BANK}, boekdatum, valutadatum, afschrift_id, iban, naam
FROM {DOEL} WHERE bestemming IN ({int(Bestemming.KENMERK)}, {int(Bestemming.REKENING_EN_BEDRAG)})
"""
# Between our own accounts, and what nobody can explain yet.
TUSSEN = {
    Bestemming.INCASSOBATCH: (Rekening.TUSSENREKENING_INCASSO, Oorzaak.AFGEREKEND),
    Bestemming.INCASSORETOUR: (Rekening.TUSSENREKENING_INCASSO, Oorzaak.AFGEREKEND),
    Bestemming.BETAALDIENST: (Rekening.TUSSENREKENING_IDEAL, Oorzaak.AFGEREKEND),
    Bestemming.PARTIJ: (Rekening.BIJ_CJIB, Oorzaak.AFGEREKEND),
    Bestemming.ONBEKEND: (Rekening.ONBEKENDE_ONTVANGST, Oorzaak.ZONDER_BESTEMMING),
}
EIGEN_REKENINGEN = f"""
INSERT INTO grootboek_boeking ({KOLOMMEN})
SELECT NULL, NULL, CASE WHEN d.bij THEN {BANK} ELSE t.rekening END, CASE WHEN d.bij THEN t.rekening ELSE {BANK} END, d.centen, t.oorzaak,
    d.boekdatum, d.valutadatum, d.afschrift_id
FROM {DOEL} d
JOIN (VALUES {", ".join(f"({int(wat)}, {int(rekening)}, {int(waarom)})" for wat, (rekening, waarom) in TUSSEN.items())})
    t (bestemming, rekening, oorzaak) USING (bestemming)
ORDER BY d.regel_id
"""
VERWERKT = f"""
INSERT INTO betalingen_regelverwerking (regel_id, bestemming, persoon_id, vordering_id)
SELECT d.regel_id, d.bestemming, CASE WHEN d.bestemming <> {int(Bestemming.ONBEKEND)} THEN coalesce(d.persoon_id, i.persoon_id) END,
    CASE WHEN d.bestemming IN ({int(Bestemming.KENMERK)}, {int(Bestemming.REKENING_EN_BEDRAG)}) THEN d.vordering_id
        WHEN d.bestemming = {int(Bestemming.INCASSORETOUR)} THEN i.vordering_id END
FROM {DOEL} d LEFT JOIN betalingen_incasso i ON i.id = d.incasso_id ORDER BY d.regel_id
"""
TAKEN = f"""
INSERT INTO werkvoorraad_taak (soort, lijn, sleutel, omschrijving, gegevens, staat, uitkomst)
SELECT 'ontvangst_zonder_bestemming', '', 'afschriftregel:' || regel_id, CASE
        WHEN NOT bij THEN 'Er ging geld van onze rekening zonder dat wij weten waarom. Zoek het uit.'
        WHEN retourcode <> '' THEN 'Een uitbetaling kwam terug, maar wij weten niet welke. Zoek het uit.'
        WHEN EXISTS (SELECT FROM betalingen_betaalbestand WHERE berichtkenmerk = batchkenmerk) THEN
            'Geld kwam binnen op een eigen bestand, maar het bedrag past niet. Zoek het uit.'
        ELSE 'Er kwam geld binnen en wij weten niet waarvoor. Zoek de vordering, of stuur het terug.' END,
    jsonb_build_object('regel', regel_id, 'centen', centen), 1, ''
FROM {DOEL} WHERE bestemming = {int(Bestemming.ONBEKEND)} ORDER BY regel_id ON CONFLICT (sleutel) DO NOTHING
"""
TELLING = f"SELECT bestemming, count(*), sum(centen)::bigint FROM {DOEL} GROUP BY bestemming ORDER BY bestemming"
# What these statements moved through the bank, to compare with the bank's own balances.
NETTO = f"""
SELECT coalesce(sum(CASE {BANK} WHEN debet THEN bedrag_centen WHEN credit THEN -bedrag_centen END), 0)::bigint
FROM grootboek_boeking WHERE groep = ANY (%(afschriften)s) AND id > %(sinds)s
"""
LAATSTE = "SELECT coalesce(max(id), 0) FROM grootboek_boeking"


def boek(cursor: CursorWrapper, afschriften: list[int]) -> tuple[dict[Bestemming, int], int]:
    """Everything in ``bank_doel``; the persons are locked. Returns the lines by what they are, and the net cents through the bank."""
    cursor.execute(LAATSTE)
    sinds = cursor.fetchone()[0]
    _boek_eigen_bestanden(cursor)
    cursor.execute(f"DROP TABLE IF EXISTS {boek_betalingen.TABEL}")
    cursor.execute(boek_betalingen.MAAK_TABEL)
    cursor.execute(BETALINGEN)
    boek_betalingen.boek_tabel(cursor)
    for opdracht in (EIGEN_REKENINGEN, VERWERKT, TAKEN, TELLING):
        cursor.execute(opdracht)
    tellingen = {Bestemming(bestemming): int(aantal) for bestemming, aantal, _ in cursor.fetchall()}
    waarden: dict[str, Any] = {"afschriften": afschriften, "sinds": sinds}
    cursor.execute(NETTO, waarden)
    return tellingen, int(cursor.fetchone()[0])


def _boek_eigen_bestanden(cursor: CursorWrapper) -> None:
    cursor.execute(BATCHES)
    for batch, boekdatum, valutadatum, afschrift in cursor.fetchall():
        boek_incassobatch(batch, boekdatum, valutadatum, afschrift)
    cursor.execute(UITBETAALD)
    cursor.execute(NOOIT_BETAALD)
    cursor.execute(TERUGGEKOMEN)
    cursor.execute(RETOUREN)
    verwerk_retouren([Retour(*rij) for rij in cursor.fetchall()])
