from django.apps import AppConfig


class BesluitenConfig(AppConfig):
    name = "duo_portal.besluiten"
    label = "besluiten"
    verbose_name = "Besluiten"
