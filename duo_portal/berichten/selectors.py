"""Questions about messages: the inbox, and a stored message as what its templates need."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from duo_portal import tijd
from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten import sjablonen
from duo_portal.berichten.models import Bekendmaking, Bericht, Gebeurtenis
from duo_portal.berichten.onderdelen import Rekenstaat
from duo_portal.berichten.weergave import Afzender, Berichtgegevens, onderwerp
from duo_portal.besluiten.mandaat import mandaat_op
from duo_portal.besluiten.models import Totstandkoming

MEEKIJKEN_DAGEN = 5  # working days; the term itself is a norm of the worklist

# A line says how its decisions are shown as a sum; the name is the first part of the template's name.
rekenstaten: Aanmeldlijst[Callable[[Bericht], Rekenstaat | None]] = Aanmeldlijst("rekenstaat")


@dataclass(frozen=True)
class Postregel:
    """A line of the inbox."""

    pk: int
    onderwerp: str
    op: date
    laatste_dag: date | None
    gelezen: bool


def berichten_van(persoon_id: int, lijn: str = "") -> QuerySet[Bericht]:
    """Messages of a person that may be shown today, newest first."""
    vraag = Bericht.objects.filter(persoon=persoon_id, vanaf__lte=tijd.vandaag(), sjabloonversie__naam__startswith=lijn)
    bekend = Prefetch("bekendmakingen", Bekendmaking.objects.order_by("volgnummer").prefetch_related("gebeurtenissen"))
    return vraag.select_related("sjabloonversie", "besluit__regelversie").prefetch_related(bekend).order_by("-vanaf", "-pk")


def postvak(persoon_id: int, hoogstens: int = 50) -> list[Postregel]:
    return [_postregel(bericht) for bericht in berichten_van(persoon_id)[:hoogstens]]


def _postregel(bericht: Bericht) -> Postregel:
    bekend = list(bericht.bekendmakingen.all())
    gelezen = any(gebeurtenis.soort == Gebeurtenis.GELEZEN for deel in bekend for gebeurtenis in deel.gebeurtenissen.all())
    return Postregel(bericht.pk, onderwerp(gegevens_van(bericht)), bericht.vanaf, _laatste_dag(bekend), gelezen)


def gegevens_van(bericht: Bericht, met_staat: bool = False) -> Berichtgegevens:
    """All that the message froze; ``met_staat`` adds the calculation, for the whole message and the letter."""
    versie = bericht.sjabloonversie
    maak_staat = rekenstaten[versie.naam.partition("/")[0]] if met_staat else None
    return Berichtgegevens(
        sjabloon=sjablonen.haal(versie.naam, versie.versie),
        taal="en" if bericht.taal == "en" else "nl",
        kenmerk=kenmerk_van(bericht),
        dagtekening=bericht.vanaf,
        naam=bericht.naam,
        adresregels=tuple(bericht.adresregels),
        waarden=bericht.waarden,
        afzender=afzender_op(bericht.vanaf, bericht.taal),
        staat=maak_staat(bericht) if maak_staat else None,
        laatste_dag=_laatste_dag(list(bericht.bekendmakingen.all())),
        automatisch=bericht.besluit is None or bericht.besluit.totstandkoming == Totstandkoming.AUTOMATISCH,
        rol=bericht.rol,  # type: ignore[arg-type]  # the field's choices are the roles
        over=bericht.over,
    )


def kenmerk_van(bericht: Bericht) -> str:
    return bericht.besluit.kenmerk if bericht.besluit else f"B-{bericht.pk:09d}"


def afzender_op(dag: date, taal: str) -> Afzender:
    return Afzender(**vars(mandaat_op(dag, taal)), meekijken_dagen=MEEKIJKEN_DAGEN)


def _laatste_dag(bekendmakingen: list[Bekendmaking]) -> date | None:
    """The last day to object, of the last making known; empty before there is one."""
    dagen = [bekend.laatste_dag for bekend in bekendmakingen if bekend.laatste_dag]
    return dagen[-1] if dagen else None
