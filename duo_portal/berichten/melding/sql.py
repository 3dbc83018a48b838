"""Which messages must be announced, and to whom they cannot be.

Waiting is: accessible in the portal, never announced, nobody died, and not ordered on paper. ``onbereikbaar``: the address from
which an earlier notification came back for good; a new one is tried again.

Each text looks back to %(sinds)s only, by when a row was written down, and finds that part of the table along a BRIN index: a
quarter of an hour's work may not grow with the history. What lies before it was announced, or stands with a person since the
alarm of 48 hours.
"""

WACHTEND = """
SELECT m.id AS bekendmaking_id, m.bericht_id, b.persoon_id, b.taal, coalesce(v.email, '') AS email,
    EXISTS (SELECT FROM register_overlijden o WHERE o.persoon_id = b.persoon_id AND o.vervangen_op IS NULL) AS overleden,
    EXISTS (
        SELECT FROM berichten_bericht ander
        JOIN berichten_zendopdracht z ON z.bericht_id = ander.id AND z.reden = 2
        JOIN berichten_bekendmaking am ON am.bericht_id = ander.id
        JOIN berichten_melding mel ON mel.bekendmaking_id = am.id AND mel.aan = v.email
        WHERE ander.persoon_id = b.persoon_id
    ) AS onbereikbaar
FROM berichten_bekendmaking m
JOIN berichten_bericht b ON b.id = m.bericht_id
LEFT JOIN berichten_voorkeur v ON v.persoon_id = b.persoon_id
WHERE m.kanaal = 1 AND m.toegankelijk_op <= %(dag)s AND m.vastgelegd_op >= %(sinds)s
    AND NOT EXISTS (SELECT FROM berichten_melding mel WHERE mel.bekendmaking_id = m.id)
    AND NOT EXISTS (SELECT FROM berichten_zendopdracht z WHERE z.bericht_id = m.bericht_id)
"""

# Written down before it is sent: the number of the e-mail is the same however often that has to be tried.
SCHRIJF = f"""
INSERT INTO berichten_melding (bekendmaking_id, volgnummer, aan, taal, message_id, dag)
SELECT bekendmaking_id, 1, email, taal, concat('<melding.', bekendmaking_id, '.1@', %(domein)s::text, '>'), %(dag)s
FROM ({WACHTEND}) w WHERE email <> '' AND NOT overleden AND NOT onbereikbaar
ORDER BY bekendmaking_id LIMIT %(meeste)s
ON CONFLICT DO NOTHING
"""

NAAR_PAPIER = f"""
INSERT INTO berichten_zendopdracht (bericht_id, volgnummer, reden, adresregels, dag)
SELECT bericht_id, 2, CASE WHEN email = '' THEN 3 ELSE 2 END, ARRAY[]::varchar[], %(dag)s
FROM ({WACHTEND}) w WHERE (email = '' OR onbereikbaar) AND NOT overleden
ON CONFLICT ON CONSTRAINT zendopdracht_uniek DO NOTHING
"""

OVERLEDEN = f"SELECT bekendmaking_id, bericht_id, persoon_id FROM ({WACHTEND}) w WHERE overleden"

# What still has to leave: no event of its number yet. The persons are locked, so that two senders do not write the same letter;
# the rows themselves stand and cannot be locked by the app.
TE_VERZENDEN = """
SELECT mel.id FROM berichten_melding mel
JOIN berichten_bekendmaking m ON m.id = mel.bekendmaking_id
JOIN berichten_bericht b ON b.id = m.bericht_id
JOIN register_persoon p ON p.id = b.persoon_id
WHERE mel.dag <= %(dag)s AND mel.vastgelegd_op >= %(sinds)s AND mel.id > %(na)s AND NOT EXISTS (
    SELECT FROM berichten_bekendmakingsgebeurtenis e
    WHERE e.bekendmaking_id = mel.bekendmaking_id AND e.soort IN (1, 2) AND e.volgnummer = mel.volgnummer)
ORDER BY mel.id LIMIT %(meeste)s FOR NO KEY UPDATE OF p SKIP LOCKED
"""

# Accessible for two days by the calendar, and nothing reached the person: the 48 hours of Awb 2:10 are over or about to be. What is
# on its way by post gets some days; then it is late too.
NIET_GEMELD = """
SELECT m.id, m.bericht_id, b.persoon_id, m.toegankelijk_op FROM berichten_bekendmaking m
JOIN berichten_bericht b ON b.id = m.bericht_id
WHERE m.kanaal = 1 AND m.toegankelijk_op <= %(uiterlijk)s AND m.vastgelegd_op >= %(sinds)s
    AND NOT EXISTS (SELECT FROM berichten_bekendmakingsgebeurtenis e
        WHERE e.bekendmaking_id = m.id AND (e.soort = 3 OR e.soort = 1 AND NOT EXISTS (
            SELECT FROM berichten_bekendmakingsgebeurtenis terug
            WHERE terug.bekendmaking_id = m.id AND terug.soort = 2 AND terug.volgnummer = e.volgnummer)))
    AND NOT EXISTS (SELECT FROM berichten_bekendmaking later WHERE later.bericht_id = m.bericht_id AND later.volgnummer > m.volgnummer)
    AND NOT EXISTS (SELECT FROM berichten_zendopdracht z WHERE z.bericht_id = m.bericht_id AND z.dag >= %(papier_sinds)s)
ORDER BY m.id
"""
