package pipelines

import (
	"path/filepath"
	"testing"
)

// filled writes a document of a figure and of its evidence, each in a marker, and has
// embed fill it.
func filled(t *testing.T, dir, name, before, open, after string, q question) {
	t.Helper()
	marker := func(words string) string { return open + " dossier: " + words + "\n" + open + " /dossier\n\n" }
	write(t, filepath.Join(dir, name), before+marker("draw --path Kim,Seoul --notes off --caption \"From Kim to Seoul\" --label fig-kim --width 120mm")+
		marker("path Kim Seoul")+after)
	dossier(t, dir, "embed", name)
	dossier(t, dir, "embed", "--check", name)
}

// TestXeTeX sets a document of LaTeX that embed has filled.
func TestXeTeX(t *testing.T) {
	tex := tool(t, "XeTeX")
	dir, tells := folder(t), tellingOf(t, path)
	filled(t, dir, "report.tex", "\\documentclass{article}\n\\usepackage{graphicx}\n\\begin{document}\n", "%", "\\end{document}\n", path)
	run(t, dir, with(tex, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "report.tex")...)
	paper(t, filepath.Join(dir, "report.pdf"), tells)
}

// TestTypst sets a document of Typst that embed has filled.
func TestTypst(t *testing.T) {
	python := tool(t, "Typst")
	dir, tells := folder(t), tellingOf(t, path)
	filled(t, dir, "report.typ", "", "//", "", path)
	run(t, dir, with(python, "-c", "import typst; typst.compile('report.typ', output='report.pdf')")...)
	paper(t, filepath.Join(dir, "report.pdf"), tells)
}

// TestWeasyPrint prints a report of HTML, with its figure within and beside it.
func TestWeasyPrint(t *testing.T) {
	for _, figures := range []string{"inline", "beside"} {
		t.Run(figures, func(t *testing.T) {
			weasy := tool(t, "WeasyPrint")
			dir, tells := folder(t), tellingOf(t, path)
			report(t, dir, "report.html", path, "--figures", figures)
			run(t, dir, with(weasy, "report.html", "report.pdf")...)
			paper(t, filepath.Join(dir, "report.pdf"), tells)
		})
	}
}

// paper holds what came out to what readers need.
func paper(t *testing.T, pdf string, tells told) {
	t.Helper()
	wholePDF(t, pdf)
	searchable(t, pdf, tells.actors)
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}
