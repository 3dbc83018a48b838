"""What follows when a party answers: the hold of a claim ends and the person is told, or a member of staff acts."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from duo_portal.berichten.geadresseerde import GEADRESSEERDE, KOLOMMEN, WAARDEN
from duo_portal.berichten.services.sjabloonversies import sjabloonversie_id
from duo_portal.databank.schrijven import kopieer
from duo_portal.remmen.models import Rem
from duo_portal.remmen.services.hef_rem_op import RemAlOpgeheven, hef_rem_op
from duo_portal.tijd import vandaag
from duo_portal.vorderingen.aanhouding import AANHOUDING, AANHOUDING_TEKST
from duo_portal.vorderingen.models import Overdrachtantwoord, Overdrachtregel
from duo_portal.vorderingen.overdracht import LIJN
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

# Nothing about collection is ever sent to next of kin.
BEVESTIG = f"""
WITH regel AS (
    SELECT v.persoon_id AS wie, v.periode, r.partij, r.hoofdsom_centen, r.kosten_centen
    FROM vorderingen_overdrachtregel r JOIN vorderingen_vordering v ON v.id = r.vordering_id
    WHERE r.id = ANY (%(regels)s) AND {LIJN} = %(lijn)s ORDER BY v.persoon_id
), bericht AS (
    INSERT INTO berichten_bericht (persoon_id, besluit_id, sjabloonversie_id, {KOLOMMEN}, waarden, vanaf)
    SELECT regel.wie, NULL, %(sjabloon)s, {WAARDEN}, jsonb_build_object('schooljaar', regel.periode,
        'partij', CASE regel.partij WHEN 1 THEN 'cjib' WHEN 2 THEN 'gdw' ELSE 'bureau' END,
        'hoofdsom', regel.hoofdsom_centen, 'kosten', regel.kosten_centen, 'open', regel.hoofdsom_centen + regel.kosten_centen),
        %(peildatum)s::date
    FROM regel {GEADRESSEERDE.format(persoon="regel.wie")}
    WHERE geadresseerde.rol <> 'nabestaande'
    RETURNING id, kanaal, vanaf
)
INSERT INTO berichten_bekendmaking (bericht_id, volgnummer, kanaal, toegankelijk_op) SELECT id, 1, 1, vanaf FROM bericht WHERE kanaal = 1
"""


def verwerk_antwoorden(nieuw: Sequence[Overdrachtantwoord]) -> None:
    """1. record; 2. what was refused becomes a task; 3. the last change of a claim that was held is confirmed: the hold ends and
    the person is told what the party asks from now on. The caller locked the persons.
    """
    kopieer(nieuw)
    for antwoord in nieuw:
        if not antwoord.aanvaard:
            _meld_weigering(antwoord)
    bevestigd = [antwoord.regel for antwoord in nieuw if antwoord.aanvaard]
    vrij = [regel.pk for regel in bevestigd if _is_laatste(regel) and _hef_aanhouding_op(regel)]
    if vrij:
        _vertel(vrij)


def _is_laatste(regel: Overdrachtregel) -> bool:
    """A later lowering waits for its own answer."""
    return not Overdrachtregel.objects.filter(vordering=regel.vordering_id, partij=regel.partij, pk__gt=regel.pk).exists()


def _hef_aanhouding_op(regel: Overdrachtregel) -> bool:
    """Whether the claim was held for this answer."""
    remmen = Rem.objects.filter(vordering=regel.vordering_id, soort=AANHOUDING, toelichting=AANHOUDING_TEKST, vervangen_op__isnull=True)
    opgeheven = False
    for rem in remmen.filter(tot__isnull=True):
        try:
            hef_rem_op(rem.pk, reden=f"{regel.get_partij_display()} heeft de wijziging bevestigd")
            opgeheven = True
        except RemAlOpgeheven:
            continue  # a member of staff lifted it just before
    return opgeheven


def _vertel(regels: list[int]) -> None:
    waarden: dict[str, Any] = {
        "regels": regels,
        "lijn": "lesgeld",
        "berichtsoort": "lesgeld",
        "peildatum": vandaag(),
        "sjabloon": sjabloonversie_id("vorderingen/overdracht_bevestigd"),
    }
    with connection.cursor() as cursor:
        cursor.execute(BEVESTIG, waarden)


def _meld_weigering(antwoord: Overdrachtantwoord) -> None:
    regel = antwoord.regel
    wie, wat = regel.get_partij_display(), regel.get_actie_display()
    maak_taak(
        soort="overdracht_geweigerd",
        sleutel=f"overdracht-geweigerd-{regel.pk}",
        persoon_id=regel.vordering.persoon_id,
        omschrijving=f"{wie} weigert '{wat}' met code {antwoord.code}. Los het op en lever opnieuw.",
        gegevens={"regel": regel.pk, "vordering": regel.vordering_id, "code": antwoord.code},
    )
