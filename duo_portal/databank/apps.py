from django.apps import AppConfig


class DatabankConfig(AppConfig):
    name = "duo_portal.databank"
    label = "databank"
    verbose_name = "Databank"
