"""`python -m kodewilayah`."""

import os
import sys

from kodewilayah.cli import main

try:
    status = main()
    sys.stdout.flush()
except BrokenPipeError:
    # The reader closed the pipe, as `head` does. Without this line Python would report the closed pipe again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    status = 1
sys.exit(status)
