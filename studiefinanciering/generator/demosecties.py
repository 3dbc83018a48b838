"""What the named demo persons asked for and used up, and their parents' side: the sections of this line in their files."""

from collections.abc import Mapping

from duo_portal.register.generator.onderdelen import Sectielader, Sectierij
from studiefinanciering.models import Aanvullend, Buitenbeschouwing, Ouderjaar, Oudersituatie, Reisproductsoort, Studiekeuze, Studieverleden


def laad_keuzes(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("persoon", "aanvullend", "reisproduct")}
        Studiekeuze.objects.create(
            persoon_id=personen[rij["persoon"]],
            aanvullend=Aanvullend[str(rij.get("aanvullend", "niet_gevraagd")).upper()],
            reisproduct=Reisproductsoort[str(rij.get("reisproduct", "geen")).upper()],
            **velden,
        )
    return len(rijen)


def laad_verleden(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam != "persoon"}
        Studieverleden.objects.create(persoon_id=personen[rij["persoon"]], **velden)
    return len(rijen)


def laad_ouderjaren(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam != "persoon"}
        Ouderjaar.objects.create(persoon_id=personen[rij["persoon"]], **{"bron": "Belastingdienst", **velden})
    return len(rijen)


def laad_oudersituaties(rijen: list[Sectierij], personen: Mapping[str, int]) -> int:
    for rij in rijen:
        velden = {naam: waarde for naam, waarde in rij.items() if naam not in ("persoon", "grond")}
        Oudersituatie.objects.create(persoon_id=personen[rij["persoon"]], grond=Buitenbeschouwing[str(rij["grond"]).upper()], **velden)
    return len(rijen)


SECTIES: Mapping[str, Sectielader] = {
    "studiekeuze": laad_keuzes,
    "studieverleden": laad_verleden,
    "ouderjaar": laad_ouderjaren,
    "oudersituatie": laad_oudersituaties,
}
