"""What is kept from one run to the next."""

from headwater.store.cleaned import Cleaned
from headwater.store.library import Library
from headwater.store.readings import Readings

__all__ = ["Cleaned", "Library", "Readings"]
