"""`python -m kodewilayah`."""

import sys

from kodewilayah.cli import main

sys.exit(main())
