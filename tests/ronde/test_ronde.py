"""Every address has an example, and every example answers."""

from tests.infra.adressen import alle_adressen
from tests.ronde.keuren import sporen, vind
from tests.ronde.lopen import VAN_EEN_ANDER, Ronde, ruimte_van
from tests.ronde.voorbeelden import LEIDT_VERDER


def test_elk_adres_heeft_een_voorbeeld(ronde: Ronde) -> None:
    bezocht = {bezoek.voorbeeld.naam for bezoek in ronde.bezoeken}
    zonder = [f"{adres.naam} ({adres.patroon})" for adres in alle_adressen() if adres.naam not in bezocht]
    assert zonder == [], "Geef ARGUMENTEN of EIGEN in tests/ronde/voorbeelden.py een voorbeeld van deze adressen."


def test_elk_voorbeeld_antwoordt(ronde: Ronde) -> None:
    """With a page, a file, a redirect or the word that it only takes POST; a link on a page never leads to nothing."""
    fout = [(b.waar, b.status, b.naar, b.fout) for b in ronde.bezoeken if not b.is_pagina and b.status not in (200, 301, 302, 405)]
    assert fout == []


def test_elk_adres_toont_zichzelf_minstens_een_keer(ronde: Ronde) -> None:
    goed = {bezoek.voorbeeld.naam for bezoek in ronde.bezoeken if bezoek.status in (200, 405)}
    nooit = [(b.waar, b.status, b.naar) for b in ronde.bezoeken if b.voorbeeld.naam not in goed | set(LEIDT_VERDER)]
    assert nooit == [], "Kies in tests/ronde/voorbeelden.py een voorbeeld dat de bladzijde toont, of noem het adres in LEIDT_VERDER."


def test_geen_bladzijde_toont_sporen_van_de_machine(ronde: Ronde) -> None:
    assert [(b.waar, sporen(b.html)) for b in ronde.paginas if sporen(b.html)] == []


def test_sporen_worden_herkend() -> None:
    for fout in ("<p>Dag None</p>", "<p>{{ naam }}</p>", "<p>Persoon object (3)</p>", '<p title="True">a</p>', "<p>&amp;lt;b&amp;gt;</p>"):
        assert sporen(fout), fout
    assert sporen("<p>Geen sporen: 5 &gt; 3, waar of niet.</p>") == []


def test_elke_bladzijde_heeft_een_titel_en_een_kop(ronde: Ronde) -> None:
    fout = []
    for bezoek in ronde.paginas:
        koppen, titels = vind(bezoek.html, "//main//h1"), [str(titel).strip() for titel in vind(bezoek.html, "//title/text()")]
        if [bool(str(kop.text_content()).strip()) for kop in koppen] != [True] or len(titels) != 1 or len(titels[0].split("·")[0]) < 3:
            fout.append((bezoek.waar, len(koppen), titels))
    assert fout == []


def test_elke_bladzijde_van_het_portaal_heeft_zijn_schil(ronde: Ronde) -> None:
    """Its name in the title, and a language switch that comes back to this very page."""
    fout = []
    for bezoek in (b for b in ronde.paginas if ruimte_van(b.voorbeeld.naam) not in VAN_EEN_ANDER):
        terug = [str(waarde) for waarde in vind(bezoek.html, "//form//input[@name='next']/@value")]
        if bezoek.voorbeeld.pad not in terug or not str(vind(bezoek.html, "//title/text()")[0]).strip().endswith("· Onderwijsloket"):
            fout.append((bezoek.waar, terug))
    assert fout == []
