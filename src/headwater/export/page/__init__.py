"""A dossier as one self-contained page: no script, light and dark, readable on paper."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from headwater import __version__
from headwater.export import telling, wording
from headwater.export.copies import families
from headwater.export.graph import BOX, HEIGHT, WIDTH, graph
from headwater.export.page.differences import differences
from headwater.export.page.keys import Keys, keys
from headwater.export.page.moments import moments, spread
from headwater.export.page.quotes import utterances
from headwater.export.page.rows import FILTERS, rows, sole
from headwater.export.page.texts import texts
from headwater.model import Dossier
from headwater.text.listing import listed

BRACKETED = re.compile(r"(\[[^\]]*\])")


def page(dossier: Dossier) -> str:
    """Write the dossier as one HTML file."""
    key = keys(dossier)
    table = rows(dossier, key)
    independent = sum(each.relation == "independent" for each in dossier.trace.derivations)
    return _environment().get_template("page.html.j2").render(
        dossier=dossier, keys=key, columns=telling.columns(dossier), table=table,
        compared=[row for row, told in zip(table, telling.rows(dossier), strict=True) if not telling.alone(told)],
        sole=sole(dossier, key, table), alone=len(key.alone),
        filters=[(each, sum(each.key in row.classes for row in table)) for each in FILTERS],
        graph=graph(dossier), box=BOX, box_height=HEIGHT, width=WIDTH,
        differences=differences(dossier, key), utterances=utterances(dossier),
        moments=moments(dossier, key), spread=spread(dossier),
        families=families(dossier), independent=independent, reports=texts(dossier, key),
        main=next((row for row in table if row.main), None), unseen=telling.unseen(dossier),
        judges=telling.judges(dossier), version=__version__, telling=telling, wording=wording,
    )  # fmt: skip


@cache
def _environment() -> Environment:
    loader = PackageLoader("headwater.export.page")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["named"] = _named
    made.filters["listed"] = listed
    made.filters["stated"] = _stated
    made.filters["breakable"] = _breakable
    made.globals["css"] = Markup(loader.get_source(made, "page.css")[0])  # noqa: S704 (our own file)
    return made


def _visible(value: object) -> object:
    """Whatever is written into the page, without characters that command or turn."""
    return type(value)(wording.visible(value)) if isinstance(value, str) else value


def _stated(statement: str) -> Markup:
    """A statement whose bracketed words, which only complete it, stand back."""
    parts = BRACKETED.split(statement)
    added = Markup('<span class="added">{}</span>')
    return Markup("").join(added.format(part) if number % 2 else escape(part) for number, part in enumerate(parts))


def _breakable(name: str) -> Markup:
    """A name whose lines may break behind a dot: a domain would else be cut anywhere."""
    return Markup(".<wbr>").join(name.split("."))


def _named(reports: tuple[str, ...], key: Keys) -> str:
    return listed([key.names[report] for report in reports])
