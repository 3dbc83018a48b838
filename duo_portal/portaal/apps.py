from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "duo_portal.portaal"
    label = "portaal"
    verbose_name = "Portaal"
