"""Finds railway stations.

Usage:
  finder name NAME
  finder near LATITUDE LONGITUDE
  finder serve [--port=PORT]

Options:
  --port=PORT  [default: 8000]
"""

import sys

from docopt import docopt

from finder import Match, by_name, by_place
from finder.service import server


def main() -> None:
    """Run the command line."""
    arguments = docopt(__doc__)
    try:
        if arguments["name"]:
            show(by_name(arguments["NAME"]))
        elif arguments["near"]:
            show(by_place(float(arguments["LATITUDE"]), float(arguments["LONGITUDE"])))
        else:
            server(int(arguments["--port"])).serve_forever()
    except ValueError as error:
        sys.exit(f"finder: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def show(matches: list[Match]) -> None:
    """Print a line for each station."""
    for match in matches:
        print(f"{match.score:8.2f}  {match.station.name}")
