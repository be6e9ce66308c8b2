"""An app of somebody else's that uses the door."""
