""" "Zo rekenen wij": every registered rule with its steps and every registered norm, as records for a page and for JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from duo_portal.berichten.opmaak import taal_nu, tekst
from duo_portal.regels.afronden import Afronding
from duo_portal.regels.bereken import regelingen
from duo_portal.regels.eenheden import Eenheid, Publiek, Taal
from duo_portal.regels.normbronnen import alle_normen, bron_van, in_woorden, is_schakelaar, normbronnen
from duo_portal.regels.normen import Norm, Normwaarde, Status
from duo_portal.regels.stap import EIGEN_WAARDE, Stap
from duo_portal.regels.versies import Regelversie, regelversies
from duo_portal.regels.wetten import Wet, genoemd_in

EENHEDEN = {
    Eenheid.CENTEN: ("euro, tot op de cent", "euros, to the cent"),
    Eenheid.DAGEN: ("dagen", "days"),
    Eenheid.MAANDEN: ("maanden", "months"),
    Eenheid.AANTAL: ("aantal", "number"),
    Eenheid.PROCENT_DUIZENDSTE: ("procent", "percent"),
    Eenheid.DATUM: ("datum", "date"),
    Eenheid.JA_NEE: ("ja of nee", "yes or no"),
    Eenheid.CODE: ("een van een lijst", "one of a list"),
}
AFRONDINGEN = {
    Afronding.HALF_OP: ("afgerond op hele centen, een halve cent naar boven", "rounded to whole cents, half a cent up"),
    Afronding.OMLAAG: ("afgerond naar beneden", "rounded down"),
    Afronding.OMHOOG: ("afgerond naar boven", "rounded up"),
}
PUBLIEKEN = {
    Publiek.BETROKKENE: ("wie het aangaat", "who it is about"),
    Publiek.OUDER1: ("ouder 1", "parent 1"),
    Publiek.OUDER2: ("ouder 2", "parent 2"),
    Publiek.MEDEWERKER: ("een medewerker", "a member of staff"),
}
STATUSSEN = {
    Status.VASTGESTELD: ("vastgesteld", "confirmed"),
    Status.AFGELEID: ("zelf afgeleid, nog niet bevestigd", "derived by us, not yet confirmed"),
    Status.ONBEVESTIGD: ("nog niet bevestigd", "not yet confirmed"),
}


@dataclass(frozen=True)
class Zindeel:
    """A piece of a sentence: text, or (``stap``) the value of a step; "" is plain text."""

    tekst: str
    stap: str = ""


@dataclass(frozen=True)
class Stapregel:
    """``normen``: (name, owner) of each norm that the step can take its value from."""

    stap: Stap
    zin: Sequence[Zindeel]
    eenheid: str
    afronding: str
    publiek: str
    codes: Sequence[str]
    normen: Sequence[tuple[str, str]]

    @property
    def naam(self) -> str:
        return leesbaar(self.stap.naam)


@dataclass(frozen=True)
class Normregel:
    """One dated value. ``tot`` is the last day, None for a value that still holds."""

    waarde: Normwaarde
    woorden: str
    van: date
    tot: date | None
    status: str
    vast: bool
    bron_url: str


def leesbaar(naam: str) -> str:
    """The name of a step, norm or rule for a reader."""
    return naam.replace("_", " ").replace("-", " ")


def taal() -> Taal:
    return Taal(taal_nu())


def versies_van(regel: str) -> list[Regelversie]:
    """The issued versions of a rule, the newest first."""
    eigen = [versie for _, versie in regelversies.items() if versie.versie.regeling == regel]
    return sorted(eigen, key=lambda deel: (deel.versie.geldig_van, deel.versie.in_gebruik_sinds), reverse=True)


def regelnamen() -> list[str]:
    return list(dict.fromkeys(versie.versie.regeling for _, versie in regelversies.items()))


def stapregels(versie: Regelversie) -> list[Stapregel]:
    return [_stapregel(versie, stap) for stap in versie.regel.stappen]


def _stapregel(versie: Regelversie, stap: Stap) -> Stapregel:
    woorden = stap.codes and (stap.codes.nl if taal() is Taal.NL else stap.codes.en)
    return Stapregel(
        stap=stap,
        zin=list(_zindelen(stap)),
        eenheid=tekst(*EENHEDEN[stap.eenheid]),
        afronding=tekst(*AFRONDINGEN[stap.afronding]) if stap.afronding else "",
        publiek=", ".join(tekst(*PUBLIEKEN[kijker]) for kijker in Publiek if kijker in stap.publiek),
        codes=list(woorden.values()) if woorden else (),
        normen=[(norm, bron_van(versie.normen[norm]) or "") for norm in stap.normnamen],
    )


def _zindelen(stap: Stap) -> Iterator[Zindeel]:
    for vooraf, veld, _, _ in Formatter().parse(stap.zin(taal())):
        if vooraf:
            yield Zindeel(vooraf)
        if veld:
            yield Zindeel(leesbaar(stap.naam if veld == EIGEN_WAARDE else veld), stap.naam if veld == EIGEN_WAARDE else veld)


def wetten_bij(versie: Regelversie) -> list[Wet]:
    return genoemd_in(stap.artikel for stap in versie.regel.stappen)


def rekenhulpen_bij(versie: Regelversie) -> list[str]:
    """The open calculations that use this rule."""
    return [naam for naam, regeling in regelingen.items() if any(deel.regel is versie.regel for deel in regeling.onderdelen)]


def normregels(norm: Norm) -> list[Normregel]:
    """The values of a norm, the newest first."""
    return [_normregel(norm, waarde) for waarde in reversed(norm.waarden)]


def _normregel(norm: Norm, waarde: Normwaarde) -> Normregel:
    return Normregel(
        waarde=waarde,
        woorden=in_woorden(waarde.waarde, norm.eenheid, taal()),
        van=waarde.geldig_van,
        tot=None if waarde.geldig_tot is None else date.fromordinal(waarde.geldig_tot.toordinal() - 1),
        status=tekst(*STATUSSEN[waarde.status]),
        vast=waarde.status is Status.VASTGESTELD,
        bron_url=waarde.bron_url,
    )


def omschrijving(norm: Norm) -> str:
    return tekst(norm.omschrijving, norm.omschrijving_en or norm.omschrijving)


def gebruikt_in(norm: Norm) -> list[tuple[str, str]]:
    """The (rule, step) pairs whose value is this norm."""
    return [
        (versie.versie.regeling, stap.naam)
        for _, versie in regelversies.items()
        for stap in versie.regel.stappen
        if norm.naam in stap.normnamen and versie.normen[norm.naam] == norm
    ]


def groepen() -> list[tuple[str, str, list[Norm]]]:
    """The norms by owner, without the policy switches."""
    return [
        (naam, tekst(bron.nl, bron.en), [bron.normen[norm] for norm in bron.normen if not is_schakelaar(bron.normen[norm])])
        for naam, bron in normbronnen.items()
    ]


def schakelaars() -> list[tuple[str, Norm]]:
    return [(bron, norm) for bron, norm in alle_normen() if is_schakelaar(norm)]
