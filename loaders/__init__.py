"""From a source to a document, and from a document to claims."""
