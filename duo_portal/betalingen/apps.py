from django.apps import AppConfig


class BetalingenConfig(AppConfig):
    name = "duo_portal.betalingen"
    label = "betalingen"
    verbose_name = "Betalingen"
