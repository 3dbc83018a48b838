"""The four eyes held by the database: who may release, that a released batch stays as it was, no file before two releases."""

from django.conf import settings
from django.db import migrations

VRIJGAVE = """
CREATE FUNCTION betalingen_toets_vrijgave() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE b betalingen_betaalbatch;
        regels bigint;
        centen bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM auth_user u JOIN auth_user_groups l ON l.user_id = u.id JOIN auth_group g ON g.id = l.group_id
                   WHERE u.id = NEW.medewerker_id AND u.is_active AND u.is_staff AND g.name = 'financieel') THEN
        RAISE EXCEPTION 'Vrijgeven mag alleen met de rol financieel.' USING ERRCODE = 'check_violation';
    END IF;
    SELECT * INTO b FROM betalingen_betaalbatch WHERE id = NEW.batch_id;
    SELECT count(*), coalesce(sum(o.bedrag_centen), 0) INTO regels, centen
        FROM betalingen_batchregel r JOIN betalingen_betaalopdracht o ON o.id = r.opdracht_id WHERE r.batch_id = NEW.batch_id;
    IF regels <> b.aantal OR centen <> b.totaal_centen THEN
        RAISE EXCEPTION 'De regels van de batch kloppen niet met het bevroren aantal en totaal.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER betalingen_toets_vrijgave BEFORE INSERT ON betalingen_vrijgave
    FOR EACH ROW EXECUTE FUNCTION betalingen_toets_vrijgave();
"""

REGEL = """
CREATE FUNCTION betalingen_toets_regels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM betalingen_vrijgave v WHERE v.batch_id IN (SELECT DISTINCT batch_id FROM nieuw)) THEN
        RAISE EXCEPTION 'Een vrijgegeven batch krijgt geen regels meer.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER betalingen_toets_regels AFTER INSERT ON betalingen_batchregel
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION betalingen_toets_regels();
"""

BESTAND = """
CREATE FUNCTION betalingen_toets_bestand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(DISTINCT medewerker_id) FROM betalingen_vrijgave WHERE batch_id = NEW.batch_id) <> 2 THEN
        RAISE EXCEPTION 'Een betaalbestand bestaat pas na vrijgave door twee mensen.' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER betalingen_toets_bestand BEFORE INSERT ON betalingen_betaalbestand
    FOR EACH ROW EXECUTE FUNCTION betalingen_toets_bestand();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("betalingen", "0002_ontvangst"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RunSQL(VRIJGAVE, "DROP FUNCTION betalingen_toets_vrijgave() CASCADE"),
        migrations.RunSQL(REGEL, "DROP FUNCTION betalingen_toets_regels() CASCADE"),
        migrations.RunSQL(BESTAND, "DROP FUNCTION betalingen_toets_bestand() CASCADE"),
    ]
