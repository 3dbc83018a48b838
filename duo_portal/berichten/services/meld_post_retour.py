"""A piece of mail came back: note it, and have somebody look for the address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import structlog
from django.db import transaction

from duo_portal.berichten.models import Bekendmaking, Bekendmakingsgebeurtenis, Gebeurtenis, Poststuk
from duo_portal.berichten.selectors import lijn_van
from duo_portal.tijd import vandaag
from duo_portal.weigeren import Weigering
from duo_portal.werkvoorraad.services.maak_taak import maak_taak

log = structlog.get_logger(__name__)
ADRESONDERZOEK = "adres_onderzoek"
MEESTE_REGELS = 20_000
_NUMMER = re.compile(r"^P-?(\d{1,12})$", re.IGNORECASE)


class RetourGeweigerd(Weigering):
    """This piece cannot have come back; the text says why."""


@dataclass
class Retouruitslag:
    """What became of a list of returned pieces; ``fouten`` names each line that was not understood, by its number."""

    gemeld: int = 0
    al_bekend: int = 0
    fouten: list[str] = field(default_factory=list)


def meld_post_retour(stuknummer: str, dag: date | None = None) -> bool:
    """1. find the piece; 2. it was posted; 3. note the return, once; 4. one search per person and address.

    The letter stays made known on its day (Awb 2:11): what follows is a second sending, with a term of its own. False when
    the return was known.
    """
    dag = dag or vandaag()
    stuk = _stuk(stuknummer)
    bekend = Bekendmaking.objects.filter(bericht=stuk.bericht_id, volgnummer=stuk.volgnummer).first()
    if bekend is None:
        raise RetourGeweigerd(f"Stuk {stuk.stuknummer} is nog niet verzonden. Bevestig eerst de verzending van de bundel.")
    if not bekend.toegankelijk_op <= dag <= vandaag():
        raise RetourGeweigerd("Kies de dag waarop de post terugkwam: na de verzending, en niet later dan vandaag.")
    with transaction.atomic():
        _, nieuw = Bekendmakingsgebeurtenis.objects.get_or_create(
            bekendmaking=bekend, soort=Gebeurtenis.POST_RETOUR, volgnummer=1, defaults={"dag": dag}
        )
        if nieuw:
            _zoek_adres(stuk)
    return nieuw


def _stuk(stuknummer: str) -> Poststuk:
    gelezen = _NUMMER.match(stuknummer.strip())
    if gelezen is None:
        raise RetourGeweigerd("Een stuknummer ziet eruit als P-000000123. Het staat in het venster van de envelop.")
    stuk = Poststuk.objects.select_related("bericht").filter(pk=int(gelezen[1])).first()
    if stuk is None:
        raise RetourGeweigerd(f"Stuk {stuknummer.strip()} bestaat niet. Controleer het nummer in het venster.")
    return stuk


def _zoek_adres(stuk: Poststuk) -> None:
    """The number of the first piece that came back from this address makes the search one, however many follow."""
    zelfde = Poststuk.objects.filter(bericht__persoon=stuk.bericht.persoon_id, adresregels=stuk.adresregels)
    eerste = zelfde.order_by("pk").values_list("pk", flat=True)[0]
    maak_taak(
        soort=ADRESONDERZOEK,
        lijn=lijn_van(stuk.bericht),
        sleutel=f"adresonderzoek-{stuk.bericht.persoon_id}-{eerste}",
        persoon_id=stuk.bericht.persoon_id,
        omschrijving="Post kwam terug. Zoek het adres. Komt er een nieuw adres in het register, dan gaat de brief vanzelf opnieuw.",
        gegevens={"bericht": stuk.bericht_id, "stuk": stuk.stuknummer},
    )


def lees_retourlijst(regels: Iterable[str], dag: date | None = None) -> Retouruitslag:
    """A list of scanned numbers, one a line; what stands after a semicolon is left unread. Wrong lines do not stop the others."""
    uitslag = Retouruitslag()
    for nummer, regel in enumerate(regels, start=1):
        if nummer > MEESTE_REGELS:
            uitslag.fouten.append(f"Regel {nummer}: de lijst is te lang. Lees hoogstens {MEESTE_REGELS} stukken tegelijk in.")
            break
        stuknummer = regel.partition(";")[0].strip()
        if not stuknummer or stuknummer.lower() == "stuknummer":
            continue
        try:
            nieuw = meld_post_retour(stuknummer, dag)
        except RetourGeweigerd as fout:
            uitslag.fouten.append(f"Regel {nummer}: {fout}")
            continue
        uitslag.gemeld += nieuw
        uitslag.al_bekend += not nieuw
    log.info("retourlijst_gelezen", gemeld=uitslag.gemeld, al_bekend=uitslag.al_bekend, fouten=len(uitslag.fouten))
    return uitslag
