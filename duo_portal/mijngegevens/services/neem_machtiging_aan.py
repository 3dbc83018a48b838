"""Take a mandate with its code, confirm who took it, or say no: three acts on one offer, each once."""

import structlog
from django.db import transaction

from duo_portal import tijd
from duo_portal.berichten.opmaak import tekst
from duo_portal.berichten.services.stuur_bericht import stuur_bericht
from duo_portal.berichten.velden import Json
from duo_portal.mijngegevens.code import zoekwaarde
from duo_portal.mijngegevens.models import Aanbodstaat, Machtigingsaanbod, Pogingsoort
from duo_portal.mijngegevens.pogingen import probeer
from duo_portal.mijngegevens.services.bied_machtiging_aan import MachtigingGeweigerd, waarom_niet
from duo_portal.register.models import Overlijden, Persoonsgegeven
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen
from duo_portal.register.services.vertegenwoordig import Opdracht, VertegenwoordigingFout, leg_vertegenwoordiging_vast
from duo_portal.toegang.burger import Burger

log = structlog.get_logger(__name__)
LIJN = "mijngegevens"


def naam_van(persoon_id: int) -> str:
    """As it stands in a message: short enough for its field."""
    gegeven = Persoonsgegeven.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).first()
    return gegeven.naam[:200] if gegeven else tekst("onbekend", "unknown")


def zoek_aanbod(burger: Burger, code: str) -> Machtigingsaanbod:
    """The offer of this code, which counts as a try. Raises ``MachtigingGeweigerd`` and ``TeVaak``; which it is stays untold."""
    if burger.namens is not None:
        raise MachtigingGeweigerd(tekst("Vul een code alleen voor uzelf in.", "Fill in a code for yourself only."))
    probeer(burger.persoon_id, Pogingsoort.CODE)
    open_ = Machtigingsaanbod.objects.filter(zoekwaarde=zoekwaarde(code), staat=Aanbodstaat.OPEN, code_tot__gte=tijd.vandaag())
    aanbod = open_.exclude(persoon=burger.persoon_id).first()
    if aanbod is None or _overleden(aanbod.persoon_id):
        raise MachtigingGeweigerd(
            tekst(
                "Deze code werkt niet. Controleer de code, of vraag een nieuwe aan degene van wie u hem kreeg.",
                "This code does not work. Check it, or ask for a new one from whoever gave it to you.",
            ),
            "code",
        )
    return aanbod


def neem_aan(burger: Burger, aanbod_id: int) -> None:
    """The other says yes: 1. claimed by one conditional UPDATE; 2. the giver is asked whether this is the right person."""
    vandaag = tijd.vandaag()
    if burger.namens is not None:
        raise MachtigingGeweigerd(tekst("Vul een code alleen voor uzelf in.", "Fill in a code for yourself only."))
    with transaction.atomic():
        open_ = Machtigingsaanbod.objects.filter(pk=aanbod_id, staat=Aanbodstaat.OPEN, code_tot__gte=vandaag).exclude(
            persoon=burger.persoon_id
        )
        if not open_.update(staat=Aanbodstaat.INGEVULD, door_id=burger.persoon_id):
            raise MachtigingGeweigerd(_weg())
        aanbod = Machtigingsaanbod.objects.get(pk=aanbod_id)
        waarden = {"naam": naam_van(burger.persoon_id), "uiterlijk": aanbod.code_tot.isoformat()}
        stuur_bericht(aanbod.persoon_id, "mijngegevens/machtiging_ingevuld", waarden, lijn=LIJN, op=vandaag)
    log.info("machtiging_ingevuld", aanbod=aanbod_id)


def bevestig(burger: Burger, aanbod_id: int) -> None:
    """The giver says that it is the right person: 1. may they; 2. lock; 3. once; 4. the mandate; 5. both are told."""
    if waarom := waarom_niet(burger):
        raise MachtigingGeweigerd(waarom)
    vandaag = tijd.vandaag()
    with transaction.atomic():
        vergrendel_personen([burger.persoon_id])
        klaar = Machtigingsaanbod.objects.filter(pk=aanbod_id, persoon=burger.persoon_id, staat=Aanbodstaat.INGEVULD, code_tot__gte=vandaag)
        aanbod = klaar.select_for_update(no_key=True).first()
        if aanbod is None or aanbod.door_id is None or aanbod.tot < vandaag:
            raise MachtigingGeweigerd(_weg())
        if _overleden(aanbod.door_id):
            raise MachtigingGeweigerd(tekst("Deze persoon kan niets meer voor u doen.", "This person can no longer act for you."))
        opdracht = Opdracht(
            persoon_id=aanbod.persoon_id,
            vertegenwoordiger_id=aanbod.door_id,
            soort=Soort.MACHTIGING,
            van=vandaag,
            tot=aanbod.tot,
            lijnen=aanbod.lijnen,
            mag_lezen=True,
            mag_handelen=aanbod.mag_handelen,
            bewijs=f"op het portaal gegeven, aanbod {aanbod.pk}",
        )
        try:
            feit = leg_vertegenwoordiging_vast(opdracht)
        except VertegenwoordigingFout as fout:
            raise MachtigingGeweigerd(str(fout)) from None
        klaar.update(staat=Aanbodstaat.BEVESTIGD, vertegenwoordiging=feit)
        _vertel(aanbod.persoon_id, "machtiging_gegeven", aanbod.door_id, aanbod)
        _vertel(aanbod.door_id, "machtiging_gekregen", aanbod.persoon_id, aanbod)
    log.info("machtiging_gegeven", aanbod=aanbod_id)


def weiger(burger: Burger, aanbod_id: int) -> bool:
    """The giver takes an offer back, or says that this is the wrong person: at once, the code no longer works. Twice does no harm.

    False when it was confirmed just before: the mandate stands, and ends only by stopping it.
    """
    if burger.namens is not None:
        raise MachtigingGeweigerd(waarom_niet(burger))
    eigen = Machtigingsaanbod.objects.filter(pk=aanbod_id, persoon=burger.persoon_id)
    eigen.filter(staat=Aanbodstaat.OPEN).update(staat=Aanbodstaat.INGETROKKEN)
    eigen.filter(staat=Aanbodstaat.INGEVULD).update(staat=Aanbodstaat.GEWEIGERD)
    return not eigen.filter(staat=Aanbodstaat.BEVESTIGD).exists()


def _vertel(aan: int, sjabloon: str, over: int, aanbod: Machtigingsaanbod) -> None:
    waarden: dict[str, Json] = {"naam": naam_van(over), "handelen": aanbod.mag_handelen, "tot": aanbod.tot.isoformat()}
    stuur_bericht(aan, f"mijngegevens/{sjabloon}", waarden, lijn=LIJN, op=tijd.vandaag())


def _overleden(persoon_id: int) -> bool:
    return Overlijden.objects.filter(persoon=persoon_id, vervangen_op__isnull=True).exists()


def _weg() -> str:
    return tekst("Deze code werkt niet meer. Maak een nieuwe code.", "This code no longer works. Make a new code.")
