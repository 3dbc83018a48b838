from django.apps import AppConfig


class GrootboekConfig(AppConfig):
    name = "duo_portal.grootboek"
    label = "grootboek"
    verbose_name = "Grootboek"
