from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "duo_portal.portaal"
    label = "portaal"
    verbose_name = "Portaal"

    def ready(self) -> None:
        """The rooms' own items of the menu and of the foot, and flows of questions; the lines add theirs."""
        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.portaal import controles  # noqa: F401  (registers the checks)
        from duo_portal.portaal.beloften import beloften
        from duo_portal.portaal.openbaar import aanmeldingen
        from duo_portal.portaal.overzicht import kamerdelen
        from duo_portal.portaal.post import ongelezen
        from duo_portal.portaal.schil import Menupunt, Voetlink, menupunten, voetlinks
        from duo_portal.portaal.vragen.correctieverzoek import CORRECTIEVERZOEK
        from duo_portal.portaal.vragen.stroom import stromen
        from duo_portal.portaal.vragen.waarschuw_concepten import waarschuw_concepten

        aanmeldingen.meld_aan()
        kamerdelen.meld_aan("beloften", beloften)
        menupunten.meld_aan("overzicht", Menupunt("Overzicht", "Overview", "portaal:voorpagina", 10))
        menupunten.meld_aan("berichten", Menupunt("Berichten", "Messages", "berichten:lijst", 20, ongelezen))
        voetlinks.meld_aan(
            "inzagen", Voetlink("Wie keek er in uw gegevens?", "Who looked at your data?", "mijngegevens:gebruik", 910, persoonlijk=True)
        )
        voetlinks.meld_aan(
            "namens", Voetlink("Kijken namens iemand anders", "Look on behalf of somebody else", "toegang:namens", 920, persoonlijk=True)
        )
        stromen.meld_aan(CORRECTIEVERZOEK.naam, CORRECTIEVERZOEK)
        nachtwerk.meld_aan("concepten_waarschuwen", Nachtwerk(70, waarschuw_concepten))
