"""headwater traces a news story to its sources."""

__version__ = "0.1.0"
