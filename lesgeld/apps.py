from pathlib import Path

from django.apps import AppConfig


class LesgeldConfig(AppConfig):
    name = "lesgeld"
    label = "lesgeld"
    verbose_name = "Lesgeld"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from duo_portal.berichten import sjablonen

        sjablonen.bronnen.meld_aan("lesgeld", Path(__file__).parent / "sjablonen")
