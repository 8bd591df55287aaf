"""Entry of the command line, of `python -m recdesk` and of the frozen application."""

import multiprocessing
import sys


def main() -> int:
    """Runs the command line; the engine process of a frozen build comes through here as well."""
    multiprocessing.freeze_support()
    from recdesk.i18n import set_language, system_language

    set_language(system_language())
    from recdesk import cli

    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
