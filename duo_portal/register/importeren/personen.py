"""Persons as the BRP delivers them: who is who is settled first, so that families find each other in any order of lines."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import connection

from duo_portal.register.importeren import persoonsregel
from duo_portal.register.importeren.afleveren import Rapport, lever_af
from duo_portal.register.importeren.gezag import vertegenwoordigingen
from duo_portal.register.importeren.identiteit import Identiteiten, stel_identiteiten_vast
from duo_portal.register.importeren.lezer import Regel
from duo_portal.register.importeren.oordeel import Oordeel
from duo_portal.register.importeren.persoonsfeiten import Personalia, leg_personalia_vast
from duo_portal.register.importeren.persoonsregel import Persoonsregel, Verwant
from duo_portal.register.importeren.signalen import Melding
from duo_portal.register.models import Familierelatie, Vertegenwoordiging
from duo_portal.register.services.leg_feiten_vast import vergrendel_personen
from duo_portal.register.versleuteling import zoekwaarde

Bekenden = Mapping[Verwant, int | None]


def laad(pad: Path) -> Rapport:
    return lever_af(pad, persoonsregel.INDELING, _verwerk)


def _verwerk(regels: Sequence[Regel]) -> list[Melding]:
    goed, meldingen = _lees(regels)
    wie = stel_identiteiten_vast(goed)
    meldingen += wie.meldingen
    vergrendel_personen(wie.ids.values())
    verwanten = _zoek_verwanten(goed)
    alle: list[Personalia] = []
    for regel in goed:
        persoon_id = wie.ids[regel.nummer]
        # Nobody is a relative of themselves, whatever a shared number says.
        bekenden = {v: gevonden if (gevonden := verwanten.get(v.bsn or "")) != persoon_id else None for v in regel.verwanten}
        vertegenwoordigd, over_gezag = vertegenwoordigingen(regel, persoon_id, bekenden)
        meldingen += over_gezag
        alle.append(_personalia(regel, persoon_id, bekenden, vertegenwoordigd))
    meldingen += _toets_kinderen(goed)
    verschil = leg_personalia_vast(alle, wie.nieuw)
    return meldingen + _uitkomst(goed, wie, verschil.anders, verschil.overlijden_weg)


def _lees(regels: Sequence[Regel]) -> tuple[list[Persoonsregel], list[Melding]]:
    """The readable lines; two lines with one key contradict each other, unless they are the same."""
    meldingen: list[Melding] = []
    per_sleutel: dict[str, list[tuple[Persoonsregel, Regel]]] = {}
    for regel in regels:
        oordeel = Oordeel(regel)
        gelezen = persoonsregel.lees(oordeel)
        meldingen += oordeel.meldingen
        if gelezen is not None:
            per_sleutel.setdefault(gelezen.sleutel, []).append((gelezen, regel))
    goed: list[Persoonsregel] = []
    for (eerste, eerste_regel), *rest in per_sleutel.values():
        if any(regel.waarden != eerste_regel.waarden for _, regel in rest):
            meldingen += [Melding(gelezen.nummer, "REGEL_TEGENSTRIJDIG", "sleutel") for gelezen, _ in ((eerste, eerste_regel), *rest)]
        else:
            goed.append(eerste)
            meldingen += [Melding(gelezen.nummer, "REGEL_DUBBEL", "sleutel") for gelezen, _ in rest]
    return goed, meldingen


def _zoek_verwanten(goed: Sequence[Persoonsregel]) -> dict[str, int]:
    """Relatives by BSN, in the file or known before; who is neither stays a name."""
    per_zoekwaarde = {zoekwaarde(v.bsn): v.bsn for regel in goed for v in regel.verwanten if v.bsn}
    with connection.cursor() as cursor:
        cursor.execute("SELECT bsn_zoekwaarde, id FROM register_persoon WHERE bsn_zoekwaarde = ANY (%s)", [list(per_zoekwaarde)])
        return {per_zoekwaarde[bytes(zoek)]: persoon_id for zoek, persoon_id in cursor.fetchall()}


def _personalia(regel: Persoonsregel, persoon_id: int, bekenden: Bekenden, vertegenwoordigd: list[Vertegenwoordiging]) -> Personalia:
    for feit in (regel.gegeven, regel.adres, regel.overlijden):
        if feit is not None:
            feit.persoon_id = persoon_id
    relaties = [
        Familierelatie(persoon_id=persoon_id, verwant_id=verwant_id, soort=v.soort, naam="" if verwant_id else v.naam, van=v.van, tot=v.tot)
        for v, verwant_id in bekenden.items()
    ]
    return Personalia(persoon_id, regel.gegeven, regel.adres, regel.overlijden, relaties, vertegenwoordigd)


def _toets_kinderen(goed: Sequence[Persoonsregel]) -> list[Melding]:
    """A parent's line names a child that stands in the file too: the child's line must name the parent."""
    ouders = {regel.bsn: {ouder.bsn for ouder in regel.ouders.values()} for regel in goed if regel.bsn}
    return [
        Melding(regel.nummer, "KIND_ZONDER_OUDER", "kind_bsn")
        for regel in goed
        if regel.bsn and regel.kind_bsn in ouders and regel.bsn not in ouders[regel.kind_bsn]
    ]


def _uitkomst(goed: Sequence[Persoonsregel], wie: Identiteiten, anders: set[int], overlijden_weg: set[int]) -> list[Melding]:
    meldingen = []
    for regel in goed:
        persoon_id = wie.ids[regel.nummer]
        code = "NIEUW" if persoon_id in wie.nieuw else "GEWIJZIGD" if persoon_id in anders else "BEKEND"
        meldingen.append(Melding(regel.nummer, code))
        if persoon_id in overlijden_weg:
            meldingen.append(Melding(regel.nummer, "OVERLIJDEN_WEG", "overlijden_datum"))
    return meldingen
