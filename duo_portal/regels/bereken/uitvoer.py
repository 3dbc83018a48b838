"""From text to text: reads one object or NDJSON, judges all good lines as columns at once, and writes the answers in order."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import polars as pl

from duo_portal.regels.bereken.regeling import Invoerrij, Onderdeel, Regeling
from duo_portal.regels.bereken.strikt import GeenJson, ontleed
from duo_portal.regels.bereken.velden import Fout, lees_object
from duo_portal.regels.eenheden import Taal, Waarde
from duo_portal.regels.stap import Normkeuze, Stap
from duo_portal.regels.uitleg import zinmaker

Antwoord = str
_SCHRIJVER = json.JSONEncoder(ensure_ascii=False)


def bereken_tekst(regeling: Regeling, invoer: bytes) -> tuple[list[Antwoord], bool]:
    """The answers as lines of JSON, and whether all went well."""
    try:
        tekst = invoer.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return [fouten_json([Fout("", f"De invoer is geen UTF-8-tekst. Kijk bij byte {fout.start}.")])], False
    gelezen = [_lees_regel(regeling, regel) for regel in _regels(tekst)]
    goed = [rij for rij in gelezen if not isinstance(rij, list)]
    antwoorden = iter(_antwoorden(regeling, goed) if goed else [])
    uit = [fouten_json(rij) if isinstance(rij, list) else next(antwoorden) for rij in gelezen]
    return uit, len(goed) == len(gelezen)


def fouten_json(fouten: Sequence[Fout]) -> Antwoord:
    return _json({"fouten": [{"veld": fout.veld, "melding": fout.melding} for fout in fouten]})


def _regels(tekst: str) -> list[str]:
    """One object over one or more lines is one text; otherwise each line that is not blank is one."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    if len(regels) <= 1:
        return regels or [""]
    if all(regel.lstrip().startswith("{") and regel.rstrip().endswith("}") for regel in regels):
        return regels
    try:
        ontleed(tekst)
    except GeenJson:
        return regels if _lijkt_op_ndjson(regels) else [tekst]
    return [tekst]


def _lijkt_op_ndjson(regels: Sequence[str]) -> bool:
    """A broken file is NDJSON when some line of it is an object by itself."""
    for regel in regels:
        try:
            if isinstance(ontleed(regel), dict):
                return True
        except GeenJson:
            continue
    return False


def _lees_regel(regeling: Regeling, regel: str) -> Invoerrij | list[Fout]:
    try:
        waarde = ontleed(regel)
    except GeenJson as fout:
        return [Fout("", str(fout))]
    fouten: list[Fout] = []
    rij = lees_object(waarde, regeling.velden, "", fouten)
    if not fouten:
        fouten.extend(regeling.controleer(rij))
    return fouten or rij


def _antwoorden(regeling: Regeling, rijen: Sequence[Invoerrij]) -> Iterator[Antwoord]:
    kader = regeling.beoordeel(rijen)
    uitkomsten = _uitkomsten(regeling, kader)
    stapkolommen = [kolom for deel in regeling.onderdelen for kolom in _stapkolommen(deel, kader)]
    versie = _json(str(regeling.versie))
    normen = _normen(regeling, kader)
    for uitkomst, norm, *stappen in zip(uitkomsten, normen, *stapkolommen, strict=True):
        verteld = ", ".join(filter(None, stappen))
        yield f'{{"uitkomst": {uitkomst}, "stappen": [{verteld}], "regelversie": {versie}, "normen": [{norm}]}}'


def _uitkomsten(regeling: Regeling, kader: pl.DataFrame) -> list[str]:
    rijen = kader.select(**{veld: pl.col(stap) for veld, stap in regeling.uitkomst.items()}).iter_rows(named=True)
    return [_json({veld: _plat(waarde) for veld, waarde in rij.items()}) for rij in rijen]


def _stapkolommen(deel: Onderdeel, kader: pl.DataFrame) -> Iterator[list[str]]:
    """Per step the written answers of all rows, empty where the step does not matter.

    Equal values are written once: ten thousand rows hold few different ones.
    """
    alle = {stap.naam: stap for stap in deel.regel.stappen}
    for stap in deel.getoond:
        namen, maak = zinmaker(stap, alle, Taal.NL)
        bepalend = kader[stap.alleen_als or stap.naam].to_list()
        bekend: dict[tuple[Waarde, ...], str] = {}
        kolom = []
        for waarden in zip(bepalend, *(kader[naam].to_list() for naam in namen), strict=True):
            if waarden not in bekend:
                doet_ertoe = stap.alleen_als is None or bool(waarden[0])
                bekend[waarden] = _stap_json(stap, waarden[1], maak(waarden[1:])) if doet_ertoe else ""
            kolom.append(bekend[waarden])
        yield kolom


def _stap_json(stap: Stap, waarde: Waarde, zin: str) -> str:
    if stap.codes is not None and isinstance(waarde, int):
        toon: object = stap.codes.naam(waarde)
    else:
        toon = _plat(waarde)
    return _json({"naam": stap.naam, "waarde": toon, "eenheid": stap.eenheid.value, "artikel": stap.artikel, "uitleg": zin})


def _normen(regeling: Regeling, kader: pl.DataFrame) -> list[str]:
    """The norms that the steps used, on the reference date of each row."""
    per_rij: list[list[str]] = [[] for _ in range(kader.height)]
    for deel in regeling.onderdelen:
        stappen = [stap for stap in deel.getoond if stap.norm]
        if not stappen or deel.regel.peildatum is None:
            continue
        bepalend = [stap.norm.stap for stap in stappen if isinstance(stap.norm, Normkeuze)]
        kolommen = list(dict.fromkeys([deel.regel.peildatum, *bepalend]))
        bekend: dict[tuple[object, ...], list[str]] = {}
        for rij, waarden in zip(per_rij, kader.select(kolommen).iter_rows(), strict=True):
            if waarden not in bekend:
                bekend[waarden] = _normen_bij(deel, stappen, dict(zip(kolommen, waarden, strict=True)))
            rij.extend(bekend[waarden])
    return [", ".join(rij) for rij in per_rij]


def _normen_bij(deel: Onderdeel, stappen: Sequence[Stap], waarden: Mapping[str, Waarde]) -> list[str]:
    peildatum = waarden[str(deel.regel.peildatum)]
    namen = dict.fromkeys(naam for stap in stappen if (naam := stap.norm_bij(waarden)))
    return [_norm_json(deel, naam, peildatum) for naam in namen] if isinstance(peildatum, date) else []


def _norm_json(deel: Onderdeel, naam: str, peildatum: date) -> str:
    waarde = deel.normen[naam].op(peildatum)
    return _json(
        {
            "naam": naam,
            "waarde": waarde.waarde,
            "geldig_vanaf": waarde.geldig_van.isoformat(),
            "bron": waarde.bron,
            "status": waarde.status.value,
        }
    )


def _plat(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _json(waarde: object) -> str:
    tekst = _SCHRIJVER.encode(waarde)
    if tekst.isascii():
        return tekst
    try:
        tekst.encode()
    except UnicodeEncodeError:  # half a surrogate pair in a name that was sent
        return json.dumps(waarde)
    return tekst
