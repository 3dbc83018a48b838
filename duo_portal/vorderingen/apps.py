from django.apps import AppConfig


class VorderingenConfig(AppConfig):
    name = "duo_portal.vorderingen"
    label = "vorderingen"
    verbose_name = "Vorderingen"

    def ready(self) -> None:
        """What this room itself adds to the night and to the templates."""
        from pathlib import Path

        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.berichten import sjablonen
        from duo_portal.vorderingen.tasks import geef_door

        sjablonen.bronnen.meld_aan("vorderingen", Path(__file__).parent / "sjablonen")
        nachtwerk.meld_aan("vorderingen_overdracht", Nachtwerk(50, geef_door))
