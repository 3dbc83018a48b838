from django.apps import AppConfig


class BetalingenConfig(AppConfig):
    name = "duo_portal.betalingen"
    label = "betalingen"
    verbose_name = "Betalingen"

    def ready(self) -> None:
        from duo_portal.betalingen import aanmeldingen

        aanmeldingen.meld_aan()
