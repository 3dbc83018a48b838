from django.apps import AppConfig


class TegenspraakConfig(AppConfig):
    name = "duo_portal.tegenspraak"
    label = "tegenspraak"
    verbose_name = "Bezwaar en meekijken"

    def ready(self) -> None:
        """The room's own letters, what follows when staff finish a case, and what the overview tells of it."""
        from pathlib import Path

        from duo_portal.berichten import sjablonen
        from duo_portal.portaal.overzicht import kamerdelen
        from duo_portal.tegenspraak import normbron
        from duo_portal.tegenspraak.overzicht import overzichtdeel
        from duo_portal.tegenspraak.rem import neem_rem_weg
        from duo_portal.tegenspraak.services.dien_bezwaar_in import TAAKSOORT, TAAKSOORT_LAAT
        from duo_portal.werkvoorraad.services.rond_af import bij_afronden

        sjablonen.bronnen.meld_aan("tegenspraak", Path(__file__).parent / "sjablonen")
        for soort in (TAAKSOORT, TAAKSOORT_LAAT):
            bij_afronden.meld_aan(soort, neem_rem_weg)
        normbron.meld_aan()
        kamerdelen.meld_aan("tegenspraak", overzichtdeel)
