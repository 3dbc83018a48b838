"""What comes out of an open calculation, as a sum on paper. Nothing is stored and no register is read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from duo_portal.berichten.onderdelen import Rekenregel, Rekenstaat
from duo_portal.berichten.opmaak import taal_nu
from duo_portal.portaal.openbaar.rekenhulpen import Rekenhulp
from duo_portal.portaal.rekenregels import rekenregel
from duo_portal.regels.bereken import Regeling
from duo_portal.regels.bereken.regeling import Invoerrij
from duo_portal.regels.eenheden import Taal
from duo_portal.regels.stap import Stap
from duo_portal.regels.uitleg import Uitlegrij, leg_uit, schrijf_waarde
from duo_portal.regels.versies import regelversies
from duo_portal.regels.wetten import Wet, genoemd_in


@dataclass(frozen=True)
class Uitkomst:
    """``hoofd`` is the answer; None inside it (``onbekend``) means that only a person can judge this."""

    hoofd: Rekenregel
    staat: Rekenstaat
    wetten: list[Wet]
    regels: list[str]
    onbekend: bool

    @property
    def onbevestigd(self) -> bool:
        return any(regel.onbevestigd for regel in self.staat.regels)


def reken_uit(regeling: Regeling, hulp: Rekenhulp, rij: Invoerrij) -> Uitkomst:
    """Judge one row with the same rule as a run, and explain it in the active language."""
    kader = regeling.beoordeel([rij])
    rijen = list(_uitleg(regeling, kader))
    veld, stapnaam = list(regeling.uitkomst.items())[-1]
    hoofd = _hoofd(regeling, kader, stapnaam, hulp.uitkomstlabel(veld))
    staart = next((deel for deel in rijen if deel.naam == stapnaam), None)
    regels = [rekenregel(deel, hulp.af) for deel in rijen if deel.naam != stapnaam]
    onder = replace(rekenregel(staart), tekst=hoofd.tekst, waarde=hoofd.waarde, centen=hoofd.centen) if staart else hoofd
    return Uitkomst(
        hoofd=hoofd,
        staat=Rekenstaat(regels=regels, uitkomst=onder),
        wetten=genoemd_in(deel.artikel for deel in rijen),
        regels=list(
            dict.fromkeys(v.versie.regeling for _, v in regelversies.items() for deel in regeling.onderdelen if deel.regel is v.regel)
        ),
        onbekend=hoofd.centen is None and not hoofd.waarde,
    )


def _uitleg(regeling: Regeling, kader: pl.DataFrame) -> Iterator[Uitlegrij]:
    """Every shown step that mattered. Everything in it was typed by the reader or stands in a public norm."""
    for deel in regeling.onderdelen:
        getoond = {stap.naam for stap in deel.getoond}
        waarden = kader.select(deel.regel.waarden()).to_series()[0].to_list()
        yield from (rij for rij in leg_uit(deel.regel, deel.normen, waarden, Taal(taal_nu()), kijker=None) if rij.naam in getoond)


def _hoofd(regeling: Regeling, kader: pl.DataFrame, stapnaam: str, label: str) -> Rekenregel:
    stap: Stap = next(stap for deel in regeling.onderdelen for stap in deel.regel.stappen if stap.naam == stapnaam)
    waarde = kader[stapnaam][0]
    if waarde is None:
        return Rekenregel(label)
    if stap.eenheid.value == "centen":
        return Rekenregel(label, centen=waarde)
    return Rekenregel(label, waarde=schrijf_waarde(stap, waarde, Taal(taal_nu())))
