from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class DatabankConfig(AppConfig):
    name = "duo_portal.databank"
    label = "databank"
    verbose_name = "Databank"

    def ready(self) -> None:
        post_migrate.connect(_na_migratie, dispatch_uid="waarborgen")


def _na_migratie(sender: AppConfig, using: str, **_: object) -> None:
    """Runs once per app with its own models; the last to run sees all sequences."""
    from duo_portal.databank.waarborgen import stel_waarborgen

    modellen = [m for m in apps.get_app_config(sender.label).get_models(include_auto_created=True) if m._meta.managed]
    stel_waarborgen(modellen, using)
