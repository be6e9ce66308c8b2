"""Maintainers' commands: from sources to the packaged data. Not shipped."""
