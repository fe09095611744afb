"""What children of a test share: imported before they fork, it reads the map once for all of them."""

from __future__ import annotations

from graph.places import find_place

find_place("Rome")
