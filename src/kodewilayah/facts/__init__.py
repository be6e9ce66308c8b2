"""Facts about a region beside its code and name: one module for each table."""
