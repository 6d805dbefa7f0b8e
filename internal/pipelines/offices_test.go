package pipelines

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWord takes a report into the formats of word processors by pandoc, and on to
// paper by LibreOffice.
func TestWord(t *testing.T) {
	for _, q := range []question{path, network} {
		for _, ending := range []string{"docx", "odt"} {
			t.Run(q.name+"/"+ending, func(t *testing.T) {
				pandoc := tool(t, "pandoc")
				dir, tells := folder(t), tellingOf(t, q)
				report(t, dir, "report.md", q)
				document := filepath.Join(dir, "report."+ending)
				run(t, dir, with(pandoc, "report.md", "-o", document)...)
				if ending == "docx" { // pandoc, 3.9 too, writes no description into an odt
					describes(t, document, altsOf(t, document), tells)
				}
				picturesAreLegible(t, document, filepath.Join(dir, "report-figure-1.svg"))
				slow(t)
				if ending == "docx" { // by way of which it gets into one
					odt := office(t, document, "odt")
					describes(t, odt, altsOf(t, odt), tells)
				}
				pdf := office(t, document, "pdf")
				wholePDF(t, pdf)
				searchable(t, pdf, tells.actors)
				sameNumbers(t, pdf, textOf(t, pdf), tells)
			})
		}
	}
}

// TestSlides takes a deck of one figure to PowerPoint's format by pandoc, which writes
// the description below the picture as its caption and the name of the file in its place.
func TestSlides(t *testing.T) {
	for _, format := range []string{"svg", "emf"} {
		t.Run(format, func(t *testing.T) {
			pandoc := tool(t, "pandoc")
			dir, tells := folder(t), tellingOf(t, path)
			write(t, filepath.Join(dir, "deck.md"), "<!-- dossier: draw --path Kim,Seoul --for slide --figure-format "+format+" -->\n<!-- /dossier -->\n")
			dossier(t, dir, "embed", "deck.md")
			document := filepath.Join(dir, "deck.pptx")
			run(t, dir, with(pandoc, "deck.md", "-o", document)...)
			describes(t, document, []string{svgTags.ReplaceAllString(parts(t, document)["ppt/slides/slide1.xml"], " ")}, tells)
			slow(t)
			searchable(t, office(t, document, "pdf"), tells.actors)
		})
	}
}

// TestMetafileInWord takes a report with its figure as a metafile into the formats of word
// processors by pandoc: python-docx knows none.
func TestMetafileInWord(t *testing.T) {
	for _, ending := range []string{"docx", "odt"} {
		t.Run(ending, func(t *testing.T) {
			pandoc := tool(t, "pandoc")
			dir, tells := folder(t), tellingOf(t, path)
			report(t, dir, "report.md", path, "--figure-format", "emf")
			document := filepath.Join(dir, "report."+ending)
			run(t, dir, with(pandoc, "report.md", "-o", document)...)
			if ending == "docx" {
				describes(t, document, altsOf(t, document), tells)
			}
			slow(t)
			wholeReport(t, office(t, document, "pdf"), tells)
		})
	}
}

// TestPythonDocuments puts figures into documents by python-docx and python-pptx, as
// programs that write reports do: a PNG, and on slides the metafile.
func TestPythonDocuments(t *testing.T) {
	for _, c := range []struct {
		tool, script, ending string
		pictures             []string
	}{
		{"python-docx", "testdata/word.py", "docx", []string{"png"}},
		{"python-pptx", "testdata/slides.py", "pptx", []string{"png", "emf"}},
	} {
		for _, picture := range c.pictures {
			t.Run(c.ending+"/"+picture, func(t *testing.T) {
				python := tool(t, c.tool)
				dir, tells := folder(t), tellingOf(t, path)
				size := []string{"--width", "145mm"}
				if c.ending == "pptx" {
					size = []string{"--for", "slide"}
				}
				figure := draw(t, dir, "figure."+picture, path, size...)
				document := filepath.Join(dir, "document."+c.ending)
				script, err := filepath.Abs(c.script)
				if err != nil {
					t.Fatal(err)
				}
				run(t, dir, with(python, script, figure, document, tells.description)...)
				describes(t, document, altsOf(t, document), tells)
				slow(t)
				pdf := office(t, document, "pdf")
				wholePDF(t, pdf)
				if picture == "emf" { // a PNG has no words
					searchable(t, pdf, tells.actors)
				}
			})
		}
	}
}

