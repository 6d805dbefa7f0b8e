package pipelines

import (
	"path/filepath"
	"testing"
)

// TestAsciidoctor fills a text in AsciiDoc and shows it as a page.
func TestAsciidoctor(t *testing.T) {
	asciidoctor := tool(t, "Asciidoctor")
	dir, tells := folder(t), tellingOf(t, path)
	write(t, filepath.Join(dir, "article.adoc"), `= From Kim to Seoul

// dossier: draw --path Kim,Seoul --caption "How it may run" --label fig-kim
// /dossier

<<fig-kim>> shows a chain.

== Evidence

// dossier: path Kim Seoul
// /dossier
`)
	dossier(t, dir, "embed", "article.adoc")
	dossier(t, dir, "embed", "--check", "article.adoc")
	run(t, dir, with(asciidoctor, "--failure-level=WARN", "article.adoc")...)
	file := filepath.Join(dir, "article.html")
	describes(t, file, altsIn(t, file, read(t, file)), tells)
	pdf := printed(t, file)
	wholePDF(t, pdf)
	searchable(t, pdf, append(tells.actors, "How it may run"))
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}
