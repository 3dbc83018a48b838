"""Who does not get the decision because somebody else receives the post, is told of it in plain words: a message for information.

It is no making known of the decision: it has no remedy and no decision of its own, and the term to object runs from the other one.
"""

from duo_portal.berichten.geadresseerde import KOLOMMEN, zelf_sql

ZELF = ", ".join(f"zelf.{kolom}" for kolom in KOLOMMEN.split(", "))

# Reads ``bericht`` (persoon_id, rol, naam, vanaf) and [bron] (persoon_id, oud_centen, uitkomst_centen, rest_centen).
_AFSCHRIFT = f"""
, afschrift AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT z.persoon_id, NULL, %(sj_afschrift)s, {ZELF},
        jsonb_build_object('schooljaar', %(schooljaar)s::int, 'door', left(b.naam, 240), 'nieuw_lesgeld', z.uitkomst_centen,
            'wat', CASE sign(z.uitkomst_centen - z.oud_centen) WHEN -1 THEN 'lager' WHEN 1 THEN 'hoger' ELSE 'afgewezen' END,
            'terug', greatest(-z.rest_centen, 0), 'nog_te_betalen', greatest(z.rest_centen, 0)), b.vanaf
    FROM bericht b JOIN [bron] z ON z.persoon_id = b.persoon_id
    {zelf_sql("z.persoon_id")}
    WHERE b.rol = 'vertegenwoordiger'
    RETURNING id, kanaal, vanaf
), afschrift_bekend AS (
    INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op)
    SELECT id, 1, 1, vanaf FROM afschrift WHERE kanaal = 1
)
"""


def afschrift_sql(bron: str) -> str:
    """The part of a statement that writes the message, beside its ``bericht`` and the common table expression ``bron``."""
    return _AFSCHRIFT.replace("[bron]", bron)
