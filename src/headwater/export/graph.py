"""The origins of a story as a graph from left to right: origin, the media in between, the outlets that carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from headwater.export import telling
from headwater.model import Cell, Claim, Dossier, Row

Place = Literal["origin", "via", "outlet"]
Ground = Literal["named", "inferred"]

WIDTH, MARGIN, BOX, HEIGHT, GAP = 960, 1, 250, 44, 14
FEW_ORIGINS, MOST_ORIGINS = 8, 30
UNTRACED = "own voice, untraced"


@dataclass(frozen=True, slots=True)
class Route:
    """How one origin reached one report: the media in between, on what ground, for which rows."""

    origin: str
    via: tuple[str, ...]
    report: str
    ground: Ground
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A box: what stands in it, where, and whether the text behind it was seen or its name is known."""

    key: tuple[Place, str]
    label: str
    note: str
    x: float
    y: float
    hollow: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes, with the first route that runs over it."""

    path: str
    ground: Ground
    main: bool
    route: int
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes, lines and size of the drawing, and the routes as they are told in words."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    routes: tuple[Route, ...]
    height: float
    left_out: int


def graph(dossier: Dossier) -> Graph:
    """Lay out who knew, through whom it came, and who carries it."""
    every = routes(dossier)
    kept = _kept(dossier, every)
    shown = tuple(route for route in every if route.origin in kept)
    rest = tuple(route for route in every if route.origin not in kept)
    columns = _columns(dossier, shown)
    tallest = max((len(column) for column in columns), default=0)
    height = max(tallest * (HEIGHT + GAP) - GAP, 0) + 2 * MARGIN
    nodes = tuple(
        node for place, column in enumerate(columns) for node in _stacked(dossier, shown, column, (place, height))
    )
    left_out = len({route.origin for route in rest})
    return Graph(nodes, tuple(_edges(dossier, shown, nodes)), shown + rest, height, left_out)


def _kept(dossier: Dossier, every: Sequence[Route]) -> set[str]:
    """Choose the origins to draw: where they are many, those behind claims that two or more reports carry."""
    shared = {row.id for row in dossier.alignment.rows if len(row.cells) > 1}
    origins = list(dict.fromkeys(route.origin for route in every))
    if len(origins) > FEW_ORIGINS:
        carried = {route.origin for route in every if shared & set(route.rows)}
        origins = [origin for origin in origins if origin in carried] or origins
    return set(origins[:MOST_ORIGINS])


def routes(dossier: Dossier) -> tuple[Route, ...]:
    """Find the ways from origins to reports; those with more rows first."""
    rows: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    named: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row, cell in _supporting(dossier):
        for origin in _origins(cell.claim):
            rows[origin, cell.report][row.id] = None
            named[origin, cell.report].update(dict.fromkeys(cell.claim.via))
    weight: dict[str, int] = defaultdict(int)
    for (origin, _), carried in rows.items():
        weight[origin] += len(carried) if origin != UNTRACED else 0
    found = [_route(dossier, key, tuple(carried), tuple(named[key])) for key, carried in rows.items()]
    return tuple(sorted(found, key=lambda route: (-weight[route.origin], route.origin, -len(route.rows))))


def _route(dossier: Dossier, ends: tuple[str, str], rows: tuple[str, ...], named: tuple[str, ...]) -> Route:
    """Take what the report names in between; else what other reports name, or whom it was copied from."""
    origin, report = ends
    if named:
        return Route(origin, named, report, "named", rows)
    elsewhere = next((each.via for each in dossier.trace.origins if each.name == origin), ())
    inferred = elsewhere or _copied_from(dossier, report)
    return Route(origin, inferred, report, "inferred" if inferred or origin == UNTRACED else "named", rows)


def _copied_from(dossier: Dossier, report: str) -> tuple[str, ...]:
    """Name the report or the wire that a report was copied from, where that is known."""
    names = telling.names(dossier)
    copied = [each for each in dossier.trace.derivations if each.relation == "copied" and report in (each.a, each.b)]
    sources = [names.get(each.source, each.source) for each in copied if each.source not in (None, report)]
    upstream = [each.upstream for each in copied if each.upstream]
    return tuple(dict.fromkeys([each for each in sources if each] or upstream))[:1]


def _supporting(dossier: Dossier) -> Iterator[tuple[Row, Cell]]:
    yield from ((row, cell) for row in dossier.alignment.rows for cell in row.cells if cell.stance == "supports")


def _origins(claim: Claim) -> Iterable[str]:
    if not claim.speakers:
        return (UNTRACED,)
    return dict.fromkeys(each.name if each.kind == "unnamed" else each.origin or each.name for each in claim.speakers)


def _columns(dossier: Dossier, shown: Sequence[Route]) -> tuple[tuple[tuple[Place, str], ...], ...]:
    """Order each column so that few lines cross: origins by weight, the others by where their lines come from."""
    origins = list(dict.fromkeys(route.origin for route in shown))
    height = {origin: place for place, origin in enumerate(origins)}
    vias = _by_height({via: [height[r.origin] for r in shown if via in r.via] for r in shown for via in r.via})
    reports = [reading.report.id for reading in dossier.readings]
    outlets = _by_height({report: [height[r.origin] for r in shown if r.report == report] for report in reports})
    named: tuple[tuple[Place, list[str]], ...] = (("origin", origins), ("via", vias), ("outlet", outlets))
    return tuple(tuple((place, name) for name in column) for place, column in named)


def _by_height(heights: dict[str, list[int]]) -> list[str]:
    return sorted(heights, key=lambda name: sum(heights[name]) / len(heights[name]) if heights[name] else len(heights))


def _stacked(
    dossier: Dossier, shown: Sequence[Route], column: Sequence[tuple[Place, str]], at: tuple[int, float]
) -> Iterator[Node]:
    place, height = at
    step = (height - 2 * MARGIN + GAP) / max(len(column), 1)
    x = MARGIN + place * (WIDTH - BOX - 2 * MARGIN) / 2
    for number, key in enumerate(column):
        y = MARGIN + number * step + (step - GAP - HEIGHT) / 2
        yield Node(key, _label(dossier, key), _note(dossier, shown, key), x, y, _hollow(dossier, key))


def _label(dossier: Dossier, key: tuple[Place, str]) -> str:
    return telling.names(dossier).get(key[1], key[1]) if key[0] == "outlet" else telling.visible(key[1])


def _note(dossier: Dossier, shown: Sequence[Route], key: tuple[Place, str]) -> str:
    if key[0] == "via":
        return "" if not _hollow(dossier, key) else "not among the reports"
    if key[0] == "outlet":
        return telling.plural(len({row.id for row, cell in _supporting(dossier) if cell.report == key[1]}), "claim")
    rows = {row for route in shown if key[1] == route.origin for row in route.rows}
    claims = telling.plural(len(rows), "claim")
    if _hollow(dossier, key):
        return claims if key[1] == UNTRACED else f"{claims}, unnamed"
    known = next((origin for origin in dossier.trace.origins if key == ("origin", origin.name)), None)
    return f"{claims}, {known.access}" if known and known.access else claims


def _hollow(dossier: Dossier, key: tuple[Place, str]) -> bool:
    """Whether the text was not seen (a medium that is no report here) or nobody could be asked (an unnamed origin)."""
    if key[0] == "via":
        outlets = {telling.outlet_name(reading.report).casefold() for reading in dossier.readings}
        return telling.visible(key[1]).casefold() not in outlets
    return key[0] == "origin" and (key[1] == UNTRACED or key[1] in _unnamed(dossier))


def _unnamed(dossier: Dossier) -> set[str]:
    return {each.name for _, cell in _supporting(dossier) for each in cell.claim.speakers if each.kind == "unnamed"}


def _edges(dossier: Dossier, shown: Sequence[Route], nodes: Sequence[Node]) -> Iterator[Edge]:
    at = {node.key: node for node in nodes}
    main = telling.main(dossier)
    drawn: dict[tuple[Node, Node, Ground], list[int]] = defaultdict(list)
    for number, route in enumerate(shown):
        for via in route.via or (None,):
            keys: list[tuple[Place, str]] = [("origin", route.origin), ("outlet", route.report)]
            if via is not None:
                keys.insert(1, ("via", via))
            for left, right in pairwise(at[key] for key in keys):
                drawn[left, right, route.ground].append(number)
    for (left, right, ground), numbers in drawn.items():
        rows = {row for number in numbers for row in shown[number].rows}
        label = f"{left.label} to {right.label}, {ground}: {telling.plural(len(rows), 'claim')}"
        carries_main = main is not None and main.id in rows
        yield Edge(_path(left, right), ground, carries_main, numbers[0], 1.2 + min(len(rows), 12) * 0.25, label)


def _path(left: Node, right: Node) -> str:
    start, end = left.x + BOX, right.x
    y1, y2 = left.y + HEIGHT / 2, right.y + HEIGHT / 2
    middle = (start + end) / 2
    return f"M{start:.1f},{y1:.1f} C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} {end:.1f},{y2:.1f}"
