from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    name = "duo_portal.werkvoorraad"
    label = "werkvoorraad"
    verbose_name = "Werkvoorraad"

    def ready(self) -> None:
        from duo_portal.werkvoorraad import normbron
        from duo_portal.werkvoorraad.services.laat_mens_meekijken import SOORT, neem_rem_weg
        from duo_portal.werkvoorraad.services.rond_af import bij_afronden

        bij_afronden.meld_aan(SOORT, neem_rem_weg)
        normbron.meld_aan()
