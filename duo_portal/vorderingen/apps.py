from pathlib import Path

from django.apps import AppConfig


class VorderingenConfig(AppConfig):
    name = "duo_portal.vorderingen"
    label = "vorderingen"
    verbose_name = "Vorderingen"

    def ready(self) -> None:
        """Collection is the same for every line, so the room registers its own run, letters and doors of the night."""
        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.batches.soorten import runsoorten
        from duo_portal.berichten import sjablonen
        from duo_portal.berichten.selectors import rekenstaten
        from duo_portal.vorderingen import openbaar
        from duo_portal.vorderingen.batch.inning import Inning
        from duo_portal.vorderingen.nacht import in_de_nacht
        from duo_portal.vorderingen.services.tref_regeling import GEVRAAGD, antwoord_gegeven
        from duo_portal.vorderingen.tasks import geef_door
        from duo_portal.werkvoorraad.services.rond_af import bij_afronden

        openbaar.meld_aan()
        runsoorten.meld_aan(Inning.naam, Inning())
        sjablonen.bronnen.meld_aan("vorderingen", Path(__file__).parent / "sjablonen")
        rekenstaten.meld_aan("vorderingen", lambda bericht: None)
        bij_afronden.meld_aan(GEVRAAGD, antwoord_gegeven)
        nachtwerk.meld_aan("inning", Nachtwerk(40, in_de_nacht))
        nachtwerk.meld_aan("vorderingen_overdracht", Nachtwerk(50, geef_door))
