"""The history of codes through the editions."""
