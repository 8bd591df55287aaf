"""`python -m recdesk.engine.sample FOLDER` writes the sample shop's files into a folder."""

import sys
from pathlib import Path

from recdesk.engine.errors import FileError
from recdesk.engine.sample.shop import write_sample_shop
from recdesk.messages import sentence


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print("usage: python -m recdesk.engine.sample FOLDER", file=sys.stderr)
        return 2
    try:
        shop = write_sample_shop(Path(sys.argv[1]))
    except FileError as error:
        print(sentence(error), file=sys.stderr)
        return error.exit_status
    print(shop.catalogue, shop.purchases, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
