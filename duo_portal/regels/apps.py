from django.apps import AppConfig


class RegelsConfig(AppConfig):
    name = "duo_portal.regels"
    label = "regels"
    verbose_name = "Regels"

    def ready(self) -> None:
        """The terms of the law are the one regeling that no line owns."""
        from duo_portal.regels import termijn

        termijn.meld_aan()
