"""A process that imports one statement, and tells in one line of JSON what that took. Used by ``onderdelen/afschrift.py``."""

import json
import os
import sys
import time
from pathlib import Path

import django


def main(pad: Path) -> None:
    django.setup()
    from django.db import connection

    from duo_portal.betalingen.services.laad_afschrift import laad_afschrift
    from meten.spion import rekentijd
    from meten.werker import piek_mb

    connection.ensure_connection()
    backend = connection.connection.info.backend_pid
    begin, gerekend = time.perf_counter(), time.process_time() + rekentijd(backend)
    ingelezen = laad_afschrift(pad)
    uitkomst = {
        "seconden": round(time.perf_counter() - begin, 3),
        "rekentijd": round(time.process_time() + rekentijd(backend) - gerekend, 3),
        "piek_mb": piek_mb(os.getpid()),
        "tellingen": {bestemming.name.lower(): aantal for bestemming, aantal in ingelezen.tellingen.items()},
    }
    sys.stdout.write(json.dumps(uitkomst) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
