from django.apps import AppConfig


class StudiefinancieringConfig(AppConfig):
    name = "studiefinanciering"
    label = "studiefinanciering"
    verbose_name = "Studiefinanciering"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from studiefinanciering import aanmeldingen

        aanmeldingen.meld_aan()
