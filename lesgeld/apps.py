from pathlib import Path

from django.apps import AppConfig


class LesgeldConfig(AppConfig):
    name = "lesgeld"
    label = "lesgeld"
    verbose_name = "Lesgeld"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from datetime import date

        import polars as pl

        from duo_portal.batches.soorten import runsoorten
        from duo_portal.berichten import sjablonen
        from duo_portal.regels.versies import Regelversie, Versie, meld_regelversie_aan
        from lesgeld.batch.teruggave import Teruggave
        from lesgeld.batch.vaststelling import Vaststelling
        from lesgeld.regels.norm import NORMEN
        from lesgeld.regels.regel import LESGELD

        meld_regelversie_aan(
            Regelversie(Versie("lesgeld", date(2013, 8, 1), date(2025, 8, 1)), LESGELD, NORMEN, lambda: pl.DataFrame({n: [0] for n in LESGELD.namen}))
        )

        sjablonen.bronnen.meld_aan("lesgeld", Path(__file__).parent / "sjablonen")
        for soort in (Vaststelling(), Teruggave()):
            runsoorten.meld_aan(soort.naam, soort)
