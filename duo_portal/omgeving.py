"""What the process is told from outside: every environment variable is read here and nowhere else."""

import hashlib
import hmac
import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

WORTEL = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("DUO_VAR", WORTEL / "var"))


def geheim(naam: str, standaard: str | None = None) -> str:
    """The value of ``naam``, or of the file that ``naam_FILE`` names (the way containers pass secrets)."""
    if bestand := os.environ.get(f"{naam}_FILE"):
        return Path(bestand).read_text(encoding="utf-8").strip()
    waarde = os.environ.get(naam, standaard)
    if waarde is None:
        raise RuntimeError(f"De omgevingsvariabele {naam} ontbreekt. Start via ./run, of zet {naam} zelf.")
    return waarde


def aan(naam: str, standaard: bool = False) -> bool:
    return os.environ.get(naam, "1" if standaard else "0").lower() in {"1", "true", "ja", "on"}


def databank(url: str) -> dict[str, object]:
    """Django's settings for ``postgres://gebruiker:wachtwoord@host:poort/naam?host=/socket``."""
    deel = urlsplit(url)
    vraag = parse_qs(deel.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(deel.path.lstrip("/")),
        "USER": unquote(deel.username or ""),
        "PASSWORD": unquote(deel.password or ""),
        "HOST": vraag.get("host", [deel.hostname or ""])[0],
        "PORT": vraag.get("port", [str(deel.port or "")])[0],
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def mailserver(url: str) -> dict[str, object]:
    """Django's settings for ``smtp://gebruiker:wachtwoord@host:poort?tls=1``; none without a server."""
    if not url:
        return {}
    deel = urlsplit(url)
    return {
        "EMAIL_HOST": deel.hostname or "localhost",
        "EMAIL_PORT": deel.port or 25,
        "EMAIL_HOST_USER": unquote(deel.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(deel.password or ""),
        "EMAIL_USE_TLS": parse_qs(deel.query).get("tls", ["0"])[0] == "1",
    }


def afgeleid(geheim_: str, waarvoor: str) -> str:
    """A secret of its own for one purpose, that follows from the secret of the portal."""
    return hmac.new(geheim_.encode(), waarvoor.encode(), hashlib.sha256).hexdigest()


def herkomst(adres: str) -> list[str]:
    """Scheme and host of an address on another site, for the policy that says where a form may lead; none for an own path."""
    deel = urlsplit(adres)
    return [f"{deel.scheme}://{deel.netloc}"] if deel.netloc else []
