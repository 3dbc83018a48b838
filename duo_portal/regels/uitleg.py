"""Turns stored step values back into sentences: Dutch or English, with article, norm, source and status.

A sentence is cut into pieces once; filling it in is joining strings, quick enough for ten thousand explanations.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from duo_portal.regels.eenheden import Publiek, Taal, Waarde, schrijf
from duo_portal.regels.motor import Regel
from duo_portal.regels.normen import Normen, Normwaarde
from duo_portal.regels.stap import EIGEN_WAARDE, Stap


@dataclass(frozen=True)
class Uitlegrij:
    naam: str
    waarde: Waarde
    tekst: str
    zin: str
    eenheid: str
    artikel: str
    afronding: str | None
    norm: Normwaarde | None


def schrijf_waarde(stap: Stap, waarde: Waarde, taal: Taal) -> str:
    if stap.codes is not None and waarde is not None and not isinstance(waarde, bool) and isinstance(waarde, int):
        return (stap.codes.nl if taal is Taal.NL else stap.codes.en)[waarde]
    return schrijf(waarde, stap.eenheid, taal)


def zinmaker(stap: Stap, stappen: Mapping[str, Stap], taal: Taal) -> tuple[list[str], Callable[[Sequence[Waarde]], str]]:
    """The steps a sentence needs (the own step first), and what makes the sentence of their values."""
    delen = [(tekst, veld) for tekst, veld, _, _ in Formatter().parse(stap.zin(taal))]
    namen = [stap.naam, *dict.fromkeys(veld for _, veld in delen if veld and veld not in (EIGEN_WAARDE, stap.naam))]
    plaats = {naam: nummer for nummer, naam in enumerate(namen)} | {EIGEN_WAARDE: 0}

    def maak(waarden: Sequence[Waarde]) -> str:
        teksten = [schrijf_waarde(stappen[naam], waarde, taal) for naam, waarde in zip(namen, waarden, strict=True)]
        return "".join(tekst + (teksten[plaats[veld]] if veld else "") for tekst, veld in delen)

    return namen, maak


def leg_uit(
    regel: Regel, normen: Normen, waarden: Sequence[int | None], taal: Taal = Taal.NL, kijker: Publiek | None = Publiek.BETROKKENE
) -> list[Uitlegrij]:
    """The explanation of one stored outcome, for one viewer: only steps meant for them, and only those that mattered.

    ``kijker`` None is for a calculation of which the reader typed every figure: there is nobody to keep it from.
    """
    if len(waarden) != len(regel.stappen):
        raise ValueError(f"{regel.naam} heeft {len(regel.stappen)} stappen, en er zijn {len(waarden)} waarden bewaard")
    per_naam = {stap.naam: stap.eenheid.decodeer(waarde) for stap, waarde in zip(regel.stappen, waarden, strict=True)}
    return list(_rijen(regel, normen, per_naam, taal, kijker))


def _rijen(regel: Regel, normen: Normen, per_naam: Mapping[str, Waarde], taal: Taal, kijker: Publiek | None) -> Iterator[Uitlegrij]:
    stappen = {stap.naam: stap for stap in regel.stappen}
    peildatum = per_naam[regel.peildatum] if regel.peildatum else None
    for stap in regel.stappen:
        if (kijker is not None and kijker not in stap.publiek) or (stap.alleen_als and not per_naam[stap.alleen_als]):
            continue
        namen, maak = zinmaker(stap, stappen, taal)
        waarde = per_naam[stap.naam]
        naam = stap.norm_bij(per_naam)
        norm = normen[naam].op(peildatum) if naam and isinstance(peildatum, date) else None
        yield Uitlegrij(
            naam=stap.naam,
            waarde=waarde,
            tekst=schrijf_waarde(stap, waarde, taal),
            zin=maak([per_naam[naam] for naam in namen]),
            eenheid=stap.eenheid.value,
            artikel=stap.artikel,
            afronding=stap.afronding.value if stap.afronding else None,
            norm=norm,
        )
