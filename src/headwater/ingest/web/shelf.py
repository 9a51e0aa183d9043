"""Answers of hosts, kept on disk so that a page is only sent anew if it has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from headwater.errors import ConfigError
from headwater.ingest.web.exchange import Answer

CONDITIONS = {"etag": "if-none-match", "last-modified": "if-modified-since"}
KEPT = (*CONDITIONS, "content-type")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of answers, a file each; without a folder nothing is kept."""

    folder: Path | None

    def find(self, url: str) -> Answer | None:
        """Find an answer that was kept; one that is broken is as good as none."""
        if self.folder is None:
            return None
        try:
            head, _, content = _place(self.folder, url).read_bytes().partition(b"\n")
            told = json.loads(head)
        except (OSError, ValueError):
            return None
        return Answer(200, told["headers"], content) if told["sha256"] == sha256(content).hexdigest() else None

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer, if its host gave something to recognise it by."""
        if self.folder is None or not condition(answer):
            return
        headers = {name: answer.headers[name] for name in KEPT if name in answer.headers}
        told = {"url": url, "headers": headers, "sha256": sha256(answer.content).hexdigest()}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(json.dumps(told).encode() + b"\n" + answer.content)
            Path(file.name).replace(_place(self.folder, url))
        except OSError as error:
            raise ConfigError(f"cannot keep pages in {self.folder} ({error.strerror}); name another folder") from None


def condition(answer: Answer | None) -> Mapping[str, str]:
    """Tell the request headers that ask for a page only if it is no longer the one that is known."""
    headers = answer.headers if answer else {}
    return {asked: headers[told] for told, asked in CONDITIONS.items() if told in headers}


def _place(folder: Path, url: str) -> Path:
    return folder / sha256(url.encode()).hexdigest()
