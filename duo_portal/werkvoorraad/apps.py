from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    name = "duo_portal.werkvoorraad"
    label = "werkvoorraad"
    verbose_name = "Werkvoorraad"
