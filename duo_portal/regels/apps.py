from django.apps import AppConfig


class RegelsConfig(AppConfig):
    name = "duo_portal.regels"
    label = "regels"
    verbose_name = "Regels"
