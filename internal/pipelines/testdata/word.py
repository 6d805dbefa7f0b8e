"""Puts a picture, with its description, into a document of Word's: PICTURE DOCUMENT TEXT."""
import sys

import docx

picture, document, text = sys.argv[1:]
d = docx.Document()
d.add_heading("A report", 1)
shape = d.add_picture(picture)
shape._inline.docPr.set("descr", text)
d.save(document)
