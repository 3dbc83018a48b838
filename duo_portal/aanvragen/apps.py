from pathlib import Path

from django.apps import AppConfig


class AanvragenConfig(AppConfig):
    name = "duo_portal.aanvragen"
    label = "aanvragen"
    verbose_name = "Aanvragen"

    def ready(self) -> None:
        """The receipt is the same for every line; drafts that nobody came back to go away at night."""
        from duo_portal.aanvragen import normbron
        from duo_portal.aanvragen.correctie import CORRECTIE
        from duo_portal.aanvragen.services.leg_oordeel_vast import eerst_beoordelen
        from duo_portal.aanvragen.services.ruim_concepten_op import ruim_op
        from duo_portal.aanvragen.soorten import aanvraagsoorten
        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.berichten import sjablonen
        from duo_portal.werkvoorraad.services.rond_af import bij_afronden

        normbron.meld_aan()
        sjablonen.bronnen.meld_aan("aanvragen", Path(__file__).parent / "sjablonen")
        nachtwerk.meld_aan("concepten", Nachtwerk(70, ruim_op))
        aanvraagsoorten.meld_aan(CORRECTIE.naam, CORRECTIE)
        bij_afronden.meld_aan(CORRECTIE.taaksoort, eerst_beoordelen)
