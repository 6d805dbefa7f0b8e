package pdf_test

import (
	"bytes"
	"context"
	"math"
	"strings"
	"testing"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/pdf"
)

// linkedScene has a note whose last line leads to an address.
func linkedScene(address string) *render.Scene {
	s := specimen.Scene()
	lines := s.Notes[0].Lines
	lines[len(lines)-1].Link = address
	return s
}

// TestTags has poppler read what those hear who do not see a page.
func TestTags(t *testing.T) {
	s := linkedScene("https://example.org/a?b=(c)&d=\\e")
	if got := run(t, encode(t, s, pdf.Options{}), "pdfinfo", "-url"); strings.Contains(got, "example") {
		t.Errorf("an address that browsers may read otherwise is followed:\n%s", got)
	}
	s = linkedScene("https://example.org/a?b=(c)&d=e")
	file := encode(t, s, pdf.Options{})
	if got := run(t, file, "pdfinfo", "-url"); !strings.Contains(got, "https://example.org/a?b=(c)&d=e") {
		t.Errorf("no link in:\n%s", got)
	}
	info := run(t, file, "pdfinfo")
	if !strings.Contains(strings.Join(strings.Fields(info), " "), "Tagged: yes") {
		t.Errorf("not tagged:\n%s", info)
	}
	told := run(t, file, "pdfinfo", "-struct-text")
	for _, want := range []string{"Document\n  Figure", "\n  P (block)", "\n  Link (inline)", s.Footer[0].String} {
		if !strings.Contains(told, want) {
			t.Errorf("no %q in:\n%s", want, told)
		}
	}
	for _, want := range []string{"/Alt <feff", "/DisplayDocTitle true", "/Marked true", "/Tabs /S", "/Type /OBJR"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
}

// TestTagsOfPages has two pages, the second of notes alone, which is no figure.
func TestTagsOfPages(t *testing.T) {
	notes := linkedScene("https://example.org/")
	notes.Actors, notes.Lines, notes.Captions, notes.Groups, notes.Legend = nil, nil, nil, nil, nil
	var b bytes.Buffer
	pages := []*render.Scene{linkedScene("mailto:a@example.org"), notes}
	if _, err := pdf.EncodePages(context.Background(), &b, pages, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(run(t, b.Bytes(), "pdfinfo", "-struct-text"), "Figure"); n != 1 {
		t.Errorf("%d figures", n)
	}
	urls := run(t, b.Bytes(), "pdfinfo", "-url")
	if !strings.Contains(urls, "1  Annotation    mailto:a@example.org") || !strings.Contains(urls, "2  Annotation    https://example.org/") {
		t.Errorf("links:\n%s", urls)
	}
}

// TestHostileLinks has addresses and places that no layout makes.
func TestHostileLinks(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "file:///etc/passwd", "https://", "data:text/html,x", "https://a b", ">> /JS (x)"} {
		checkInert(t, address, encode(t, linkedScene(address), pdf.Options{}))
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		s := linkedScene("https://example.org/")
		lines := s.Notes[0].Lines
		lines[len(lines)-1].At = render.Point{X: v, Y: v}
		lines[len(lines)-1].Size = v
		file := encode(t, s, pdf.Options{})
		if annotation := file[bytes.LastIndex(file, []byte("/Annot ")):]; bytes.Contains(annotation[:300], []byte("NaN")) || bytes.Contains(annotation[:300], []byte("Inf")) {
			t.Errorf("%v: %s", v, annotation[:300])
		}
		run(t, file, "pdfinfo")
	}
}
