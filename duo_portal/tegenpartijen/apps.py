from django.apps import AppConfig


class TegenpartijenConfig(AppConfig):
    """Only in the demo: see ``settings.DEMOKAMERS`` and ``toegang.controles``."""

    name = "duo_portal.tegenpartijen"
    label = "tegenpartijen"
    verbose_name = "Nagebootste tegenpartijen"

    def ready(self) -> None:
        from duo_portal.tegenpartijen import aanmeldingen

        aanmeldingen.meld_aan()
