"""Puts a picture, with its description, on a slide: PICTURE DOCUMENT TEXT."""
import sys

import pptx
from pptx.util import Mm

picture, document, text = sys.argv[1:]
p = pptx.Presentation()
p.slide_width, p.slide_height = Mm(254), Mm(143)
slide = p.slides.add_slide(p.slide_layouts[6])
# The width is said: of a metafile the library takes hundredths of millimetres for points.
shape = slide.shapes.add_picture(picture, 0, 0, width=p.slide_width)
shape._element.nvPicPr.cNvPr.set("descr", text)
p.save(document)
