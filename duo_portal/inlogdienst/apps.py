from django.apps import AppConfig


class InlogdienstConfig(AppConfig):
    """Only in the demo: see ``settings.DEMOKAMERS`` and ``toegang.controles``."""

    name = "duo_portal.inlogdienst"
    label = "inlogdienst"
    verbose_name = "Inlogdienst van de demo"
