"""Reads every cell of the first sheet of a workbook with openpyxl, row by row."""
import sys

import openpyxl

sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
sheet.reset_dimensions()  # streams say that they have one cell
cells = sum(cell is not None for row in sheet.iter_rows(values_only=True) for cell in row)
if cells < 9:
    sys.exit(f"only {cells} cells were read")
