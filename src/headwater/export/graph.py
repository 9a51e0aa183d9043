"""The origins of a story as a graph from left to right: origin, the media in between, the outlets that carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Literal

from headwater.export import telling, wording
from headwater.model import Cell, Claim, Count, Dossier, Row
from headwater.text.media import publishes

Place = Literal["origin", "via", "lane", "outlet"]
Ground = Literal["named", "inferred"]
Key = tuple[Place, str]
Vias = tuple[str, ...]
Box = tuple[str, str, bool]
"""What stands in a box, what below it, and whether it is hollow."""

WIDTH, MARGIN, BOX, HEIGHT, GAP = 960, 1, 250, 44, 14
LANE = 12  # height that the lines of an origin take which pass through no medium, beside the media
FEW_ORIGINS, MOST_ORIGINS = 8, 30
UNTRACED = "own voice, untraced"


@dataclass(frozen=True, slots=True)
class Route:
    """How one origin reached one report: the media in between, on what ground, for which rows."""

    origin: str
    via: Vias
    report: str
    ground: Ground
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A box: what stands in it, where, and whether the text behind it was seen or its name is known."""

    key: Key
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
    height = max(map(_tall, columns), default=0) + 2 * MARGIN
    boxes = dict(_boxes(dossier, shown))
    nodes = tuple(node for place, column in enumerate(columns) for node in _stacked(boxes, column, (place, height)))
    seen = tuple(node for node in nodes if node.key[0] != "lane")
    left_out = len({route.origin for route in rest})
    return Graph(seen, tuple(_edges(dossier, shown, nodes)), shown + rest, height, left_out)


def _kept(dossier: Dossier, every: Sequence[Route]) -> set[str]:
    """Choose the origins to draw: where they are many, those behind claims that two or more reports carry."""
    shared = {row.id for row in dossier.alignment.rows if len(row.cells) > 1}
    origins = list(dict.fromkeys(route.origin for route in every))
    if len(origins) > FEW_ORIGINS:
        carried = {route.origin for route in every if shared & set(route.rows)}
        origins = [origin for origin in origins if origin in carried] or origins
    return set(origins[:MOST_ORIGINS])


def routes(dossier: Dossier) -> tuple[Route, ...]:
    """Find the ways from origins to reports, claim by claim; those of origins with more rows first."""
    counts, copied = telling.counts(dossier), _copied_from(dossier)
    found: dict[tuple[str, Vias, str, Ground], dict[str, None]] = defaultdict(dict)
    behind: dict[str, set[str]] = defaultdict(set)
    for row in dossier.alignment.rows:
        through = cache(partial(telling.vias, row, counts[row.id]))
        for cell in row.supporting:
            for origin in _origins(cell.claim, counts[row.id]):
                via, ground = _way(row, cell, origin, through, copied[cell.report])
                found[origin, via, cell.report, ground][row.id] = None
                behind[origin] |= {row.id} if origin != UNTRACED else set()
    ways = (Route(*way, tuple(rows)) for way, rows in found.items())
    return tuple(sorted(ways, key=lambda route: (-len(behind[route.origin]), route.origin, -len(route.rows))))


def _way(
    row: Row, cell: Cell, origin: str, through: Callable[[str], Vias], copied: Mapping[str, str]
) -> tuple[Vias, Ground]:
    """Take what the report names in between for a claim; else what others name for it, or what it was copied from."""
    if cell.claim.via:
        return cell.claim.via, "named"
    beside = (copied[other.report] for other in row.cells if other.report in copied)
    inferred = through(origin) or tuple(beside)[:1]
    return inferred, "inferred" if inferred or origin == UNTRACED else "named"


def _copied_from(dossier: Dossier) -> Mapping[str, Mapping[str, str]]:
    """Find for each report that was copied, and each that shares its text, the report or wire which that is copied from."""
    names = telling.names(dossier)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in dossier.trace.derivations:
        for report, other in ((each.a, each.b), (each.b, each.a)) if each.relation == "copied" else ():
            if each.source == other:
                found[report][other] = names[other]
            elif each.upstream:
                found[report][other] = each.upstream
    return found


def _origins(claim: Claim, count: Count) -> Iterable[str]:
    """Whom a cell rests on, as its row counts them; what an outlet has from itself is untraced."""
    named = (each.name if each.kind == "unnamed" else count.origin_of(each) for each in claim.speakers)
    return dict.fromkeys(each or UNTRACED for each in named) if claim.speakers else (UNTRACED,)


