from django.apps import AppConfig


class RemmenConfig(AppConfig):
    name = "duo_portal.remmen"
    label = "remmen"
    verbose_name = "Remmen"

    def ready(self) -> None:
        """The generator asks each room for its own rows."""
        from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen
        from duo_portal.remmen import generator

        generatoronderdelen.meld_aan("remmen", Onderdeel(situatie=generator.situatie))
        demosecties.meld_aan("rem", generator.laad_sectie)
