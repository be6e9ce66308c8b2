"""HTML and plain text for regions, in a notebook and in a terminal."""
