from django.apps import AppConfig


class AanvragenConfig(AppConfig):
    name = "duo_portal.aanvragen"
    label = "aanvragen"
    verbose_name = "Aanvragen"
