"""How style sheets, scripts and fonts are kept: under a name with their digest, and compressed beforehand."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


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
