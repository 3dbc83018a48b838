from pathlib import Path

from django.apps import AppConfig


class MijnGegevensConfig(AppConfig):
    name = "duo_portal.mijngegevens"
    label = "mijngegevens"
    verbose_name = "Mijn gegevens"

    def ready(self) -> None:
        """The room's own item of the menu, its letters, its kind of request, and the parts of the download."""
        from duo_portal.berichten import sjablonen
        from duo_portal.berichten.selectors import rekenstaten
        from duo_portal.berichten.soorten import Berichtsoort, berichtsoorten
        from duo_portal.mijngegevens.uitvoer import geld, register, zaken
        from duo_portal.portaal.schil import Menupunt, menupunten

        menupunten.meld_aan("mijngegevens", Menupunt("Mijn gegevens", "My data", "mijngegevens:start", 70))
        sjablonen.bronnen.meld_aan("mijngegevens", Path(__file__).parent / "sjablonen")
        rekenstaten.meld_aan("mijngegevens", lambda bericht: None)
        berichtsoorten.meld_aan("mijngegevens", Berichtsoort("Berichten over uw gegevens", "Messages about your data"))
        for onderdeel in (register, zaken, geld):
            onderdeel.meld_aan()
