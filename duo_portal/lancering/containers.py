"""For docker-compose: make the secret files (``geheimen MAP``), and lay roles, database and extensions (``inrichten``)."""

import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from duo_portal import omgeving
from duo_portal.lancering import geheimen
from duo_portal.lancering.melding import Startfout, zeg
from duo_portal.lancering.paden import gesloten_map

_HOST, _DATABANK, _SUPER = "postgres", "duo", "postgres"
VAN_BUITEN = ("smtp", "betaaldienst_sleutel", "oidc_geheim")  # others give these: filled in by hand, and left alone after that


def maak_geheimen(map_: Path) -> None:
    """One file per secret, readable by their owner alone; what is there already stays."""
    gesloten_map(map_)
    basis = geheimen.lees_of_maak(map_ / "geheimen.env")
    rollen = {"database_url": "app", "database_url_eigenaar": "eigenaar", "database_url_bewaar": "bewaar"}
    inhoud = {bestand: _url(f"duo_{rol}", basis[f"DUO_WACHTWOORD_{rol.upper()}"], _DATABANK) for bestand, rol in rollen.items()}
    inhoud |= {
        "database_url_super": _url(_SUPER, basis["DUO_WACHTWOORD_SUPER"], _SUPER),
        "postgres_wachtwoord": basis["DUO_WACHTWOORD_SUPER"],
        "redis_wachtwoord": basis["DUO_WACHTWOORD_REDIS"],
        "redis_url": f"redis://:{basis['DUO_WACHTWOORD_REDIS']}@redis:6379/0",
        "secret_key": basis["DUO_SECRET_KEY"],
        "bsn_sleutels": basis["DUO_BSN_SLEUTELS"],
        "bsn_zoeksleutel": basis["DUO_BSN_ZOEKSLEUTEL"],
    }
    for naam, waarde in inhoud.items():
        _leg_neer(map_ / naam, waarde)
    for naam in VAN_BUITEN:
        if not (map_ / naam).exists():
            _leg_neer(map_ / naam, "")


def _leg_neer(bestand: Path, waarde: str) -> None:
    bestand.touch(mode=0o600)
    bestand.chmod(0o600)
    bestand.write_text(waarde, encoding="utf-8")


def _url(rol: str, wachtwoord: str, databank: str) -> str:
    return f"postgresql://{rol}:{wachtwoord}@{_HOST}:5432/{databank}"


def richt_in() -> None:
    """As superuser, once per database and harmless after that. Migrating is the owner's work and comes next."""
    import psycopg

    from duo_portal.lancering import rollen

    urls = {
        rollen.APP: omgeving.geheim("DATABASE_URL"),
        rollen.EIGENAAR: omgeving.geheim("DATABASE_URL_EIGENAAR"),
        rollen.BEWAAR: omgeving.geheim("DATABASE_URL_BEWAAR"),
    }
    databank = unquote(urlsplit(urls[rollen.APP]).path.lstrip("/"))
    super_url = omgeving.geheim("DUO_DATABASE_URL_SUPER")
    with psycopg.connect(super_url, autocommit=True) as beheerder:
        rollen.zorg_voor_rollen(beheerder, {rol: unquote(urlsplit(url).password or "") for rol, url in urls.items()})
        rollen.zorg_voor_databank(beheerder, databank, psycopg.conninfo.make_conninfo(super_url, dbname=databank))


def main(argumenten: Sequence[str]) -> int:
    try:
        match list(argumenten):
            case ["geheimen", map_]:
                maak_geheimen(Path(map_))
            case ["inrichten"]:
                richt_in()
            case _:
                raise Startfout("Gebruik: python3 -m duo_portal.lancering.containers geheimen MAP | inrichten")
    except Startfout as fout:
        zeg(str(fout))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
