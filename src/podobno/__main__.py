"""``python -m podobno`` is the command line."""

from podobno.cli import main

main()