// office turns a document into another format, "pdf" or "odt", beside it.
func office(t *testing.T, document, format string) string {
	t.Helper()
	soffice := tool(t, "LibreOffice")
	dir := filepath.Dir(document)
	run(t, dir, with(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", format, "--outdir", dir, document)...)
	return strings.TrimSuffix(document, filepath.Ext(document)) + "." + format
}

// archived reads the files of a document that is an archive, by their names.
func archived(t *testing.T, document string) map[string]string {
	t.Helper()
	archive, err := zip.OpenReader(document)
	if err != nil {
		t.Fatalf("%s: %v", document, err)
	}
	defer archive.Close()
	files := map[string]string{}
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%s in %s: %v", f.Name, document, err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s in %s: %v", f.Name, document, err)
		}
		files[f.Name] = string(text)
	}
	return files
}

// parts reads the XML and XHTML of a document that is an archive.
func parts(t *testing.T, document string) map[string]string {
	t.Helper()
	files := archived(t, document)
	maps.DeleteFunc(files, func(name, _ string) bool { return !strings.HasSuffix(name, "ml") })
	return files
}

// altsOf gives the descriptions of the pictures of a document: attributes descr and
// alt, and the elements of the Open Document format.
func altsOf(t *testing.T, document string) []string {
	t.Helper()
	var alts []string
	for name, text := range parts(t, document) {
		decoder := xml.NewDecoder(strings.NewReader(text))
		decoder.Strict = false
		decoder.Entity = xml.HTMLEntity
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s in %s: %v", name, document, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			for _, a := range e.Attr {
				if a.Name.Local == "descr" || a.Name.Local == "alt" {
					alts = append(alts, a.Value)
				}
			}
			if e.Name.Local == "desc" || e.Name.Local == "title" && strings.Contains(e.Name.Space, "svg-compatible") {
				var text string
				if err := decoder.DecodeElement(&text, &e); err != nil {
					t.Fatalf("%s in %s: %v", name, document, err)
				}
				alts = append(alts, text)
			}
		}
	}
	return alts
}

var (
	extent = regexp.MustCompile(`<wp:extent[^>]* cx="(\d+)"`)
	frame  = regexp.MustCompile(`<draw:frame[^>]*svg:width="([\d.]+)(pt|in|cm|mm)"`)
)

// picturesAreLegible asks how large the type of a figure is at the size that a
// document of a word processor shows it in, and whether that size fits its page.
func picturesAreLegible(t *testing.T, document, figure string) {
	t.Helper()
	d, all := figureOf(t, figure), ""
	for name, text := range parts(t, document) {
		if strings.HasSuffix(name, "document.xml") || name == "content.xml" {
			all = text
		}
	}
	var points float64
	if m := extent.FindStringSubmatch(all); m != nil {
		points = number(t, m[1]) / 12700
	} else if m := frame.FindStringSubmatch(all); m != nil {
		points = number(t, m[1]) * map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4}[m[2]]
	} else {
		t.Errorf("%s shows no picture", document)
		return
	}
	if size := d.smallest * points / d.width; size < smallestNumber {
		t.Errorf("%s: the figure is %.0f pt wide, so that its smallest number is %.1f pt", document, points, size)
	}
	if most := 170 / 25.4 * 72; points > most {
		t.Errorf("%s: the figure is %.0f pt wide; a page of A4 has %.0f for it", document, points, most)
	}
}
