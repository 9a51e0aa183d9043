"""What is kept from one run to the next."""

from headwater.store.cleaned import Cleaned
from headwater.store.library import Library
from headwater.store.readings import Held, Readings

__all__ = ["Cleaned", "Held", "Library", "Readings"]
