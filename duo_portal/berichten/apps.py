from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "duo_portal.berichten"
    label = "berichten"
    verbose_name = "Berichten"
