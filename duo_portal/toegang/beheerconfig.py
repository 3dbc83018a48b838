"""Makes the staff side the default admin site, so that ``admin.py`` of each room registers on it."""

from django.contrib.admin.apps import AdminConfig


class BeheerConfig(AdminConfig):
    default = False
    default_site = "duo_portal.toegang.beheersite.Beheersite"
