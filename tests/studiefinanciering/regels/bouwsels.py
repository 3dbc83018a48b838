"""One-row frames for the rules: the usual values, and what a test says differs."""

from collections.abc import Mapping

import polars as pl

from duo_portal.regels.motor import Regel


def oordeel(regel: Regel, gewoon: Mapping[str, object], **anders: object) -> dict[str, object]:
    """The steps of one row."""
    return oordelen(regel, gewoon, [anders])[0]


def oordelen(regel: Regel, gewoon: Mapping[str, object], rijen: list[dict[str, object]]) -> list[dict[str, object]]:
    schema = {naam: deel.type for naam, deel in regel.invoer.items()}
    return regel.beoordeel(pl.DataFrame([{**gewoon, **rij} for rij in rijen], schema=schema)).select(regel.namen).to_dicts()
