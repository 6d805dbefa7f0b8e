package svg_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/testkit"
	"dossier/render"
	"dossier/render/svg"
)

// hostile are texts that try to break out of where they stand.
var hostile = []string{
	`"]; drop <script>alert(1)</script>`,
	`]]>`, `--><!--`, `</text></svg>`, `<![CDATA[x`, `&lt;b&gt; &amp; &#60;`, `' onload='alert(1)`, `" onload="alert(1)`,
	"\u202eevil\u202c", "حزب الله", "שלום 123", "김정은", "Łódź e\u0301",
	"a\x00b\x01c\x1b[31m\x7f\u0085", "line\nbreak\ttab\r\nend", "bad \xff\xfe utf\xc3", "\ufeff\ufffe\uffff",
	"👩‍👩‍👧‍👦 🇰🇵", "  two  spaces  ", "javascript:alert(1)", "{{template}} ${x}", strings.Repeat("x", 2000),
	"</metadata>", "https://example.org/\"><script>", "url(#x)", "@import 'x'",
}

// hostileScene puts a text into every field that can hold one.
func hostileScene(text string) *render.Scene {
	s := smallScene()
	s.Title, s.Description = text, text
	s.Stamp = render.Stamp{Query: text, Digest: text, Version: text}
	set := func(list []render.Text) {
		for i := range list {
			list[i].String = text
		}
	}
	set(s.Heading)
	set(s.Footer)
	for i := range s.Actors {
		a := &s.Actors[i]
		a.Actor, a.Hover, a.Kind = text, text, data.Kind(text)
		set(a.Names)
	}
	for i := range s.Groups {
		s.Groups[i].Label.String = text
	}
	for i := range s.Lines {
		s.Lines[i].Hover = text
		s.Lines[i].Stroke.Tone = data.Tone(text)
	}
	for i := range s.Captions {
		s.Captions[i].Tone = data.Tone(text)
		set(s.Captions[i].Lines)
		s.Captions[i].Badges[0].Number.String = text
	}
	for i := range s.Notes {
		s.Notes[i].Badge.Number.String = text
		set(s.Notes[i].Lines)
		s.Notes[i].Lines[0].Link, s.Notes[i].Lines[2].Link = text, text
	}
	for i := range s.Legend {
		l := &s.Legend[i]
		l.Label.String, l.Entry.Label, l.Entry.Kind, l.Entry.Tone = text, text, data.Kind(text), data.Tone(text)
	}
	return s
}

// safe is what a text must read as in the document.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return ' '
		case r == '\n' || r == '\t':
			return r
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, s)
}

func checkText(t *testing.T, text string) {
	t.Helper()
	plain := parse(t, encode(t, smallScene(), svg.Options{Theme: render.Auto}))
	for _, theme := range []render.Theme{render.Auto, render.Print} {
		doc := encode(t, hostileScene(text), svg.Options{Theme: theme})
		if !utf8.Valid(doc) {
			t.Fatal("not UTF-8")
		}
		all := parse(t, doc)
		checkInert(t, all)
		if theme != render.Auto {
			continue
		}
		shown := 0
		for _, e := range all {
			switch e.name {
			case "text", "title", "desc":
				// A legend's own sample number is ours.
				if e.text == safe(text) {
					shown++
				} else if e.text != "1" {
					t.Fatalf("%s reads %q, want %q", e.name, e.text, safe(text))
				}
			}
		}
		// 2 of the page, 1 heading, 3 actors, 1 caption, 2 badges, 2 lines of
		// the note, 5 labels, 1 footer, 2 labels of groups; hover of 3 actors and 1
		// line and the names of 2 groups where they are not empty.
		want := 19
		if text != "" {
			want += 6
		}
		if shown != want && text != "1" {
			t.Errorf("%d texts shown, want %d (of %d elements, %d without hostile text)", shown, want, len(all), len(plain))
		}
	}
}

func TestHostileText(t *testing.T) {
	for _, text := range append(testkit.Hostile(1000), hostile...) {
		checkText(t, text)
	}
}

func FuzzSVGText(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(checkText)
}
