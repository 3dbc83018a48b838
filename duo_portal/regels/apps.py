from django.apps import AppConfig


class RegelsConfig(AppConfig):
    name = "duo_portal.regels"
    label = "regels"
    verbose_name = "Regels"

    def ready(self) -> None:
        """The terms of the law are the one regeling that no line owns."""
        from duo_portal.regels import termijn
        from duo_portal.regels.normbronnen import Normbron, normbronnen
        from duo_portal.regels.wetten import meld_wet_aan

        termijn.meld_aan()
        normbronnen.meld_aan("regels", Normbron("Vrije dagen", "Days off", termijn.NORMEN))
        meld_wet_aan("Awb", "Algemene wet bestuursrecht", "https://wetten.overheid.nl/BWBR0005537/2026-01-01")
        meld_wet_aan("AVG", "Algemene verordening gegevensbescherming (EU) 2016/679")
        meld_wet_aan("BW", "Burgerlijk Wetboek")
