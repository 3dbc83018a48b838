"""Use cases of a run."""

from duo_portal.batches.services.start_run import start_run
from duo_portal.batches.services.stuur_run import hervat_run, pauzeer_run, probeer_mislukte_opnieuw
from duo_portal.batches.services.verwerk_brok import verwerk_brok

__all__ = ["hervat_run", "pauzeer_run", "probeer_mislukte_opnieuw", "start_run", "verwerk_brok"]
