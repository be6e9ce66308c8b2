"""How regions look in a notebook and in a terminal."""
