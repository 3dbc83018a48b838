"""Evidence that comes after the request, as long as nobody judged it."""

from collections.abc import Sequence

from django.db import transaction

from duo_portal.aanvragen.bestanden import MEESTE, Bestand
from duo_portal.aanvragen.models import Aanvraag, Aanvraagstaat
from duo_portal.aanvragen.services.bewaar_bestanden import BEWIJS, bewaar_bestanden, fouten_van_bestanden
from duo_portal.aanvragen.velden import OngeldigeAanvraag
from duo_portal.berichten.opmaak import tekst


def voeg_bewijs_toe(aanvraag_id: int, bestanden: Sequence[Bestand], door_id: int) -> int:
    """1. check the files; 2. lock the request; 3. still open; 4. keep each file once. Returns how many are new.

    Raises ``OngeldigeAanvraag``. The caller established that this citizen may act on this request.
    """
    fouten = fouten_van_bestanden(bestanden)
    if not bestanden:
        fouten = {BEWIJS: tekst("Kies eerst een bestand.", "Choose a file first.")}
    if fouten:
        raise OngeldigeAanvraag(fouten)
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update(no_key=True).get(pk=aanvraag_id)
        if aanvraag.staat != Aanvraagstaat.NAAR_MENS:
            raise OngeldigeAanvraag(
                {
                    "": tekst(
                        "Over deze aanvraag is al beslist. Bent u het er niet mee eens? Lees het besluit: daar staat hoe u bezwaar maakt.",
                        "This request has been decided. Do you disagree? The decision says how to object.",
                    )
                }
            )
        if aanvraag.bewijsstukken.count() + len(bestanden) > MEESTE:
            raise OngeldigeAanvraag({BEWIJS: tekst(f"Stuur hoogstens {MEESTE} bestanden.", f"Send at most {MEESTE} files.")})
        return bewaar_bestanden(aanvraag.bewijsstukken, aanvraag.persoon_id, bestanden, door_id)
