"""What the pages of a flow show, as plain records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from duo_portal.aanvragen.formuliervelden import begin_van, getypt_van
from duo_portal.aanvragen.models import Conceptbijlage
from duo_portal.aanvragen.velden import Veld
from duo_portal.berichten.opmaak import tekst
from duo_portal.portaal.vragen.geval import Lopend
from duo_portal.portaal.vragen.pad import Tred, alle_waarden, gevraagd
from duo_portal.portaal.vragen.stroom import Stand, Stap


@dataclass(frozen=True)
class Vraagbeeld:
    """The page of one question. ``alleen``: the heading is the question, so that its label need not be shown twice."""

    waarom: str
    let_op: str
    bron: str
    terug: str
    nummer: int
    aantal: int
    ongeveer: bool
    alleen: bool
    bijlagen: Sequence[Conceptbijlage]
    met_bijlagen: bool
    eerst: Sequence[str]
    stand: Stand | None


def vraagbeeld(hier: Lopend, tred: Tred) -> Vraagbeeld:
    stap = tred.stap
    lijst = [ander.stap for ander in gevraagd(hier.treden) if ander.stap != stap or not tred.uit_register]
    return Vraagbeeld(
        waarom=tekst(*stap.waarom),
        let_op=tekst(*stap.let_op),
        bron=tekst(*stap.bron) if tred.uit_register else "",
        terug=hier.voor(stap),
        nummer=lijst.index(stap) + 1 if stap in lijst else 0,
        aantal=len(lijst),
        ongeveer=hier.stroom.vertakt,
        alleen=len(stap.velden) == 1 and not stap.bijlagen and stap.velden[0].label == stap.titel,
        bijlagen=hier.van_stap(stap),
        met_bijlagen=stap.bijlagen,
        eerst=stap.eerst(hier.vraag, alle_waarden(hier.treden[: hier.treden.index(tred)])),
        stand=stand_van(hier),
    )


def stand_van(hier: Lopend) -> Stand | None:
    return hier.stroom.stand(hier.vraag, alle_waarden(hier.treden))


@dataclass(frozen=True)
class Controleregel:
    """A question with its answer on the check page; ``wijzig`` leads to where it is changed."""

    vraag: str
    antwoord: str
    wijzig: str
    bron: str = ""
    regels: Sequence[str] = ()


def controleregels(hier: Lopend) -> list[Controleregel]:
    return [regel for tred in hier.treden for regel in _regels(hier, tred)]


def _regels(hier: Lopend, tred: Tred) -> Iterator[Controleregel]:
    wijzig = f"{hier.adres(tred.stap.naam)}?terug=controle"
    bron = tekst(*tred.stap.bron) if tred.uit_register else ""
    for veld in tred.stap.velden:
        antwoord = veld.toon(tred.waarden.get(veld.naam)) or tekst("Niet ingevuld", "Not filled in")
        yield Controleregel(tekst(*veld.label), antwoord, wijzig, bron)
    if tred.stap.bijlagen:
        namen = [bijlage.bestandsnaam for bijlage in hier.van_stap(tred.stap)]
        geen = "" if namen else tekst("U stuurt geen bestand mee.", "You send no file.")
        yield Controleregel(tekst(*tred.stap.titel), geen, wijzig, bron, namen)


@dataclass(frozen=True)
class Botsing:
    """One answer in two tabs; ``verborgen`` are the values to send the one of this tab again. Equal: only this tab has it."""

    vraag: str
    daar: str
    hier: str
    naam: str
    verborgen: Sequence[str]
    anders: bool


def botsingen(stap: Stap, staand: Mapping[str, str], gepost: MultiValueDict[str, str]) -> list[Botsing]:
    getypt = getypt_van(stap.velden, gepost)
    return [_botsing(veld, staand.get(veld.naam, getypt[veld.naam]), getypt[veld.naam], veld.naam in staand) for veld in stap.velden]


def _botsing(veld: Veld, daar: str, hier: str, anders: bool) -> Botsing:
    waarden = begin_van(veld, hier)
    verborgen = waarden if isinstance(waarden, list) else [waarden]
    return Botsing(tekst(*veld.label), _woorden(veld, daar), _woorden(veld, hier), veld.naam, verborgen, anders)


def _woorden(veld: Veld, getypt: str) -> str:
    """What was typed, in words where it can be read, else as it stands."""
    try:
        getoond = veld.toon(veld.lees(getypt))
    except ValueError:
        getoond = getypt
    return getoond or tekst("Niet ingevuld", "Not filled in")
