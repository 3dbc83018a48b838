from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "duo_portal.berichten"
    label = "berichten"
    verbose_name = "Berichten"

    def ready(self) -> None:
        """The room's own kind of run and doors of the night, its menu, what follows a call, and its rows of the nation."""
        from duo_portal.batches.soorten import runsoorten
        from duo_portal.berichten import deuren, generator, normbron
        from duo_portal.berichten.papier import Papier
        from duo_portal.berichten.services.leg_contact_vast import leg_terugbellen_vast
        from duo_portal.berichten.services.vraag_terugbellen import SOORT
        from duo_portal.portaal.schil import Menupunt, menupunten
        from duo_portal.register.generator.onderdelen import Onderdeel, demosecties, generatoronderdelen
        from duo_portal.werkvoorraad.services.rond_af import bij_afronden

        generatoronderdelen.meld_aan("berichten", Onderdeel(situatie=generator.situatie))
        runsoorten.meld_aan(Papier.naam, Papier())
        deuren.meld_aan()
        normbron.meld_aan()
        bij_afronden.meld_aan(SOORT, leg_terugbellen_vast)
        menupunten.meld_aan("contact", Menupunt("Contact", "Contact", "berichten:contact", 80))
        demosecties.meld_aan("voorkeur", generator.laad_voorkeuren)
