"""What the default reader calls itself: in a module of its own, for who asks for no more need not wait until it is loaded."""

READER = "reelgraph-patterns/1"
"""Name and version of the reader; it changes whenever the same text would give other claims."""
