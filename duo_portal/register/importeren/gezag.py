"""Parental authority (table 61 of the BRP) and guardianship of adults, as representations."""

from collections.abc import Mapping
from datetime import date, timedelta

from duo_portal.register.importeren.persoonsregel import Persoonsregel, Verwant
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Vertegenwoordiging
from duo_portal.register.models.persoon import Relatiesoort
from duo_portal.register.models.vertegenwoordiging import Vertegenwoordigingssoort as Soort

BEWIJS = "BRP, gezagsregister"
DERDE = "Derde met gezag (niet in de levering)"
CURATOR = "Curator (niet in de levering)"
OUDERS = {"1": (Relatiesoort.OUDER1,), "2": (Relatiesoort.OUDER2,), "3": (Relatiesoort.OUDER1, Relatiesoort.OUDER2)}
MEERDERJARIG = 18


def vertegenwoordigingen(
    regel: Persoonsregel, persoon_id: int, bekenden: Mapping[Verwant, int | None]
) -> tuple[list[Vertegenwoordiging], list[Melding]]:
    gevonden: list[Vertegenwoordiging] = []
    meldingen: list[Melding] = []
    geboren = regel.gegeven.geboortedatum
    if regel.gezag and geboren is None:
        meldingen.append(Melding(regel.nummer, "GEZAG_ZONDER_GEBOORTE", "gezag"))
    elif regel.gezag and geboren is not None:
        gevonden, meldingen = _gezag(regel, persoon_id, bekenden, geboren)
    if regel.curatele:
        # The line gives no day of commencement: from the day the person came of age is the careful reading.
        van = _verjaardag(geboren, MEERDERJARIG) if geboren else date(1900, 1, 1)
        gevonden.append(
            Vertegenwoordiging(
                persoon_id=persoon_id,
                organisatie=CURATOR,
                soort=Soort.CURATELE,
                mag_lezen=True,
                mag_handelen=True,
                ontvangt_post=True,
                van=van,
                bewijs=BEWIJS,
            )
        )
        meldingen.append(Melding(regel.nummer, "CURATOR_ONBEKEND", "curatele"))
    return gevonden, meldingen


def _gezag(
    regel: Persoonsregel, persoon_id: int, bekenden: Mapping[Verwant, int | None], geboren: date
) -> tuple[list[Vertegenwoordiging], list[Melding]]:
    """Who has authority acts for the child until the day before it comes of age."""
    tot = _verjaardag(geboren, MEERDERJARIG) - timedelta(days=1)
    gevonden, meldingen = [], []
    cijfers = "3" if regel.gezag.startswith("12") else regel.gezag[:1]
    for soort in OUDERS.get(cijfers, ()):
        ouder = regel.ouders.get(soort)
        if ouder is None:
            meldingen.append(Melding(regel.nummer, "GEZAG_ZONDER_OUDER", "gezag"))
            continue
        verwant_id = bekenden[ouder]
        gevonden.append(
            Vertegenwoordiging(
                persoon_id=persoon_id,
                vertegenwoordiger_id=verwant_id,
                organisatie="" if verwant_id else (ouder.naam or "Ouder (naam niet in de levering)")[:120],
                soort=Soort.GEZAG,
                mag_lezen=True,
                mag_handelen=True,
                ontvangt_post=True,
                van=geboren,
                tot=tot,
                bewijs=BEWIJS,
            )
        )
    if regel.gezag.endswith("D"):
        # A third person alone is a guardian (voogdij); beside a parent authority is shared.
        soort_derde = Soort.VOOGDIJ if regel.gezag == "D" else Soort.GEZAG
        gevonden.append(
            Vertegenwoordiging(
                persoon_id=persoon_id,
                organisatie=DERDE,
                soort=soort_derde,
                ontvangt_post=soort_derde == Soort.VOOGDIJ,
                van=geboren,
                tot=tot,
                bewijs=BEWIJS,
            )
        )
    return gevonden, meldingen


def _verjaardag(geboren: date, jaren: int) -> date:
    """Born on 29 February: in a common year the birthday is 1 March."""
    try:
        return geboren.replace(year=geboren.year + jaren)
    except ValueError:
        return date(geboren.year + jaren, 3, 1)
