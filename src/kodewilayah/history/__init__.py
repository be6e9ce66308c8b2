"""What became of a code through the editions."""
