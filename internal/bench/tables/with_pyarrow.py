"""Reads a table with evidence as pyarrow does, quotes over several lines included."""

import sys

from pyarrow import csv

csv.read_csv(sys.argv[1], parse_options=csv.ParseOptions(newlines_in_values=True))
