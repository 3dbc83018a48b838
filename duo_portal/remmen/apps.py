from django.apps import AppConfig


class RemmenConfig(AppConfig):
    name = "duo_portal.remmen"
    label = "remmen"
    verbose_name = "Remmen"
