"""Every cookie that this portal sets, and why. A test compares this list with the cookies that are really set."""

from dataclasses import dataclass

from django.conf import settings

from duo_portal.berichten.opmaak import tekst


@dataclass(frozen=True)
class Cookie:
    naam: str
    waarvoor: str
    hoe_lang: str


def cookies() -> list[Cookie]:
    minuten = settings.SESSION_COOKIE_AGE // 60
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            tekst("Onthoudt dat u bent ingelogd.", "Remembers that you are logged in."),
            tekst(f"Tot u uitlogt, of {minuten} minuten niets doet.", f"Until you log out, or do nothing for {minuten} minutes."),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            tekst("Zorgt dat alleen u uw formulieren kunt versturen.", "Makes sure that only you can send your forms."),
            tekst("Een jaar.", "One year."),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            tekst(
                "Onthoudt of u Nederlands of Engels koos. Alleen als u zelf koos.",
                "Remembers whether you chose Dutch or English. Only if you chose.",
            ),
            tekst("Tot u de browser sluit.", "Until you close the browser."),
        ),
    ]
