from pathlib import Path

from django.apps import AppConfig


class AanvragenConfig(AppConfig):
    name = "duo_portal.aanvragen"
    label = "aanvragen"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        """The receipt is the same for every line; drafts that nobody came back to go away at night."""
        from duo_portal.aanvragen.services.ruim_concepten_op import ruim_op
        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.berichten import sjablonen

        sjablonen.bronnen.meld_aan("aanvragen", Path(__file__).parent / "sjablonen")
        nachtwerk.meld_aan("concepten", Nachtwerk(70, ruim_op))
