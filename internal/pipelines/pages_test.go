package pipelines

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReportPage prints a report that is a page, as a browser does and as WeasyPrint,
// and looks at what LibreOffice and pandoc make of it.
func TestReportPage(t *testing.T) {
	for _, q := range []question{path, network} {
		t.Run(q.name, func(t *testing.T) { reportPage(t, q) })
	}
}

func reportPage(t *testing.T, q question) {
	dir, tells := folder(t), tellingOf(t, q)
	page := report(t, dir, "report.html", q)
	t.Run("Chromium", func(t *testing.T) {
		wholeReport(t, printed(t, page), tells)
	})
	t.Run("WeasyPrint", func(t *testing.T) {
		slow(t)
		pdf := filepath.Join(dir, "weasyprint.pdf")
		run(t, dir, with(tool(t, "WeasyPrint"), page, pdf)...)
		wholeReport(t, pdf, tells)
	})
	t.Run("WeasyPrint, beside", func(t *testing.T) {
		slow(t)
		weasyprint := tool(t, "WeasyPrint")
		beside := report(t, dir, "beside.html", q, "--figures", "beside")
		pdf := filepath.Join(dir, "beside.pdf")
		run(t, dir, with(weasyprint, beside, pdf)...)
		wholeReport(t, pdf, tells)
	})
	t.Run("pandoc", func(t *testing.T) {
		text := run(t, dir, with(tool(t, "pandoc"), page, "-t", "plain", "--wrap=none")...)
		noMachineData(t, page+" through pandoc", text)
	})
	t.Run("LibreOffice", func(t *testing.T) {
		slow(t)
		soffice := tool(t, "LibreOffice")
		run(t, dir, with(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "txt:Text", "--outdir", dir, page)...)
		text := squeezed(read(t, filepath.Join(dir, "report.txt")))
		noMachineData(t, page+" through LibreOffice", text)
		at := strings.Index(text, tells.description)
		if at < 0 {
			t.Fatalf("%s: LibreOffice does not tell the description: %.300q", page, text)
		}
		left, _, _ := strings.Cut(text[at:], "The numbers are those")
		readsAsCaption(t, page+" through LibreOffice", left, tells)
	})
}

// wholeReport holds the PDF of a report to all that is asked of one.
func wholeReport(t *testing.T, pdf string, tells told) {
	t.Helper()
	wholePDF(t, pdf)
	searchable(t, pdf, tells.actors)
	sameNumbers(t, pdf, textOf(t, pdf), tells)
}

// TestEPUB makes a book of a report.
func TestEPUB(t *testing.T) {
	for _, q := range []question{path, network} {
		t.Run(q.name, func(t *testing.T) { makeBook(t, q) })
	}
}

func makeBook(t *testing.T, q question) {
	pandoc := tool(t, "pandoc")
	dir, tells := folder(t), tellingOf(t, q)
	report(t, dir, "report.md", q)
	book := filepath.Join(dir, "report.epub")
	run(t, dir, with(pandoc, "report.md", "--metadata", "title=Report", "-o", book)...)
	describes(t, book, altsOf(t, book), tells)
	unpack(t, book, dir)
	chapters, err := filepath.Glob(filepath.Join(dir, "EPUB", "text", "ch*.xhtml"))
	if err != nil || len(chapters) == 0 {
		t.Fatalf("%s has no chapters (%v)", book, err)
	}
	text := ""
	for _, chapter := range chapters {
		pdf := printed(t, chapter)
		wholePDF(t, pdf)
		text += textOf(t, pdf)
	}
	for _, name := range tells.actors {
		if !strings.Contains(squash(text), squash(name)) {
			t.Errorf("%s does not show %q", book, name)
		}
	}
	sameNumbers(t, book, text, tells)
}

// unpack writes what an archive holds into a folder.
func unpack(t *testing.T, archive, dir string) {
	t.Helper()
	for name, text := range archived(t, archive) {
		if filepath.IsLocal(name) {
			write(t, filepath.Join(dir, name), text)
		}
	}
}

// printed prints a page by a browser, on A4, into a PDF beside it.
func printed(t *testing.T, page string) string {
	t.Helper()
	chromium := tool(t, "Chromium")
	pdf := strings.TrimSuffix(page, filepath.Ext(page)) + ".pdf"
	run(t, filepath.Dir(page), with(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--user-data-dir="+t.TempDir(), "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+page)...)
	if _, err := os.Stat(pdf); err != nil {
		t.Fatalf("%s was not printed: %v", page, err)
	}
	return pdf
}

// altsIn gives the alternative texts of the pictures of a page.
func altsIn(t *testing.T, where, page string) []string {
	t.Helper()
	var alts []string
	decoder := htmlDecoder(scripts.ReplaceAllString(page, ""))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return alts
		} else if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			for _, a := range e.Attr {
				if a.Name.Local == "alt" || a.Name.Local == "aria-label" {
					alts = append(alts, a.Value)
				}
			}
		}
	}
}

// scripts are elements whose content is no markup, and comments.
var scripts = regexp.MustCompile(`(?s)<(?:script|style)\b.*?</(?:script|style)>|<!--.*?-->`)

func htmlDecoder(page string) *xml.Decoder {
	decoder := xml.NewDecoder(strings.NewReader(page))
	decoder.Strict = false
	decoder.AutoClose = xml.HTMLAutoClose
	decoder.Entity = xml.HTMLEntity
	return decoder
}

// noMachineData asks that a text is for people: what a figure keeps for programs is
// not in it, and texts of its marks do not run together.
func noMachineData(t *testing.T, where, text string) {
	t.Helper()
	for _, data := range []string{`"generator"`, `"digest"`, `"places"`, "dossier-scene", "sha256-2:"} {
		if i := strings.Index(text, data); i >= 0 && !madeWith(text[:i]) {
			t.Errorf("%s: what is for programs is shown: %.120q", where, text[max(0, i-40):])
		}
	}
}

// madeWith says whether the last line of a report begins, which tells the digest to
// people.
func madeWith(before string) bool {
	i := strings.LastIndex(before, "Made with dossier")
	return i >= 0 && len(before)-i < 120
}
