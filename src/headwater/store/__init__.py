"""What is kept from one run to the next."""

from headwater.store.library import Library

__all__ = ["Library"]
