from django.apps import AppConfig


class ProefdienstConfig(AppConfig):
    name = "tests.batches.proefdienst"
    label = "proefdienst"

    def ready(self) -> None:
        import polars as pl

        from duo_portal.batches.soorten import runsoorten
        from tests.batches.proefdienst.soort import Proef

        runsoorten.meld_aan(Proef.naam, Proef())
        # The parent has used polars: a worker that forked after this would hang.
        pl.DataFrame({"a": range(100_000)}).group_by(pl.col("a") % 7).agg(pl.len())
