"""Questions about messages: the inbox, and a stored message as what its templates need."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import translation

from duo_portal import tijd
from duo_portal.aanmelden import Aanmeldlijst
from duo_portal.berichten import sjablonen
from duo_portal.berichten.models import (
    Bekendmaking,
    Belverzoek,
    Bericht,
    Contactmoment,
)
from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.sjablonen import Taal
from duo_portal.berichten.weergave import Afzender, Berichtgegevens, onderwerp
from duo_portal.besluiten.mandaat import mandaat_op
from duo_portal.besluiten.models import Totstandkoming
from duo_portal.werkvoorraad.models import Taak, Taakstaat

MEEKIJKEN_DAGEN = 5  # working days; the term itself is a norm of the worklist

# A line says how its decisions are shown as a sum; the name is the first part of the template's name.
rekenstaten: Aanmeldlijst[Callable[[Bericht], Rekenstaat | None]] = Aanmeldlijst("rekenstaat")
# And every step of the decision of a message, for who may read it; also by the first part of the name.
rekenstappen: Aanmeldlijst[Callable[[Bericht], Sequence[Rekenregel]]] = Aanmeldlijst("stappen van een berekening")
# And where somebody asks for a decision about a message that is none (a payment request), by line; "" when there is no such page.
beslissingsadressen: Aanmeldlijst[Callable[[Bericht], str]] = Aanmeldlijst("adres om een beslissing te vragen")


def berichten_van(persoon_id: int, lijnen: Sequence[str] = ()) -> QuerySet[Bericht]:
    """Messages of a person that may be shown today, newest first; of these service lines only, or of all."""
    binnen = Q()
    for lijn in lijnen:
        binnen |= Q(lijn=lijn) | Q(lijn="", sjabloonversie__naam__startswith=f"{lijn}/")
    vraag = Bericht.objects.filter(binnen, persoon=persoon_id, vanaf__lte=tijd.vandaag())
    return vraag.select_related("sjabloonversie", "besluit__regelversie").order_by("-vanaf", "-pk")


def met_bekendmaking(vraag: QuerySet[Bericht]) -> QuerySet[Bericht]:
    """With how each message was made known and what became of it: what a letter needs."""
    return vraag.prefetch_related(
        Prefetch("bekendmakingen", Bekendmaking.objects.order_by("volgnummer").prefetch_related("gebeurtenissen")),
    )


def onderwerp_van(bericht: Bericht, taal: Taal) -> str:
    """The subject alone, without asking how the message was made known."""
    return onderwerp(_gegevens(bericht, taal, None))


def gegevens_met(bericht: Bericht, taal: Taal, laatste_dag: date | None = None, met_staat: bool = True) -> Berichtgegevens:
    """As ``gegevens_van`` for who knows the last day already, or need not: without asking how it was made known."""
    return _gegevens(bericht, taal, laatste_dag, met_staat)


def gegevens_van(bericht: Bericht, taal: Taal | None = None) -> Berichtgegevens:
    """All that the message froze, with its calculation; ``taal`` shows it in another language than it was written in."""
    return _gegevens(bericht, taal or _taal(bericht), _laatste_dag(list(bericht.bekendmakingen.all())), met_staat=True)


def stappen_van(bericht: Bericht) -> Sequence[Rekenregel]:
    """In the language of the page; none for a message that explains no decision."""
    bron = bericht.sjabloonversie.naam.partition("/")[0]
    return rekenstappen[bron](bericht) if bron in rekenstappen else ()


def _gegevens(bericht: Bericht, taal: Taal, laatste_dag: date | None, met_staat: bool = False) -> Berichtgegevens:
    versie = bericht.sjabloonversie
    bron = versie.naam.partition("/")[0]  # a room whose messages are no decisions has no sum to show
    maak_staat = rekenstaten[bron] if met_staat and bron in rekenstaten else None
    with translation.override(taal):
        staat = maak_staat(bericht) if maak_staat else None
    return Berichtgegevens(
        sjabloon=sjablonen.haal(versie.naam, versie.versie),
        taal=taal,
        kenmerk=kenmerk_van(bericht),
        dagtekening=bericht.vanaf,
        naam=bericht.naam,
        adresregels=tuple(bericht.adresregels),
        waarden=bericht.waarden,
        afzender=afzender_op(bericht.vanaf, taal, lijn_van(bericht)),
        staat=staat,
        laatste_dag=laatste_dag,
        automatisch=bericht.besluit is None or bericht.besluit.totstandkoming == Totstandkoming.AUTOMATISCH,
        rol=bericht.rol,  # type: ignore[arg-type]  # the field's choices are the roles
        over=bericht.over,
        met_besluit=bericht.besluit_id is not None,
        vraag_in_portaal=bool(beslissingsadres_van(bericht)),
    )


def beslissingsadres_van(bericht: Bericht) -> str:
    """Where a decision is asked about a message that is none; empty when it is of another kind, or the line has no such page."""
    lijn, versie = lijn_van(bericht), bericht.sjabloonversie
    vraagt = sjablonen.haal(versie.naam, versie.versie).rechtsmiddel == "vraag_besluit"
    return beslissingsadressen[lijn](bericht) if vraagt and lijn in beslissingsadressen else ""


def _taal(bericht: Bericht) -> Taal:
    return "en" if bericht.taal == "en" else "nl"


def lijn_van(bericht: Bericht) -> str:
    """The service line on whose behalf it was written."""
    return bericht.lijn or bericht.sjabloonversie.naam.partition("/")[0]


def kenmerk_van(bericht: Bericht) -> str:
    return bericht.besluit.kenmerk if bericht.besluit else f"B-{bericht.pk:09d}"


def afzender_op(dag: date, taal: str, lijn: str = "") -> Afzender:
    """``lijn``: the service line that decides or writes, when one does."""
    return Afzender(**vars(mandaat_op(dag, taal, lijn)), meekijken_dagen=MEEKIJKEN_DAGEN)


def _laatste_dag(bekendmakingen: list[Bekendmaking]) -> date | None:
    """The last day to object, of the last making known; empty before there is one."""
    dagen = [bekend.laatste_dag for bekend in bekendmakingen if bekend.laatste_dag]
    return dagen[-1] if dagen else None


def contactmomenten_van(persoon_id: int, hoogstens: int = 100) -> list[Contactmoment]:
    """What we said to each other, newest first, in one query."""
    return list(Contactmoment.objects.filter(persoon=persoon_id).select_related("medewerker").order_by("-dag", "-pk")[:hoogstens])


def belverzoeken_van(persoon_id: int) -> list[Belverzoek]:
    """Requests to be called that are not done yet."""
    open_ = Taak.objects.filter(soort="bel_mij", persoon=persoon_id).exclude(staat=Taakstaat.AFGEHANDELD)
    nummers = [gegevens["belverzoek"] for gegevens in open_.values_list("gegevens", flat=True)]
    return list(Belverzoek.objects.filter(pk__in=nummers).order_by("pk")) if nummers else []
