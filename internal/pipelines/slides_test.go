package pipelines

import (
	"path/filepath"
	"testing"
)

// TestMarp makes slides of a text with a figure, as a page and as a PDF.
func TestMarp(t *testing.T) {
	slow(t)
	marp := tool(t, "Marp")
	dir, tells := folder(t), tellingOf(t, path)
	draw(t, dir, "figure.svg", path, "--for", "slide")
	write(t, filepath.Join(dir, "deck.md"), "---\nmarp: true\n---\n\n![w:1100](figure.svg)\n")
	run(t, dir, with(marp, "--html", "--no-stdin", "deck.md", "-o", "deck.html")...)
	chromium := tool(t, "Chromium")
	t.Setenv("CHROME_NO_SANDBOX", "1") // containers have none
	run(t, dir, with(marp, "--no-stdin", "--allow-local-files", "--browser-path", chromium[0], "--pdf", "deck.md", "-o", "deck.pdf")...)
	pdf := filepath.Join(dir, "deck.pdf")
	wholePDF(t, pdf)
	searchable(t, pdf, tells.actors)
}
