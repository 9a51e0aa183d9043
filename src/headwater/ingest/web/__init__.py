"""Pages from the web: public addresses only, politely, with limits on everything."""

from __future__ import annotations

from headwater.ingest.web.fetch import Fetcher, Page
from headwater.ingest.web.manners import Manners
from headwater.ingest.web.shelf import Shelf

__all__ = ["Fetcher", "Manners", "Page", "Shelf"]
