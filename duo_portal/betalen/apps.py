from django.apps import AppConfig


class BetalenConfig(AppConfig):
    name = "duo_portal.betalen"
    label = "betalen"
    verbose_name = "Betalen"
