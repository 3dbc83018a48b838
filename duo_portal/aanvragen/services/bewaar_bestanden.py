"""Evidence beside what it belongs to, a request or an objection: checked by content, kept apart until somebody checked it."""

import hashlib
from collections.abc import Sequence

from django.db.models import Manager

from duo_portal.aanvragen.bestanden import MEESTE, Bestand, fout_in, herken
from duo_portal.aanvragen.models import Bewijsstuk
from duo_portal.berichten.opmaak import tekst

BEWIJS = "bewijs"  # the name under which faults of files are told


def fouten_van_bestanden(bestanden: Sequence[Bestand], al: int = 0) -> dict[str, str]:
    """``al``: so many are kept already."""
    fouten = [fout for bestand in bestanden if (fout := fout_in(bestand))]
    if bestanden and len(bestanden) + al > MEESTE:
        fouten.append(tekst(f"Stuur hoogstens {MEESTE} bestanden mee.", f"Send at most {MEESTE} files."))
    return {BEWIJS: " ".join(fouten)} if fouten else {}


def bewaar_bestanden(stukken: Manager[Bewijsstuk], persoon_id: int, bestanden: Sequence[Bestand], door_id: int) -> int:
    """Each file once; returns how many are new. ``stukken`` are those of what they belong to, which the caller locked.

    The files were checked before.
    """
    bekend = set(stukken.values_list("sha256", flat=True))
    nieuw = 0
    for bestand in bestanden:
        som = hashlib.sha256(bestand.inhoud).hexdigest()
        soort = herken(bestand.inhoud)
        if som in bekend or soort is None:
            continue
        bekend.add(som)
        nieuw += 1
        stukken.create(
            persoon_id=persoon_id,
            bestandsnaam=bestand.nette_naam,
            soort=soort,
            omvang=len(bestand.inhoud),
            sha256=som,
            inhoud=bestand.inhoud,
            ingediend_door_id=door_id,
        )
    return nieuw
