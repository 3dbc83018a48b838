from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "duo_portal.portaal"
    label = "portaal"
    verbose_name = "Portaal"

    def ready(self) -> None:
        """The rooms' own items of the menu; the lines add theirs."""
        from duo_portal.portaal.schil import Menupunt, menupunten

        menupunten.meld_aan("overzicht", Menupunt("Overzicht", "Overview", "portaal:voorpagina", 10))
        menupunten.meld_aan("berichten", Menupunt("Berichten", "Messages", "berichten:lijst", 20))
