"""``python -m meten.portaal.belasting POORT PAD SECONDEN VERBINDINGEN KOEKJE < sleutels``: ask for one page as often as it is given.

A process of its own: the bench must not measure its own lock. Every connection stays open and asks for the page of one person after another.
Prints a line of JSON: answers, seconds, bytes, and the first answer that was no page.
"""

import http.client
import json
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class Telling:
    aantal: int = 0
    bytes_: int = 0
    fout: str = ""


def vraag(poort: int, pad: str, koppen: Sequence[dict[str, str]], tot: float, telling: Telling) -> None:
    """One connection, until the time is over or an answer is wrong."""
    verbinding = http.client.HTTPConnection("127.0.0.1", poort, timeout=30)
    beurt = 0
    while not telling.fout and time.monotonic() < tot:
        verbinding.request("GET", pad, headers=koppen[beurt % len(koppen)])
        antwoord = verbinding.getresponse()
        inhoud = antwoord.read()
        if antwoord.status != 200:
            telling.fout = f"{pad} gaf {antwoord.status}: {inhoud[:200]!r}"
            break
        telling.aantal += 1
        telling.bytes_ += len(inhoud)
        beurt += 1
    verbinding.close()


def main(argumenten: Sequence[str], sleutels: Sequence[str]) -> dict[str, object]:
    poort, pad, seconden, verbindingen, koekje = int(argumenten[0]), argumenten[1], float(argumenten[2]), int(argumenten[3]), argumenten[4]
    koppen = [{"Cookie": f"{koekje}={sleutel}", "Host": "127.0.0.1", "Connection": "keep-alive"} for sleutel in sleutels]
    tellingen = [Telling() for _ in range(verbindingen)]
    begin = time.monotonic()
    draden = [
        threading.Thread(target=vraag, args=(poort, pad, koppen[nummer::verbindingen] or koppen, begin + seconden, telling))
        for nummer, telling in enumerate(tellingen)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    duur = time.monotonic() - begin
    fout = next((telling.fout for telling in tellingen if telling.fout), "")
    aantal, bytes_ = sum(telling.aantal for telling in tellingen), sum(telling.bytes_ for telling in tellingen)
    return {"aantal": aantal, "seconden": duur, "bytes": bytes_, "fout": fout}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:], sys.stdin.read().split())))
