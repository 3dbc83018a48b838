"""Celery only rings the bell: a message names a chunk, never a person."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")

app = Celery("duo_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
