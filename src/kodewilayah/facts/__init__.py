"""What is known of a region beside its code and name: one plain table, one module."""
