"""How style sheets, scripts and fonts are kept: under a name with their digest, and compressed beforehand."""

from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

NIET_KLEINER = ("admin/", "django_htmx/htmx-4", "django_htmx/htmax", "django_htmx/ext/", "css/")


class Verkleiner(Compressor):  # type: ignore[misc]  # the package has no types
    """Compresses what a page of the portal asks for. The staff side and what nobody asks for would take half a minute at each start."""

    def should_compress(self, filename: str) -> bool:
        return not filename.startswith(NIET_KLEINER) and bool(super().should_compress(filename))


class Bestandsopslag(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the package has no types
    """Names with a digest after ``collectstatic``, so that a browser may keep a file for ever.

    A file that was not collected keeps its own name: a page without its picture is better than no page, and the tests need no
    ``collectstatic``. That every page finds its files is held by the walk over all pages.
    """

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name

    def create_compressor(self, **kwargs: Any) -> Verkleiner:
        return Verkleiner(**kwargs)
