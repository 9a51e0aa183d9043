"""The files that a dossier can be written into: the ending of a file's name says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from headwater.codec import encode
from headwater.errors import UsageError
from headwater.export.ftm import ftm
from headwater.export.linked import linked
from headwater.export.markdown import markdown
from headwater.export.page import page
from headwater.export.sheet import sheet
from headwater.export.web_annotations import web_annotations
from headwater.model import Dossier


@dataclass(frozen=True, slots=True)
class Form:
    """What a file of an ending holds, and how it is written."""

    ending: str
    what: str
    write: Callable[[Dossier], str]

    def numbered(self, name: str, number: int) -> str:
        """Name the file of a later story: the number stands before the ending."""
        return f"{name[: -len(self.ending)]}-{number}{name[-len(self.ending) :]}"


def whole(dossier: Dossier) -> str:
    """Write the dossier as it goes over the wire, as one JSON object."""
    return json.dumps(encode(dossier), ensure_ascii=False, indent=1) + "\n"


FORMS = (
    Form(".html", "page", page),
    Form(".md", "Markdown", markdown),
    Form(".csv", "table", sheet),
    Form(".json", "all of it", whole),
    Form(".jsonld", "schema.org and PROV", linked),
    Form(".anno.json", "Web Annotations", web_annotations),
    Form(".ftm.json", "FollowTheMoney", ftm),
)


def form(name: str) -> Form:
    """Find what a file of this name holds; of two endings the longer one counts."""
    fitting = [each for each in FORMS if name.lower().endswith(each.ending)]
    if not fitting:
        known = ", ".join(f"{each.ending} ({each.what})" for each in FORMS)
        raise UsageError(f"cannot write {name}: its ending does not say what; end the name in {known}")
    return max(fitting, key=lambda each: len(each.ending))
