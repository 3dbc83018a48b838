from pathlib import Path

from django.apps import AppConfig


class LesgeldConfig(AppConfig):
    name = "lesgeld"
    label = "lesgeld"
    verbose_name = "Lesgeld"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from duo_portal.batches.soorten import runsoorten
        from duo_portal.berichten import sjablonen
        from lesgeld.batch.teruggave import Teruggave
        from lesgeld.batch.vaststelling import Vaststelling

        sjablonen.bronnen.meld_aan("lesgeld", Path(__file__).parent / "sjablonen")
        for soort in (Vaststelling(), Teruggave()):
            runsoorten.meld_aan(soort.naam, soort)
