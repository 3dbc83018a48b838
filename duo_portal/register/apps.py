from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "duo_portal.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        from duo_portal.regels.normbronnen import Normbron, normbronnen
        from duo_portal.register.norm import NORMEN

        normbronnen.meld_aan("register", Normbron("Wat scholen melden", "What schools report", NORMEN))
