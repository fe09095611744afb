"""From a document to claims, each with its sentence: the default reader, and what may stand in its place."""
