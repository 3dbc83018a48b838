from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate

MEDEWERKER_SECONDEN = 60 * 60


class ToegangConfig(AppConfig):
    name = "duo_portal.toegang"
    label = "toegang"
    verbose_name = "Toegang en inzage"
    default = True

    def ready(self) -> None:
        from duo_portal.batches.nachtwerk import Nachtwerk, nachtwerk
        from duo_portal.toegang import controles  # noqa: F401  (registers the checks)
        from duo_portal.toegang.opruimen import ruim_op

        nachtwerk.meld_aan("sessies", Nachtwerk(75, ruim_op))
        post_migrate.connect(_maak_rollen, sender=self, dispatch_uid="rollen")
        user_logged_in.connect(_begin_medewerkersessie, dispatch_uid="medewerkersessie")


def _maak_rollen(**_: object) -> None:
    from duo_portal.toegang.rollen import maak_rollen

    maak_rollen()


def _begin_medewerkersessie(request: object, **_: object) -> None:
    """Staff work longer than citizens, and are never a citizen in the same session."""
    from duo_portal.toegang.burger import SLEUTEL

    sessie = getattr(request, "session", None)
    if sessie is not None:
        sessie.pop(SLEUTEL, None)
        sessie.set_expiry(MEDEWERKER_SECONDEN)
