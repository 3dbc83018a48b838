"""Within how many days a person looks, as "Zo rekenen wij" shows it."""

from pathlib import Path

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.normbronnen import Kolom, Normbron, normbronnen, uit_tabel

_BESTAND = Path(__file__).parent / "normen" / "meekijken.toml"
_WERKDAGEN = Kolom(
    "meekijken_werkdagen",
    Eenheid.DAGEN,
    "Binnen zoveel werkdagen kijkt een medewerker mee als u daarom vraagt",
    "Within so many working days a member of staff looks when you ask for it",
)


def meld_aan() -> None:
    normen = uit_tabel(_BESTAND, "termijn", {"werkdagen": _WERKDAGEN})
    normbronnen.meld_aan("werkvoorraad", Normbron("Een mens kijkt mee", "A person looks", normen))
