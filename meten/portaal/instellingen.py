"""The settings of the product, with the bare page of the bench among its URLs. Nothing else differs."""

from duo_portal.settings import *  # noqa: F403

ROOT_URLCONF = "meten.portaal.urls"
