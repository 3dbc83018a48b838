"""The settings of the tests: those of the portal, with an environment of their own that nothing outside can change."""

import os
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
VAR = WORTEL / "var" / "test"
# Fixed, so that what is encrypted or hashed is the same in every run.
VASTE_OMGEVING = {
    "DUO_SECRET_KEY": "alleen-voor-tests",
    "DUO_BSN_SLEUTELS": "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "DUO_BSN_ZOEKSLEUTEL": "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=",
    "DUO_DEMO": "1",
    "DUO_VANDAAG": "2026-06-15",
    "DUO_VAR": str(VAR),
}

for _naam in ("DATABASE_URL", "DATABASE_URL_EIGENAAR", "DATABASE_URL_BEWAAR", "REDIS_URL", "DUO_DB_ROL", "DUO_DEBUG", "DUO_HOSTS"):
    os.environ.pop(_naam, None)
os.environ.update(VASTE_OMGEVING)

from duo_portal.settings import *  # noqa: E402, F403 the environment has to stand first

CELERY_BROKER_URL = "memory://"  # a test that wants the real broker asks for redis_server
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # hundreds of logins need no strength
