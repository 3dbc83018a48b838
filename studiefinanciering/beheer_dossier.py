"""Studiefinanciering on the page of a person, for staff: what is awarded now and later, with what was booked."""

from collections.abc import Iterator

from duo_portal.berichten.opmaak import centen, maand_en_jaar
from duo_portal.toegang.beheer.dossier import Paneel, Rij, dossierpanelen
from studiefinanciering.beeld import Stufibeeld, Tijdvak
from studiefinanciering.models import Toekenning
from studiefinanciering.selectors import beeld_van

LAATSTE = 12


def _rijen(persoon_id: int) -> Iterator[Rij]:
    """The last stretches of equal months, newest first; a month whose booking differs asks for attention."""
    beeld = beeld_van(persoon_id)
    for vak in list(reversed(beeld.tijdvakken))[:LAATSTE]:
        yield Rij(_cellen(vak), let_op=vak.onbekend_inkomen or _verschilt(beeld, vak))


def _cellen(vak: Tijdvak) -> tuple[object, ...]:
    delen = (vak.basisbeurs, vak.aanvullend, vak.eenouder, vak.geleend + vak.collegegeldkrediet, vak.gift, vak.prestatie)
    maanden = f"{maand_en_jaar(vak.van)} – {maand_en_jaar(vak.tot)}"
    return (maanden, "uit" if vak.uitwonend else "thuis", *(centen(deel) for deel in delen), "ja" if vak.onbekend_inkomen else "")


def _verschilt(beeld: Stufibeeld, vak: Tijdvak) -> bool:
    return any(beeld.maand(maand).verschil for maand in vak.maanden)


dossierpanelen.meld_aan(
    "studiefinanciering",
    Paneel(
        "Studiefinanciering (per maand)",
        ("Maanden", "Woont", "Basisbeurs", "Aanvullend", "Eenouder", "Lening", "Gift", "Prestatie", "Inkomen onbekend"),
        _rijen,
        Toekenning,
        volgorde=45,
        leeg="Geen studiefinanciering.",
    ),
)
