"""From what people write, a name or a whole address, to the regions that it can mean."""
