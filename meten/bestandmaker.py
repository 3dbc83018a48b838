"""``python -m meten.bestandmaker NUMMER …``: make the files of these batches in a process of its own; prints seconds and megabytes."""

import json
import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")

import django


def main(nummers: list[int]) -> None:
    django.setup()
    from duo_portal.betalingen.services.maak_bestand import maak_bestand
    from meten.werker import piek_mb

    begin = time.perf_counter()
    bestanden = [maak_bestand(nummer) for nummer in nummers]
    seconden = time.perf_counter() - begin
    print(json.dumps({"seconden": seconden, "piek_mb": piek_mb(os.getpid()), "bytes": sum(b.pad.stat().st_size for b in bestanden)}))


if __name__ == "__main__":
    main([int(nummer) for nummer in sys.argv[1:]])
