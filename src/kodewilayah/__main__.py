"""`python -m kodewilayah`."""

import os
import sys

from kodewilayah.cli import main

try:
    status = main()
    sys.stdout.flush()
except BrokenPipeError:
    # The reader left, as `head` does; Python would complain once more when it closes the pipe.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    status = 1
sys.exit(status)
