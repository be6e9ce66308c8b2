"""Settings of the whole suite."""

from hypothesis import settings

# No deadline: these machines are noisy, and speed is measured in benchmarks/.
settings.register_profile("kodewilayah", deadline=None)
settings.load_profile("kodewilayah")
