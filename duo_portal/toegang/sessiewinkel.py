"""Where sessions are kept: Django's own way, in a table that also knows whose session it is."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from django.contrib.sessions.backends.db import SessionStore as Databankwinkel
from django.utils import timezone

from duo_portal.toegang.burger import EERDER, SLEUTEL
from duo_portal.toegang.models import Sessie

NAWERKING = timedelta(hours=12)
SPELING = timedelta(minutes=1)  # a session that was used less than this ago is not written again


class SessionStore(Databankwinkel):
    """A session that is over stays in the table for half a day: it tells whose form arrives too late. It opens nothing."""

    einde: datetime | None = None  # as it was read from the table

    @classmethod
    def get_model_class(cls) -> type[Sessie]:
        return Sessie

    def _get_session_from_db(self) -> Sessie | None:
        rij: Sessie | None = super()._get_session_from_db()  # type: ignore[misc]  # Django's own step of load(), without a stub
        self.einde = rij.expire_date if rij else None
        return rij

    def moet_verlengd(self) -> bool:
        """Whether so much of the time has gone that this request is to begin it anew."""
        return self.einde is None or self._vol() - self.einde >= SPELING

    def ingelogd_tot(self) -> datetime:
        """Until when the session lasts once this request is answered. The real clock: a session is no civil time."""
        return self._vol() if self.einde is None or self.moet_verlengd() else self.einde

    def _vol(self) -> datetime:
        return timezone.now() + timedelta(seconds=self.get_expiry_age())

    def create_model_instance(self, data: dict[str, Any]) -> Sessie:
        rij = cast(Sessie, super().create_model_instance(data))  # its class is what get_model_class says
        rij.persoon_id = data.get(SLEUTEL, {}).get("persoon")
        return rij


def verlopen_kern(sleutel: str) -> Mapping[str, Any] | None:
    """Whose session this was, if it ended by itself in the last hours. A session that was logged out is gone."""
    nu = timezone.now()
    rij = Sessie.objects.filter(pk=sleutel, expire_date__lte=nu, expire_date__gt=nu - NAWERKING).first()
    if rij is None:
        return None
    inhoud = rij.get_decoded()
    return inhoud.get(SLEUTEL) or inhoud.get(EERDER)


def beeindig_alles(persoon_id: int) -> int:
    """End every session of this person, on every device. Returns how many there were."""
    aantal, _ = Sessie.objects.filter(persoon_id=persoon_id).delete()
    return aantal


def ruim_op() -> int:
    """Remove sessions that are long over."""
    aantal, _ = Sessie.objects.filter(expire_date__lte=timezone.now() - NAWERKING).delete()
    return aantal
