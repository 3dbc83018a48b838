"""Every address has an example, and every example answers."""

from tests.infra.adressen import alle_adressen
from tests.ronde.lopen import Ronde
from tests.ronde.voorbeelden import LEIDT_VERDER


def test_elk_adres_heeft_een_voorbeeld(ronde: Ronde) -> None:
    bezocht = {bezoek.voorbeeld.naam for bezoek in ronde.bezoeken}
    zonder = [f"{adres.naam} ({adres.patroon})" for adres in alle_adressen() if adres.naam not in bezocht]
    assert zonder == [], "Geef ARGUMENTEN of EIGEN in tests/ronde/voorbeelden.py een voorbeeld van deze adressen."


def test_elk_voorbeeld_antwoordt(ronde: Ronde) -> None:
    """With a page, a file, a redirect or the word that it only takes POST; a link on a page never leads to nothing."""
    fout = [(b.waar, b.status, b.naar, b.fout) for b in ronde.bezoeken if b.status not in (200, 302, 405)]
    assert fout == []


def test_elk_adres_toont_zichzelf_minstens_een_keer(ronde: Ronde) -> None:
    goed = {bezoek.voorbeeld.naam for bezoek in ronde.bezoeken if bezoek.status in (200, 405)}
    nooit = [(b.waar, b.status, b.naar) for b in ronde.bezoeken if b.voorbeeld.naam not in goed | set(LEIDT_VERDER)]
    assert nooit == [], "Kies in tests/ronde/voorbeelden.py een voorbeeld dat de bladzijde toont, of noem het adres in LEIDT_VERDER."
