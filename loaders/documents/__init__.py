"""From a source to documents: files, pages, feeds, tables, archives, RDF."""
