from django.apps import AppConfig


class TijdConfig(AppConfig):
    name = "duo_portal.tijd"
    label = "tijd"
    verbose_name = "Tijd"
