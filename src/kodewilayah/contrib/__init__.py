"""Doors to frameworks, one module each. The library imports none of them, and each needs its extra."""
