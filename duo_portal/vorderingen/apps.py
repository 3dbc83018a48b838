from django.apps import AppConfig


class VorderingenConfig(AppConfig):
    name = "duo_portal.vorderingen"
    label = "vorderingen"
    verbose_name = "Vorderingen"