def _columns(dossier: Dossier, shown: Sequence[Route]) -> tuple[tuple[Key, ...], ...]:
    """Order each column so that few lines cross: origins by weight, the others by where their lines come from.

    Between the media stands a lane for each origin of which a report heard without one, so that its lines run behind no box.
    """
    origins = list(dict.fromkeys(route.origin for route in shown))
    height = {origin: place for place, origin in enumerate(origins)}
    between: dict[Key, list[int]] = {("via", via): [] for route in shown for via in route.via}
    for route in shown:
        for key in [("via", via) for via in route.via] or [("lane", route.origin)] * bool(between):
            between.setdefault(key, []).append(height[route.origin])
    outlets: dict[Key, list[int]] = {("outlet", reading.report.id): [] for reading in dossier.readings}
    for route in shown:
        outlets["outlet", route.report].append(height[route.origin])
    return tuple(("origin", name) for name in origins), _by_height(between), _by_height(outlets)


def _by_height(heights: Mapping[Key, Sequence[int]]) -> tuple[Key, ...]:
    return tuple(
        sorted(heights, key=lambda key: sum(heights[key]) / len(heights[key]) if heights[key] else len(heights))
    )


def _tall(column: Sequence[Key]) -> int:
    """How high a column is at least."""
    return sum(LANE if place == "lane" else HEIGHT for place, _ in column) + GAP * max(len(column) - 1, 0)


def _stacked(boxes: Mapping[Key, Box], column: Sequence[Key], at: tuple[int, float]) -> Iterator[Node]:
    place, height = at
    spare = (height - 2 * MARGIN - _tall(column)) / max(len(column), 1)
    x = MARGIN + place * (WIDTH - BOX - 2 * MARGIN) / 2
    top = MARGIN + spare / 2
    for key in column:
        tall = _tall([key])
        label, note, hollow = boxes.get(key, ("", "", False))
        yield Node(key, label, note, x, top + (tall - HEIGHT) / 2, hollow)
        top += tall + GAP + spare


def _boxes(dossier: Dossier, shown: Sequence[Route]) -> Iterator[tuple[Key, Box]]:
    """Yield what stands in each box and below it; hollow are media that are no report here, and origins nobody could ask."""
    supporting = [cell for row in dossier.alignment.rows for cell in row.supporting]
    unnamed = {each.name for cell in supporting for each in cell.claim.speakers if each.kind == "unnamed"}
    access = {origin.name: origin.access for origin in dossier.trace.origins}
    rows: dict[str, set[str]] = defaultdict(set)
    for route in shown:
        rows[route.origin].update(route.rows)
    for origin, told in rows.items():
        known = "unnamed" if origin in unnamed else access.get(origin)
        note = ", ".join(filter(None, (wording.plural(len(told), "claim"), known)))
        yield ("origin", origin), (origin, note, origin == UNTRACED or origin in unnamed)
    outlets = [reading.report.outlet for reading in dossier.readings]
    for via in {via for route in shown for via in route.via}:
        unseen = not any(publishes(outlet, via) for outlet in outlets)
        yield ("via", via), (via, "not among the reports" if unseen else "", unseen)
    claims = Counter(cell.report for cell in supporting)
    for report, name in telling.names(dossier).items():
        yield ("outlet", report), (name, wording.plural(claims[report], "claim"), False)


def _edges(dossier: Dossier, shown: Sequence[Route], nodes: Sequence[Node]) -> Iterator[Edge]:
    at = {node.key: node for node in nodes}
    main = telling.main(dossier)
    drawn: dict[tuple[Node, Node, Node | None, Ground], list[int]] = defaultdict(list)
    for number, route in enumerate(shown):
        left, right = at["origin", route.origin], at["outlet", route.report]
        if not route.via:
            drawn[left, right, at.get(("lane", route.origin)), route.ground].append(number)
        for via in route.via:
            for one, other in pairwise((left, at["via", via], right)):
                drawn[one, other, None, route.ground].append(number)
    for (left, right, lane, ground), numbers in drawn.items():
        rows = {row for number in numbers for row in shown[number].rows}
        label = f"{left.label} to {right.label}, {ground}: {wording.plural(len(rows), 'claim')}"
        carries_main = main is not None and main.id in rows
        yield Edge(_path(left, right, lane), ground, carries_main, numbers[0], 1.2 + min(len(rows), 12) * 0.25, label)


def _path(left: Node, right: Node, lane: Node | None) -> str:
    """A line from box to box, level where it passes between the media."""
    x, y = left.x + BOX, left.y + HEIGHT / 2
    if lane is None:
        return f"M{x:.1f},{y:.1f} {_curve((x, y), (right.x, right.y + HEIGHT / 2))}"
    level = lane.y + HEIGHT / 2
    before, after = _curve((x, y), (lane.x, level)), _curve((lane.x + BOX, level), (right.x, right.y + HEIGHT / 2))
    return f"M{x:.1f},{y:.1f} {before} H{lane.x + BOX:.1f} {after}"


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[0] + end[0]) / 2
    return f"C{middle:.1f},{start[1]:.1f} {middle:.1f},{end[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
