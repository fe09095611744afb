"""Reading the graph: named queries, questions, dossiers, releases, the page."""
