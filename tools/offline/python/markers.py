"""Evaluates markers with the packaging library: {environments, markers} → a list of booleans each."""

import json
import sys

from packaging.markers import Marker

with open(sys.argv[1]) as file:
    request = json.load(file)
answers = [
    [Marker(marker).evaluate(environment) for marker in request["markers"]]
    for environment in request["environments"]
]
json.dump(answers, sys.stdout)
