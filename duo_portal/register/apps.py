from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "duo_portal.register"
    label = "register"
    verbose_name = "Register"
