package pipelines

import (
	"path/filepath"
	"testing"
)

// TestPrint sets a report as PDF from its Markdown by TeX. The margins are those that
// leave 160 mm for a figure; pandoc's own for TeX leave 122.
func TestPrint(t *testing.T) {
	for _, q := range []question{path, network} {
		t.Run(q.name, func(t *testing.T) {
			slow(t)
			pandoc := tool(t, "pandoc")
			tool(t, "XeTeX")
			dir, tells := folder(t), tellingOf(t, q)
			report(t, dir, "report.md", q)
			run(t, dir, with(pandoc, "report.md", "-V", "papersize=a4", "-V", "geometry:margin=25mm", "--pdf-engine=xelatex", "-o", "report.pdf")...)
			wholeReport(t, filepath.Join(dir, "report.pdf"), tells)
		})
	}
}

// TestTeXDocument fills a text for TeX and sets it.
func TestTeXDocument(t *testing.T) {
	dir, tells := folder(t), tellingOf(t, path)
	write(t, filepath.Join(dir, "article.tex"), `\documentclass[a4paper]{article}
\usepackage{graphicx}
\usepackage{hyperref}
\begin{document}
\section*{From Kim to Seoul}

% dossier: draw --path Kim,Seoul --width 120mm --caption "How it may run" --label fig-kim
% /dossier

Figure~\ref{fig-kim} shows a chain.

\section*{Evidence}

% dossier: path Kim Seoul
% /dossier
\end{document}
`)
	dossier(t, dir, "embed", "article.tex")
	dossier(t, dir, "embed", "--check", "article.tex")
	slow(t)
	xelatex := tool(t, "XeTeX")
	for range 2 { // the second time for what the text refers to
		run(t, dir, with(xelatex, "-interaction=nonstopmode", "-halt-on-error", "article.tex")...)
	}
	pdf := filepath.Join(dir, "article.pdf")
	wholePDF(t, pdf)
	searchable(t, pdf, append(tells.actors, "How it may run", "Figure 1 shows a chain"))
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}

// TestTypst fills a text for Typst and sets it.
func TestTypst(t *testing.T) {
	python := tool(t, "Typst")
	dir, tells := folder(t), tellingOf(t, path)
	write(t, filepath.Join(dir, "article.typ"), `= From Kim to Seoul

// dossier: draw --path Kim,Seoul --width 120mm --caption "How it may run" --label fig-kim
// /dossier

@fig-kim shows a chain.

== Evidence

// dossier: path Kim Seoul
// /dossier
`)
	dossier(t, dir, "embed", "article.typ")
	dossier(t, dir, "embed", "--check", "article.typ")
	run(t, dir, with(python, "-c", "import typst; typst.compile('article.typ', output='article.pdf')")...)
	pdf := filepath.Join(dir, "article.pdf")
	wholePDF(t, pdf)
	searchable(t, pdf, append(tells.actors, "How it may run", "Figure 1 shows a chain"))
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}
