"""A statement of the bank with many lines, imported by a process of its own: its time, its processor time and its memory."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from duo_portal.betalingen import betaler
from meten.bronnen import VASTGESTELD_OP, draai_sql, natie
from meten.melding import zeg
from meten.opstelling import Meetfout, Opstelling
from meten.opties import Opties
from meten.tegenstander.vaststelling import VASTSTELLING
from meten.verslag import Grens, Meting, Uitslag
from meten.werker import VAST, WORTEL

STUDENTEN_PER_REGEL = 5  # some 22 in a hundred owe a fee
HOOGSTE_SECONDEN, HOOGSTE_MB = 60.0, 500.0
DAG = date(2025, 10, 2)
# Of a hundred lines: by reference between other words, with the reference only, by account and exact amount, twice too much, unknown.
AANDELEN = {"tekst": 45, "kenmerk": 40, "rekening": 7, "dubbel": 4, "onbekend": 4}
VORDERINGEN = """
SELECT vorderingen_betalingskenmerk(v.id), t.bedrag_centen, g.bedrag_centen, coalesce(r.iban, 'NL20INGB0001234567')
FROM vorderingen_vordering v
JOIN vorderingen_termijn t ON t.vordering_id = v.id AND t.volgnummer = 1
JOIN grootboek_boeking g ON g.vordering_id = v.id AND g.oorzaak = 1
LEFT JOIN register_rekening r ON r.persoon_id = v.persoon_id AND r.vervangen_op IS NULL
ORDER BY v.id LIMIT %s
"""


def meet(opstelling: Opstelling, opties: Opties) -> Uitslag:
    regels = opties.aantal(100_000)
    uitkomsten = []
    with _bron(opstelling, regels) as bron, tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "afschrift.xml"
        aantal = schrijf_afschrift(opstelling, bron, regels, pad)
        for nummer in range(opties.rondes):
            with opstelling.kloon(bron, "lees") as databank:
                uitkomsten.append(_lees(opstelling, databank, pad, Path(map_) / f"var{nummer}"))
            zeg(f"  ronde {nummer + 1}: {uitkomsten[-1]}")
        omvang = pad.stat().st_size
    if any(sum(uitkomst["tellingen"].values()) != aantal for uitkomst in uitkomsten):
        raise Meetfout("Niet elke regel is verwerkt.")
    tijd = Meting("inlezen, van bestand tot vastgelegd", "s", tuple(u["seconden"] for u in uitkomsten))
    rekentijd = Meting("rekentijd van proces en databank samen", "s", tuple(u["rekentijd"] for u in uitkomsten))
    geheugen = Meting("geheugen van het proces, hoogste", "MB", tuple(u["piek_mb"] for u in uitkomsten))
    return Uitslag(
        "afschrift",
        "Een bankafschrift (camt.053) inlezen, herkennen en boeken",
        {"regels": aantal, "bestand": f"{omvang / 1_000_000:.0f} MB", "aandelen": str(AANDELEN)},
        (tijd, rekentijd, geheugen),
        (
            Grens("seconden, mediaan", tijd.mediaan, HOOGSTE_SECONDEN),
            Grens("seconden van één kern, mediaan", rekentijd.mediaan, HOOGSTE_SECONDEN),
            Grens("geheugen in MB", max(geheugen.waarden), HOOGSTE_MB),
        ),
        {"Bestemmingen": [f"{naam}: {telling}" for naam, telling in uitkomsten[0]["tellingen"].items()]},
    )


@contextmanager
def _bron(opstelling: Opstelling, regels: int) -> Iterator[str]:
    """A nation whose fee was determined; nobody has paid yet."""
    with natie(opstelling, regels * STUDENTEN_PER_REGEL) as bron:
        draai_sql(opstelling, bron, "vaststelling", VASTSTELLING, VASTGESTELD_OP)
        yield bron


def schrijf_afschrift(opstelling: Opstelling, bron: str, regels: int, pad: Path) -> int:
    """A file with ``regels`` lines, each of another claim; returns how many. Too few claims is an error."""
    with opstelling.verbind(bron) as verbinding:
        rijen = verbinding.execute(VORDERINGEN, (regels,)).fetchall()
    if len(rijen) < regels:
        raise Meetfout(f"Er zijn maar {len(rijen)} vorderingen voor {regels} regels.")
    soorten = [soort for soort, aandeel in AANDELEN.items() for _ in range(aandeel)]
    posten = [_post(nummer, soorten[nummer * 37 % 100], *rij) for nummer, rij in enumerate(rijen)]
    totaal = sum(centen for centen, _ in posten)
    with pad.open("w", encoding="utf-8") as uit:
        uit.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
            f"<GrpHdr><MsgId>BENCH</MsgId></GrpHdr><Stmt><Id>BENCH-1</Id><Acct><Id><IBAN>{betaler.IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>"
            f"{_saldo('OPBD', 0)}{_saldo('CLBD', totaal)}"
            f"<TxsSummry><TtlNtries><NbOfNtries>{len(posten)}</NbOfNtries></TtlNtries></TxsSummry>\n"
        )
        uit.writelines(tekst for _, tekst in posten)
        uit.write("</Stmt></BkToCstmrStmt></Document>\n")
    return len(posten)


def _saldo(soort: str, centen: int) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{soort}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{_geld(centen)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>{DAG}</Dt></Dt></Bal>"
    )


def _post(nummer: int, soort: str, kenmerk: str, termijn: int, lesgeld: int, iban: str) -> tuple[int, str]:
    """Cents and text of one entry, with all that banks write around it."""
    teksten = {"tekst": f"lesgeld kenmerk {kenmerk} van student {nummer}", "rekening": "lesgeld", "onbekend": f"bijdrage {nummer}"}
    centen = {"rekening": lesgeld, "dubbel": 2 * lesgeld, "onbekend": termijn + 7}.get(soort, termijn)
    tekst = teksten.get(soort, kenmerk)
    bedrag = f'<Amt Ccy="EUR">{_geld(centen)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    return centen, (
        f"<Ntry><NtryRef>{nummer}</NtryRef>{bedrag}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{DAG}</Dt></BookgDt><ValDt><Dt>{DAG}</Dt></ValDt>"
        f"<AcctSvcrRef>B{nummer:010d}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn>"
        f"</BkTxCd><NtryDtls><TxDtls><Refs><AcctSvcrRef>B{nummer:010d}</AcctSvcrRef><EndToEndId>NOTPROVIDED</EndToEndId></Refs>{bedrag}"
        f"<RltdPties><Dbtr><Pty><Nm>Betaler {nummer}</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct></RltdPties>"
        f"<RmtInf><Ustrd>{tekst}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
    )


def _geld(centen: int) -> str:
    return f"{centen // 100}.{centen % 100:02d}"


def _lees(opstelling: Opstelling, databank: str, pad: Path, var: Path) -> dict[str, Any]:
    omgeving = {**os.environ, "DATABASE_URL": opstelling.url(databank), "DUO_DB_ROL": "app", "DUO_VAR": str(var), **VAST}
    regel = [sys.executable, "-m", "meten.lees_afschrift", str(pad)]
    klaar = subprocess.run(regel, env=omgeving, cwd=WORTEL, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise Meetfout(f"Het inlezen mislukte:\n{klaar.stderr[-2000:]}")
    uitkomst: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return uitkomst
