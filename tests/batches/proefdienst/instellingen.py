"""Settings of real workers in these tests: those of the portal, and the line for tests."""

from duo_portal.settings import *  # noqa: F403
from duo_portal.settings import INSTALLED_APPS as _KAMERS

INSTALLED_APPS = [*_KAMERS, "tests.batches.proefdienst"]
