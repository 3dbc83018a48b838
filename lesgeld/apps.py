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
        from duo_portal.berichten.selectors import rekenstaten
        from duo_portal.portaal.overzicht import overzichtdelen
        from duo_portal.portaal.schil import Menupunt, menupunten
        from lesgeld.batch.teruggave import Teruggave
        from lesgeld.batch.vaststelling import Vaststelling
        from lesgeld.overzicht import overzichtdeel
        from lesgeld.regels import regelingen
        from lesgeld.rekenstaat import rekenstaat_in_bericht

        regelingen.meld_aan()
        rekenstaten.meld_aan("lesgeld", rekenstaat_in_bericht)
        overzichtdelen.meld_aan("lesgeld", overzichtdeel)
        menupunten.meld_aan("lesgeld", Menupunt("Lesgeld", "School fee", "lesgeld:nieuwste", 30))
        sjablonen.bronnen.meld_aan("lesgeld", Path(__file__).parent / "sjablonen")
        for soort in (Vaststelling(), Teruggave()):
            runsoorten.meld_aan(soort.naam, soort)
