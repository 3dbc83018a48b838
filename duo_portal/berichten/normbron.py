"""When we call and when messages go out, as "Zo rekenen wij" shows it."""

from pathlib import Path

from duo_portal.regels.eenheden import Eenheid
from duo_portal.regels.normbronnen import Kolom, Normbron, normbronnen, uit_tabel

_MAP = Path(__file__).parent / "normen"
_BELLEN = {
    "werkdagen": Kolom(
        "bellen_werkdagen",
        Eenheid.DAGEN,
        "Binnen zoveel werkdagen bellen wij u als u daarom vraagt",
        "Within so many working days we call you when you ask for it",
    ),
    "hoogstens_open": Kolom(
        "bellen_hoogstens_open",
        Eenheid.AANTAL,
        "Zoveel belverzoeken kunt u tegelijk doen",
        "So many requests to be called you can have at once",
    ),
}
_MELDEN = {
    "van_uur": Kolom("melden_van_uur", Eenheid.AANTAL, "Vanaf dit uur sturen wij e-mails", "From this hour on we send e-mails"),
    "tot_uur": Kolom(
        "melden_tot_uur", Eenheid.AANTAL, "Vanaf dit uur sturen wij geen e-mails meer", "From this hour on we send no more e-mails"
    ),
}
_POST = {
    "per_nacht": Kolom(
        "post_per_nacht", Eenheid.AANTAL, "Zoveel brieven maken wij hoogstens per nacht", "We make at most so many letters a night"
    ),
    "per_bundel": Kolom(
        "post_per_bundel",
        Eenheid.AANTAL,
        "Zoveel brieven gaan er in één stapel naar de drukker",
        "So many letters go to the printer in one pile",
    ),
}


def meld_aan() -> None:
    normen = uit_tabel(_MAP / "bellen.toml", "bellen", _BELLEN)
    normen |= uit_tabel(_MAP / "vensters.toml", "melding", _MELDEN) | uit_tabel(_MAP / "vensters.toml", "post", _POST)
    normbronnen.meld_aan("berichten", Normbron("Bellen, e-mail en post", "Calls, e-mail and post", normen))
