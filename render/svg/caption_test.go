package svg_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/svg"
)

// stripped gives the texts of a document one after the other, as what takes the tags out
// leaves them, and as well what is in the elements of these names where keep says so.
func stripped(t *testing.T, doc []byte, without ...string) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(doc))
	left := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(b.String()), " ")
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, name := range without {
				if token.Name.Local == name {
					left++
				}
			}
		case xml.EndElement:
			for _, name := range without {
				if token.Name.Local == name {
					left--
				}
			}
		case xml.CharData:
			if left == 0 {
				b.Write(token)
			}
		}
	}
}

// TestInlineReadsAsCaption takes the tags out of figures: what is left begins with the
// title and the description, and every text is followed by a sign or the number of a note.
func TestInlineReadsAsCaption(t *testing.T) {
	for name, s := range map[string]*render.Scene{"small": smallScene(), "marks": specimen.Scene(), "boxes": specimen.Boxed(), "table": specimen.Table()} {
		s.Title, s.Description = "A title", "First. Then."
		doc := encode(t, s, svg.Options{Inline: true})
		whole := stripped(t, doc)
		if !strings.HasPrefix(whole, "A title. First. Then. In the figure: ") {
			t.Errorf("%s: it begins with %.80q", name, whole)
		}
		bare := stripped(t, doc, "title") // as word processors do
		if !strings.HasPrefix(strings.TrimLeft(bare, ". "), "First. Then. In the figure: ") {
			t.Errorf("%s, without titles: it begins with %.80q", name, bare)
		}
		for _, left := range []string{whole, bare} {
			for _, twice := range []string{"· ·", ". ·", "..", ": ·"} {
				if at := strings.Index(left, twice); at >= 0 {
					t.Errorf("%s: %q in %q", name, twice, left[max(0, at-60):min(len(left), at+20)])
				}
			}
		}
		setApart(t, name, doc)
	}
}

// setApart holds that between two texts stands a sign, or space where one of them is the
// number of a note.
func setApart(t *testing.T, name string, doc []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	var open []string
	last, text, gap := "", "", ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		shown := len(open) > 0 && (open[len(open)-1] == "text" || open[len(open)-1] == "title" || len(open) > 1 && open[len(open)-2] == "text")
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, token.Name.Local)
		case xml.EndElement:
			if element := token.Name.Local; (element == "text" || element == "title") && text != "" {
				signed := strings.ContainsAny(strings.TrimSpace(gap), "·.:") || strings.HasSuffix(last, ".")
				number := strings.Trim(text, "0123456789") == "" || strings.Trim(last, "0123456789") == ""
				if last != "" && !signed && !(number && gap != "") {
					t.Errorf("%s: %q and %q run together", name, last, text)
				}
				last, text, gap = text, "", ""
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if shown {
				text += string(token)
			} else {
				gap += string(token)
			}
		}
	}
}

// TestFilesHaveNoSigns: what sets texts apart is for figures within a text alone.
func TestFilesHaveNoSigns(t *testing.T) {
	doc := string(encode(t, smallScene(), svg.Options{}))
	if strings.Contains(doc, "<metadata>") || strings.Contains(doc, "In the figure") {
		t.Error("a file has the signs of a caption")
	}
}
