"""Doors to frameworks, one module each: nothing in the library imports them, and each needs its extra."""
