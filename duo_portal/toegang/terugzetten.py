"""Put what somebody typed back into the page, whatever form it is: the HTML itself is filled in, so that no view has to know of it."""

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from duo_portal.berichten.opmaak import tekst
from duo_portal.toegang.bewaren import Invoer

_NIET = frozenset({"hidden", "password", "file", "submit", "button", "image", "reset"})
Attributen = Sequence[tuple[str, str | None]]


def zet_terug(html: str, pad: str, invoer: Invoer) -> str:
    """The page with the form filled in as typed, and a notice that nothing was sent. ``pad`` is the address of the page."""
    vuller = _Vuller(pad, invoer)
    vuller.feed(html)
    vuller.close()
    if vuller.gevonden:
        return "".join(vuller.uit)
    return html.replace("<main", f"{_los(invoer)}<main", 1)


def _melding(invoer: Invoer) -> str:
    zinnen = [
        tekst(
            "Wat u typte, staat er weer. Er is nog niets verstuurd. Kijk het na en verstuur het zelf.",
            "What you typed is back. Nothing has been sent yet. Check it and send it yourself.",
        )
    ]
    if invoer.met_bestand:
        zinnen.append(tekst("Kies uw bestand opnieuw.", "Choose your file again."))
    return f'<div class="melding" role="status"><p>{escape(" ".join(zinnen))}</p></div>'


def _los(invoer: Invoer) -> str:
    """The form is not on the page any more: then at least the text is."""
    kop = tekst("Dit typte u. Er is nog niets verstuurd.", "This is what you typed. Nothing has been sent yet.")
    regels = "".join(f"<li>{escape(waarde)}</li>" for waarden in invoer.velden.values() for waarde in waarden if waarde)
    return f'<div class="wrap"><div class="melding" role="status"><p>{escape(kop)}</p><ul>{regels}</ul></div></div>'


class _Vuller(HTMLParser):
    """Copies the page as it is, and changes only the fields of the form that sends to the same address."""

    def __init__(self, pad: str, invoer: Invoer) -> None:
        super().__init__(convert_charrefs=False)
        self.uit: list[str] = []
        self.gevonden = False
        self._pad, self._invoer = pad, invoer
        self._over = {naam: list(waarden) for naam, waarden in invoer.velden.items()}
        self._in_formulier = self._in_tekstvak = False
        self._keuzelijst: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        rauw = self.get_starttag_text() or ""
        if tag == "form":
            rauw = self._begin_formulier(rauw, dict(attrs))
        elif self._in_formulier:
            rauw = self._vul(tag, attrs, rauw)
        self._schrijf(rauw)
        self._in_tekstvak = self._in_tekstvak or (tag == "textarea" and self._in_formulier and rauw != self.get_starttag_text())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._schrijf(self._vul(tag, attrs, self.get_starttag_text() or "") if self._in_formulier else self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._in_tekstvak = False
        elif tag == "form":
            self._in_formulier = False
        elif tag == "select":
            self._keuzelijst = None
        self._schrijf(f"</{tag}>")

    def _begin_formulier(self, rauw: str, attrs: Mapping[str, str | None]) -> str:
        doel = urlsplit(urljoin(self._pad, attrs.get("action") or self._pad)).path
        self._in_formulier = (attrs.get("method") or "get").lower() == "post" and doel == self._invoer.actie
        if not self._in_formulier or self.gevonden:
            return rauw
        self.gevonden = True
        return _melding(self._invoer) + rauw

    def _vul(self, tag: str, attrs: Attributen, rauw: str) -> str:
        velden = dict(attrs)
        naam = velden.get("name") or ""
        if tag == "select":
            self._keuzelijst = naam if naam in self._invoer.velden else None
        elif tag == "option" and self._keuzelijst:
            return _met(tag, attrs, "selected", (velden.get("value") or "") in self._invoer.velden[self._keuzelijst])
        elif tag == "textarea" and naam in self._over:
            return rauw + "\n" + escape(self._volgende(naam))
        elif tag == "input":
            return self._vul_invoerveld(velden, attrs, rauw)
        return rauw

    def _vul_invoerveld(self, velden: Mapping[str, str | None], attrs: Attributen, rauw: str) -> str:
        naam, soort = velden.get("name") or "", (velden.get("type") or "text").lower()
        if soort in {"checkbox", "radio"}:
            return _met("input", attrs, "checked", (velden.get("value") or "on") in self._invoer.velden.get(naam, ()))
        if soort in _NIET or naam not in self._over:
            return rauw
        return _tag("input", [*((sleutel, waarde) for sleutel, waarde in attrs if sleutel != "value"), ("value", self._volgende(naam))])

    def _volgende(self, naam: str) -> str:
        """Fields of one name get their values in the order in which they were sent."""
        return self._over[naam].pop(0) if self._over[naam] else ""

    def _schrijf(self, stuk: str) -> None:
        if not self._in_tekstvak:
            self.uit.append(stuk)

    def handle_data(self, data: str) -> None:
        self._schrijf(data)

    def handle_entityref(self, name: str) -> None:
        self._schrijf(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._schrijf(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._schrijf(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._schrijf(f"<!{decl}>")


def _met(tag: str, attrs: Attributen, naam: str, aan: bool) -> str:
    return _tag(tag, [*((sleutel, waarde) for sleutel, waarde in attrs if sleutel != naam), *([(naam, None)] if aan else [])])


def _tag(tag: str, attrs: Attributen) -> str:
    return f"<{tag}{''.join(_attribuut(naam, waarde) for naam, waarde in attrs)}>"


def _attribuut(naam: str, waarde: str | None) -> str:
    return f" {naam}" if waarde is None else f' {naam}="{escape(waarde)}"'
