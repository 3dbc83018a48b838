from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "duo_portal.toegang"
    label = "toegang"
    verbose_name = "Toegang en inzage"
