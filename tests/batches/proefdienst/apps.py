from django.apps import AppConfig


class ProefdienstConfig(AppConfig):
    name = "tests.batches.proefdienst"
    label = "proefdienst"

    def ready(self) -> None:
        from duo_portal.batches.soorten import runsoorten
        from tests.batches.proefdienst.soort import Proef

        runsoorten.meld_aan(Proef.naam, Proef())
