from django.apps import AppConfig


class LesgeldConfig(AppConfig):
    name = "lesgeld"
    label = "lesgeld"
    verbose_name = "Lesgeld"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from lesgeld import aanmeldingen

        aanmeldingen.meld_aan()
