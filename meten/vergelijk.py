"""Compare what two databases hold, both ways with EXCEPT ALL, on natural keys: no ids, no moments of writing."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from meten.opstelling import Meetfout, Opstelling

BESLUIT = (
    "b.soort || ':' || b.periode || ':' || b.uitkomst_centen || ':' || b.grond || CASE WHEN b.vervangt_id IS NULL THEN '' ELSE '+' END"
)
BERICHT = "m.persoon_id, s.naam AS sjabloon, s.versie"

# The reference of a payment is made from the number of the claim.
# Each query is the natural content of one table. A person is the same row in both clones, so its number is no id here.
INHOUD: dict[str, str] = {
    "besluit": f"""
        SELECT b.persoon_id, {BESLUIT} AS besluit, o.uitkomst_centen AS vorige, b.uitkomst_centen, r.naam AS regelversie, b.feiten, b.stappen,
            b.totstandkoming, b.peildatum, b.run_id IS NOT NULL AS door_run, b.medewerker_id
        FROM besluiten_besluit b JOIN besluiten_regelversie r ON r.id = b.regelversie_id LEFT JOIN besluiten_besluit o ON o.id = b.vervangt_id""",
    "vordering": f"""
        SELECT v.persoon_id, v.soort, v.periode, {BESLUIT} AS besluit, v.ontstaan_op, v.betaal_voor
        FROM vorderingen_vordering v JOIN besluiten_besluit b ON b.id = v.besluit_id""",
    "termijn": """
        SELECT v.persoon_id, v.soort, v.periode, t.volgnummer, t.vervaldatum, t.bedrag_centen
        FROM vorderingen_termijn t JOIN vorderingen_vordering v ON v.id = t.vordering_id""",
    "boeking": f"""
        SELECT k.persoon_id, v.soort, v.periode, {BESLUIT} AS besluit, k.debet, k.credit, k.bedrag_centen, k.oorzaak, k.boekdatum, k.valutadatum,
            k.groep IS NOT NULL AS in_groep, k.keert_om_id IS NOT NULL AS keert_om
        FROM grootboek_boeking k LEFT JOIN vorderingen_vordering v ON v.id = k.vordering_id LEFT JOIN besluiten_besluit b ON b.id = k.besluit_id""",
    "inning": """
        SELECT v.persoon_id, v.soort, v.periode, i.stap, i.datum, i.bedrag_centen
        FROM vorderingen_inning i JOIN vorderingen_vordering v ON v.id = i.vordering_id""",
    "bericht": f"""
        SELECT {BERICHT}, {BESLUIT} AS besluit, m.taal, m.rol, m.naam, m.over, m.adresregels, m.waarden - 'betalingskenmerk' AS waarden, m.kanaal, m.vanaf
        FROM berichten_bericht m JOIN berichten_sjabloonversie s ON s.id = m.sjabloonversie_id LEFT JOIN besluiten_besluit b ON b.id = m.besluit_id""",
    "bekendmaking": f"""
        SELECT {BERICHT}, k.volgnummer, k.kanaal, k.toegankelijk_op, k.laatste_dag
        FROM berichten_bekendmaking k JOIN berichten_bericht m ON m.id = k.bericht_id JOIN berichten_sjabloonversie s ON s.id = m.sjabloonversie_id""",
    "betaalopdracht": """
        SELECT o.persoon_id, k.debet, k.credit, k.bedrag_centen AS geboekt, o.bedrag_centen, o.iban, o.tenaamstelling, o.omschrijving, o.opgesteld_op
        FROM betalingen_betaalopdracht o JOIN grootboek_boeking k ON k.id = o.boeking_id""",
    "regeling": """
        SELECT r.persoon_id, v.soort, v.periode, r.soort AS regeling, r.eigen_schema, r.van, r.vervangen_op IS NULL AS loopt, m.kenmerk
        FROM vorderingen_betalingsregeling r JOIN vorderingen_vordering v ON v.id = r.vordering_id
        LEFT JOIN betalingen_incassoregeling i ON i.regeling_id = r.id LEFT JOIN betalingen_incassomachtiging m ON m.id = i.machtiging_id""",
    # In which batch an order stands is a matter of chunks.
    "incasso": """
        SELECT i.persoon_id, v.soort, v.periode, t.volgnummer, t.regeling_id IS NULL AS aangeboden, i.poging, m.kenmerk, b.soort AS batchsoort,
            b.uitvoeren_op, i.bedrag_centen, i.iban, i.tenaamstelling, i.machtigingskenmerk, i.getekend_op, i.omschrijving
        FROM betalingen_incasso i JOIN vorderingen_vordering v ON v.id = i.vordering_id JOIN vorderingen_termijn t ON t.id = i.termijn_id
        JOIN betalingen_incassomachtiging m ON m.id = i.machtiging_id JOIN betalingen_betaalbatch b ON b.id = i.batch_id""",
    "aanvraag": "SELECT persoon_id, soort, periode, gegevens, staat, versie, run_id IS NOT NULL AS door_run FROM aanvragen_aanvraag",
    # The key and the data of a task may hold numbers that the database gave out.
    "taak": """
        SELECT persoon_id, soort, lijn, omschrijving, gegevens - '{boeking,besluit,signaal,vordering}'::text[] AS gegevens, termijn, staat, uitkomst
        FROM werkvoorraad_taak WHERE soort <> 'run'""",
    "maandboeking": """
        SELECT persoon_id, maand, volgnummer, besluit_id, run_id IS NOT NULL AS door_run, gift_centen, prestatie_centen, lening_centen
        FROM studiefinanciering_maandboeking""",
    "toekenning": f"""
        SELECT t.persoon_id, {BESLUIT} AS besluit, t.van, t.tot, t.onderwijs, t.fase, t.uitwonend, t.aanvullend_gift, t.onbekend_inkomen, t.basisbeurs_centen,
            t.aanvullend_centen, t.eenouder_centen, t.lening_centen, t.collegegeldkrediet_centen, t.gift_centen, t.prestatie_centen, t.stappen
        FROM studiefinanciering_toekenning t JOIN besluiten_besluit b ON b.id = t.besluit_id""",
    # Whose income was read, and on which ground.
    "inzage": "SELECT persoon_id, door, wat, doel, grond FROM toegang_inzage",
    "schoolsignaal": "SELECT persoon_id, instelling_id, soort, reageer_voor FROM register_schoolsignaal",
    "te_beoordelen": "SELECT persoon_id, lijn, periode, aanleiding, run_id IS NOT NULL AS gezien FROM register_tebeoordelen",
}


@dataclass(frozen=True)
class Verschil:
    """Rows of one table in the first database, how many of them only there, how many only in the second, and one example."""

    tabel: str
    rijen: int
    alleen_links: int
    alleen_rechts: int
    voorbeeld: str = ""

    @property
    def gelijk(self) -> bool:
        return not self.alleen_links and not self.alleen_rechts


def vergelijk(opstelling: Opstelling, links: str, rechts: str, personen: tuple[int, int] | None = None) -> list[Verschil]:
    """One result per table; ``personen`` limits the comparison to a range of persons."""
    with opstelling.verbind(links, als_super=True) as bron, opstelling.verbind(rechts, als_super=True) as doel:
        return [_vergelijk_tabel(bron, doel, tabel, _begrensd(vraag, personen)) for tabel, vraag in INHOUD.items()]


def eis_gelijk(opstelling: Opstelling, links: str, rechts: str, personen: tuple[int, int] | None = None) -> dict[str, int]:
    """The number of rows per table; raises when anything differs."""
    uitslag = vergelijk(opstelling, links, rechts, personen)
    if fout := [verschil for verschil in uitslag if not verschil.gelijk]:
        regels = [f"{v.tabel}: {v.alleen_links} alleen links, {v.alleen_rechts} alleen rechts; bijvoorbeeld {v.voorbeeld}" for v in fout]
        raise Meetfout("De rijen verschillen:\n  " + "\n  ".join(regels))
    return {verschil.tabel: verschil.rijen for verschil in uitslag}


def _begrensd(vraag: str, personen: tuple[int, int] | None) -> str:
    if personen is None:
        return vraag
    return f"SELECT * FROM ({vraag}) q WHERE persoon_id BETWEEN {int(personen[0])} AND {int(personen[1])}"


def _vergelijk_tabel(bron: psycopg.Connection, doel: psycopg.Connection, tabel: str, vraag: str) -> Verschil:
    """The rows of ``bron`` travel as COPY into a temporary table of ``doel``, where both are compared."""
    hier, daar = sql.SQL(vraag), sql.Identifier(f"meting_{tabel}")
    doel.execute(sql.SQL("CREATE TEMPORARY TABLE {} AS SELECT * FROM ({}) q LIMIT 0").format(daar, hier))
    with (
        bron.cursor().copy(sql.SQL("COPY ({}) TO STDOUT (FORMAT binary)").format(hier)) as uit,
        doel.cursor().copy(sql.SQL("COPY {} FROM STDIN (FORMAT binary)").format(daar)) as in_,
    ):
        for deel in uit:
            in_.write(deel)
    rijen = _getal(doel, sql.SQL("SELECT count(*) FROM {}").format(daar))
    links = sql.SQL("(SELECT * FROM {} EXCEPT ALL {})").format(daar, hier)
    rechts = sql.SQL("({} EXCEPT ALL SELECT * FROM {})").format(hier, daar)
    meer, minder = (_getal(doel, sql.SQL("SELECT count(*) FROM {} q").format(kant)) for kant in (links, rechts))
    voorbeeld = _voorbeeld(doel, links if meer else rechts) if meer or minder else ""
    doel.execute(sql.SQL("DROP TABLE {}").format(daar))
    return Verschil(tabel, rijen, meer, minder, voorbeeld)


def _getal(verbinding: psycopg.Connection, vraag: sql.Composed) -> int:
    rij = verbinding.execute(vraag).fetchone()
    return int(rij[0]) if rij else 0


def _voorbeeld(verbinding: psycopg.Connection, kant: sql.Composed) -> str:
    rij = verbinding.execute(sql.SQL("SELECT q::text FROM {} q LIMIT 1").format(kant)).fetchone()
    return str(rij[0])[:600] if rij else ""
