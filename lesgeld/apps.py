from django.apps import AppConfig


class LesgeldConfig(AppConfig):
    name = "lesgeld"
    label = "lesgeld"
    verbose_name = "Lesgeld"

    def ready(self) -> None:
        """Register what the shared rooms may ask of this line."""
        from duo_portal.register.feiten import BELANGSTELLENDEN, Feitsoort

        BELANGSTELLENDEN.meld_aan("lesgeld", frozenset(Feitsoort))
