"""Messages as part of a larger statement: what a run or a use case writes, each with its making known."""

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN

NIEUW_NUMMER = "nextval('berichten_bericht_id_seq')"


def berichten_sql(naam: str, uit: str, sjabloon: str, laatste_dag: str = "NULL::date", nummer: str = NIEUW_NUMMER) -> str:
    """Common table expressions (without a leading comma) that send a message for each row of ``uit``.

    ``uit`` has the columns persoon_id, besluit_id and waarden (jsonb); ``sjabloon`` is the parameter with the number of the
    template version, ``laatste_dag`` the last day to object to what is made known now. ``nummer``: the column of ``uit`` with the
    number of the message, where something else in the statement names it (``NIEUW_NUMMER`` makes one). Nothing goes to the next of
    kin: a template that may is another case. Parameters: ``%(peildatum)s``, ``%(lijn)s`` and ``%(berichtsoort)s``.
    """
    return f"""
{naam} AS (
    INSERT INTO berichten_bericht (id, persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT {nummer}, {naam}_uit.persoon_id, {naam}_uit.besluit_id, {sjabloon}, {WAARDEN}, {naam}_uit.waarden, %(peildatum)s::date
    FROM {uit} {naam}_uit
    {GEADRESSEERDE.format(persoon=f"{naam}_uit.persoon_id")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, persoon_id, kanaal, vanaf
), {naam}_bekend AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op, laatste_dag)
    SELECT id, 1, 1, vanaf, {laatste_dag} FROM {naam} WHERE kanaal = 1
)"""
