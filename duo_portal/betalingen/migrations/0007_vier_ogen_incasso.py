"""The four eyes for debits too: the sums of the orders are checked before a release, and a released batch stays as it was."""

from django.db import migrations

VRIJGAVE = """
CREATE OR REPLACE FUNCTION betalingen_toets_vrijgave() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE b betalingen_betaalbatch;
        regels bigint;
        centen bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM auth_user u JOIN auth_user_groups l ON l.user_id = u.id JOIN auth_group g ON g.id = l.group_id
                   WHERE u.id = NEW.medewerker_id AND u.is_active AND u.is_staff AND g.name = 'financieel') THEN
        RAISE EXCEPTION 'Vrijgeven mag alleen met de rol financieel.' USING ERRCODE = 'check_violation';
    END IF;
    SELECT * INTO b FROM betalingen_betaalbatch WHERE id = NEW.batch_id;
    SELECT count(*), coalesce(sum(x.bedrag_centen), 0) INTO regels, centen FROM (
        SELECT o.bedrag_centen FROM betalingen_batchregel r JOIN betalingen_betaalopdracht o ON o.id = r.opdracht_id
            WHERE r.batch_id = NEW.batch_id AND b.soort = 1
        UNION ALL
        SELECT i.bedrag_centen FROM betalingen_incasso i WHERE i.batch_id = NEW.batch_id AND b.soort = 2) x;
    IF regels <> b.aantal OR centen <> b.totaal_centen THEN
        RAISE EXCEPTION 'De regels van de batch kloppen niet met het bevroren aantal en totaal.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""

REGEL = """
CREATE FUNCTION betalingen_toets_incassos() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM betalingen_betaalbatch b WHERE b.id IN (SELECT DISTINCT batch_id FROM nieuw) AND b.soort <> {soort}) THEN
        RAISE EXCEPTION 'Deze batch is voor een andere soort opdrachten.' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM betalingen_vrijgave v WHERE v.batch_id IN (SELECT DISTINCT batch_id FROM nieuw)) THEN
        RAISE EXCEPTION 'Een vrijgegeven batch krijgt geen regels meer.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
"""

INCASSO = REGEL.format(soort=2) + """
CREATE TRIGGER betalingen_toets_incassos AFTER INSERT ON betalingen_incasso
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION betalingen_toets_incassos();
"""
UITBETALING = REGEL.format(soort=1).replace("CREATE FUNCTION betalingen_toets_incassos", "CREATE OR REPLACE FUNCTION betalingen_toets_regels")


class Migration(migrations.Migration):
    dependencies = [("betalingen", "0006_partijontvangst")]
    operations = [
        migrations.RunSQL(VRIJGAVE, migrations.RunSQL.noop),
        migrations.RunSQL(INCASSO, "DROP FUNCTION betalingen_toets_incassos() CASCADE"),
        migrations.RunSQL(UITBETALING, migrations.RunSQL.noop),
    ]
