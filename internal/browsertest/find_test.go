package browsertest

import (
	"encoding/json"
	"strings"
	"testing"

	"dossier/render"
	"dossier/render/svg"
)

// TestTextIsFound searches figures for what they say, as readers do with the search of
// their browser: a text is found whole, however it was broken into lines.
func TestTextIsFound(t *testing.T) {
	browser := startChromium(t)
	total := 0
	for _, a := range figures {
		figure := a.figure(t)
		scene := arrange(t, figure)
		words, broken := wordsOf(figure, scene)
		total += broken
		list, err := json.Marshal(words)
		if err != nil {
			t.Fatal(err)
		}
		for name, page := range map[string][]byte{"inline": webPage(encodeSVG(t, scene, svg.Options{})), "page": encodeHTML(t, scene, render.Auto)} {
			p := open(t, browser, page, "html", screen{})
			for _, missed := range eval[[]string](p, "("+source(t, "testdata/find.js")+")("+string(list)+")") {
				t.Errorf("%s, %s: not found: %q", a.name, name, missed)
			}
			p.quiet()
		}
	}
	if total < 10 {
		t.Errorf("only %d lines go on with others", total)
	}
}

// wordsOf lists the names and captions of a figure and the sentences below it, and
// counts those that are broken into lines. A text with letters that run from right to
// left is left out: each of its lines is a text.
func wordsOf(f *render.Figure, s *render.Scene) (words []string, broken int) {
	add := func(text string) {
		if text != "" && !strings.ContainsFunc(text, rightToLeft) {
			words = append(words, text)
		}
	}
	count := func(lines []render.Text) {
		for _, l := range lines {
			if l.Continues {
				broken++
			}
		}
	}
	for _, a := range s.Actors {
		add(f.Nodes[a.Node].Name)
		count(a.Names)
	}
	for _, c := range s.Captions {
		for _, r := range f.Links[c.Link].Rows() {
			add(r.Caption)
		}
		count(c.Lines)
	}
	for _, l := range f.Footer {
		add(l)
	}
	count(s.Footer)
	return words, broken
}

func rightToLeft(r rune) bool { return r >= 0x590 && r < 0x900 }
