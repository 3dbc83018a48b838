"""The way through the questions: what is sent are the answers of the way, whatever else was typed."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duo_portal.aanvragen.soorten import Vraag
from duo_portal.aanvragen.velden import Veld, Waarden
from duo_portal.portaal.vragen.pad import eerste_open, gevraagd, loop, te_versturen
from duo_portal.portaal.vragen.stroom import Stap, Stroom

VRAAG = Vraag(1, 2025, date(2026, 6, 15))
KEUZES = {"a": ("A", "A"), "b": ("B", "B")}


def maak_stroom(*stappen: Stap) -> Stroom:
    return Stroom(
        naam="proef",
        lijn="",
        titel=("Proef", "Trial"),
        stappen=stappen,
        bestaat=lambda vraag: True,
        al_gedaan=lambda vraag: None,
        uitleg=lambda vraag: [],
        verstuur=lambda zending: "/",
        kruimels=lambda periode: [],
        minuten=1,
        termijn=lambda dag: dag,
    )


def veld(naam: str) -> Veld:
    return Veld(naam, "keuze", ("Wat?", "What?"), leeg=("Kies.", "Choose."), keuzes=KEUZES)


@dataclass(frozen=True)
class Boom:
    """For each step on which earlier step and answer it depends, if any; and what the register knows of it, if anything."""

    voorwaarden: tuple[tuple[int, str] | None, ...]
    bekend: tuple[str | None, ...]

    def stroom(self) -> Stroom:
        return maak_stroom(*(self._stap(nummer) for nummer in range(len(self.voorwaarden))))

    def _stap(self, nummer: int) -> Stap:
        voorwaarde, bekend = self.voorwaarden[nummer], self.bekend[nummer]

        def als(vraag: Vraag, eerder: Waarden) -> bool:
            return voorwaarde is None or eerder.get(f"v{voorwaarde[0]}") == voorwaarde[1]

        return Stap(
            f"s{nummer}",
            ("Titel", "Title"),
            (veld(f"v{nummer}"),),
            als=als,
            bekend=lambda vraag: None if bekend is None else {f"v{nummer}": bekend},
        )

    def verwacht(self, getypt: dict[str, str]) -> dict[str, str]:
        """The answers of the way, worked out backwards from each step instead of along the way."""

        def waarde(nummer: int) -> str | None:
            voorwaarde = self.voorwaarden[nummer]
            if voorwaarde is not None and waarde(voorwaarde[0]) != voorwaarde[1]:
                return None
            eigen = getypt.get(f"v{nummer}", self.bekend[nummer])
            return eigen if eigen in KEUZES else ""

        return {f"v{nummer}": gevonden for nummer in range(len(self.voorwaarden)) if (gevonden := waarde(nummer)) is not None}


@st.composite
def bomen(trek: st.DrawFn) -> Boom:
    aantal = trek(st.integers(1, 7))
    keuze = st.sampled_from("ab")
    voorwaarden = tuple(trek(st.none() | st.tuples(st.integers(0, nummer - 1), keuze)) if nummer else None for nummer in range(aantal))
    return Boom(voorwaarden, tuple(trek(st.none() | keuze) for _ in range(aantal)))


GETYPT = st.dictionaries(st.sampled_from([f"v{nummer}" for nummer in range(7)]), st.sampled_from(["a", "b", "", "onzin"]))


@settings(deadline=None, max_examples=60)
@given(bomen(), GETYPT)
def test_verstuurd_worden_de_antwoorden_van_de_weg_en_geen_andere(boom: Boom, getypt: dict[str, str]) -> None:
    stroom = boom.stroom()
    treden = loop(stroom, VRAAG, getypt)
    verwacht = boom.verwacht(getypt)
    verstuurd = te_versturen(treden)
    assert set(verstuurd) == set(verwacht)
    assert {naam: waarde for naam, waarde in verstuurd.items() if waarde in KEUZES} == {n: w for n, w in verwacht.items() if w}
    assert (eerste_open(treden) is None) == all(verwacht.values())


@settings(deadline=None, max_examples=60)
@given(bomen(), GETYPT, st.sampled_from(["a", "b", "onzin"]))
def test_een_antwoord_buiten_de_weg_verandert_niets(boom: Boom, getypt: dict[str, str], ander: str) -> None:
    stroom = boom.stroom()
    weg = te_versturen(loop(stroom, VRAAG, getypt))
    buiten = {f"v{nummer}": ander for nummer in range(len(boom.voorwaarden)) if f"v{nummer}" not in weg}
    assert te_versturen(loop(stroom, VRAAG, {**getypt, **buiten})) == weg


@settings(deadline=None, max_examples=60)
@given(bomen(), GETYPT)
def test_gevraagd_wordt_alles_behalve_wat_het_register_weet(boom: Boom, getypt: dict[str, str]) -> None:
    treden = loop(boom.stroom(), VRAAG, getypt)
    for tred in treden:
        nummer = int(tred.stap.naam[1:])
        weet_het = boom.bekend[nummer] is not None and f"v{nummer}" not in getypt
        assert (tred in gevraagd(treden)) is not weet_het


def test_een_bestand_dat_moet_houdt_de_weg_open() -> None:
    stap = Stap("bewijs", ("Bewijs", "Evidence"), bijlagen=True, bijlage_nodig=("Stuur een bewijs mee.", "Send evidence."))
    stroom = maak_stroom(stap)
    gezien = {"stap:bewijs": ""}
    open_ = eerste_open(loop(stroom, VRAAG, gezien))
    assert open_ is not None and open_.fouten == {"bewijs": "Stuur een bewijs mee."}
    assert eerste_open(loop(stroom, VRAAG, gezien, frozenset({"bewijs"}))) is None


def test_een_stap_die_niet_hoeft_moet_wel_gezien_zijn() -> None:
    los = Stap("los", ("Los", "Loose"), (Veld("t", "tekst", ("Wat?", "What?")),))
    assert eerste_open(loop(maak_stroom(los), VRAAG, {})) is not None
    assert eerste_open(loop(maak_stroom(los), VRAAG, {"t": ""})) is None


def test_wat_het_register_fout_weet_wordt_gevraagd() -> None:
    stap = Stap("los", ("Los", "Loose"), (veld("v"),), bekend=lambda vraag: {"v": "onzin"})
    (tred,) = gevraagd(loop(maak_stroom(stap), VRAAG, {}))
    assert not tred.klaar


@pytest.mark.parametrize("namen", [("controle",), ("weg",), ("a", "a"), ("Hoofd",), ("a b",)])
def test_namen_van_stappen_botsen_niet_met_adressen(namen: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="proef"):
        maak_stroom(*(Stap(naam, ("T", "T"), (veld(f"v{nummer}"),)) for nummer, naam in enumerate(namen)))
