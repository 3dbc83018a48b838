"""What the student's pages show of studiefinanciering, asked in one statement: one row, one JSON value per part."""

# The decision in force of a year is the one that no other replaces.
_GELDT = """NOT EXISTS (SELECT FROM besluiten_besluit n WHERE n.persoon_id = b.persoon_id AND n.soort = 2 AND n.periode = b.periode
        AND n.vervangt_id = b.id)"""

BEELD = f"""
SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('besluit', t.besluit_id, 'van', t.van, 'tot', t.tot, 'onderwijs', t.onderwijs,
        'fase', t.fase, 'uitwonend', t.uitwonend, 'aanvullend_gift', t.aanvullend_gift, 'onbekend_inkomen', t.onbekend_inkomen,
        'basisbeurs', t.basisbeurs_centen, 'aanvullend', t.aanvullend_centen, 'eenouder', t.eenouder_centen,
        'geleend', t.lening_centen, 'collegegeldkrediet', t.collegegeldkrediet_centen, 'gift', t.gift_centen,
        'prestatie', t.prestatie_centen) ORDER BY t.van), '[]')
     FROM besluiten_besluit b JOIN studiefinanciering_toekenning t ON t.besluit_id = b.id
     WHERE b.persoon_id = %(persoon)s AND b.soort = 2 AND {_GELDT}) AS tijdvakken,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('pk', b.id, 'jaar', b.periode, 'op', b.peildatum, 'centen', b.uitkomst_centen,
        'vervangt', b.vervangt_id, 'door_mens', b.totstandkoming = 2) ORDER BY b.id), '[]')
     FROM (SELECT * FROM besluiten_besluit WHERE persoon_id = %(persoon)s AND soort = 2
        ORDER BY id DESC LIMIT %(besluiten)s) b) AS besluiten,
    (SELECT coalesce(jsonb_agg(jsonb_build_array(m.maand, m.gift, m.prestatie, m.lening) ORDER BY m.maand), '[]')
     FROM (SELECT maand, sum(gift_centen)::bigint AS gift, sum(prestatie_centen)::bigint AS prestatie, sum(lening_centen)::bigint AS lening
        FROM studiefinanciering_maandboeking WHERE persoon_id = %(persoon)s GROUP BY maand) m) AS geboekt,
    (SELECT coalesce(sum(CASE 400 WHEN o.debet THEN o.bedrag_centen ELSE -o.bedrag_centen END), 0)::bigint FROM grootboek_boeking o
     WHERE o.persoon_id = %(persoon)s AND (o.debet IN (141, 161) OR o.credit IN (141, 161)) AND o.oorzaak = 18) AS omgezet,
    (SELECT jsonb_build_object('eerste_maand', v.eerste_maand, 'eerste_maand_ho', v.eerste_maand_ho, 'gift', v.gift_centen,
        'prestatie', v.prestatie_centen, 'lening', v.lening_centen, 'mbo_prestatie', v.prestatiemaanden_mbo > 0)
     FROM studiefinanciering_studieverleden v WHERE v.persoon_id = %(persoon)s AND v.vervangen_op IS NULL) AS verleden,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('vanaf', k.vanaf, 'stopt', k.stopt, 'aanvullend', k.aanvullend,
        'reisproduct', k.reisproduct) ORDER BY k.vanaf), '[]')
     FROM studiefinanciering_studiekeuze k WHERE k.persoon_id = %(persoon)s AND k.vervangen_op IS NULL) AS keuzes,
    (SELECT jsonb_build_object('pk', a.id, 'soort', a.soort, 'staat', a.staat, 'gegevens', a.gegevens)
     FROM aanvragen_aanvraag a WHERE a.persoon_id = %(persoon)s AND a.soort LIKE 'studiefinanciering%%' AND a.staat IN (1, 5)
     ORDER BY a.id DESC LIMIT 1) AS voorstel,
    (SELECT jsonb_build_object('naam', o.naam, 'onderwijs', i.onderwijs, 'niveau', o.niveau)
     FROM register_inschrijving i JOIN register_opleiding o ON o.id = i.opleiding_id
     WHERE i.persoon_id = %(persoon)s AND i.vervangen_op IS NULL AND i.onderwijs IN (1, 7, 8) AND i.begindatum <= %(dag)s
        AND (i.einddatum IS NULL OR i.einddatum >= %(dag)s) ORDER BY i.onderwijs DESC, i.id DESC LIMIT 1) AS studie,
    EXISTS (SELECT FROM register_familierelatie r JOIN studiefinanciering_studiekeuze k ON k.persoon_id = r.persoon_id
        WHERE r.verwant_id = %(persoon)s AND r.soort IN (1, 2) AND r.vervangen_op IS NULL AND r.tot IS NULL
        AND k.vervangen_op IS NULL AND NOT k.stopt AND k.aanvullend IN (1, 3)) AS is_ouder,
    EXISTS (SELECT FROM register_diploma d JOIN register_opleiding o ON o.id = d.opleiding_id
        WHERE d.persoon_id = %(persoon)s AND d.vervangen_op IS NULL AND o.soort = 1) AS mbo_diploma
"""
DELEN = ("tijdvakken", "besluiten", "geboekt", "omgezet", "verleden", "keuzes", "voorstel", "studie", "is_ouder", "mbo_diploma")
