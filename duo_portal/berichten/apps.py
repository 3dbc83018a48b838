from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "duo_portal.berichten"
    label = "berichten"
    verbose_name = "Berichten"

    def ready(self) -> None:
        """The generator asks each room for its own rows."""
        from duo_portal.berichten import generator
        from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen

        generatoronderdelen.meld_aan("berichten", Onderdeel(situatie=generator.situatie))
        demosecties.meld_aan("voorkeur", generator.laad_voorkeuren)
