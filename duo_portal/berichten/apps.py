from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "duo_portal.berichten"
    label = "berichten"
    verbose_name = "Berichten"

    def ready(self) -> None:
        """The room's own kind of run, and its rows of the generated nation."""
        from duo_portal.batches.soorten import runsoorten
        from duo_portal.berichten import generator
        from duo_portal.berichten.papier import Papier
        from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen

        generatoronderdelen.meld_aan("berichten", Onderdeel(situatie=generator.situatie))
        runsoorten.meld_aan(Papier.naam, Papier())
        demosecties.meld_aan("voorkeur", generator.laad_voorkeuren)
