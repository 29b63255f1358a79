"""``python -m podobno`` is the command line."""

from podobno.cli import run

run()
