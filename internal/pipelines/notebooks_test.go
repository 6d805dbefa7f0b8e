package pipelines

import (
	"path/filepath"
	"testing"
)

// TestNotebook fills a cell of a notebook and shows it as a page.
func TestNotebook(t *testing.T) {
	dir, tells := folder(t), tellingOf(t, path)
	write(t, filepath.Join(dir, "notebook.ipynb"), `{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "a1",
   "metadata": {},
   "source": [
    "# From Kim to Seoul\n",
    "\n",
    "<!-- dossier: draw --path Kim,Seoul --width 120mm --label fig-kim -->\n",
    "<!-- /dossier -->\n",
    "\n",
    "## Evidence\n",
    "\n",
    "<!-- dossier: path Kim Seoul -->\n",
    "<!-- /dossier -->"
   ]
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`)
	dossier(t, dir, "embed", "notebook.ipynb")
	dossier(t, dir, "embed", "--check", "notebook.ipynb")
	slow(t)
	run(t, dir, with(tool(t, "nbconvert"), "--to", "html", "--log-level=ERROR", "notebook.ipynb")...)
	page := filepath.Join(dir, "notebook.html")
	describes(t, page, altsIn(t, page, read(t, page)), tells)
	pdf := printed(t, page)
	wholePDF(t, pdf)
	searchable(t, pdf, tells.actors)
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}
