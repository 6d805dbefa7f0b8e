package stamp_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"dossier/data"
	"dossier/render"
	"dossier/render/emf"
	"dossier/render/html"
	"dossier/render/pdf"
	"dossier/render/png"
	"dossier/render/scenejson"
	"dossier/render/stamp"
	"dossier/render/svg"
)

// hostile is a query that tries to break out of where it stands.
const hostile = `dossier draw "a'b" '</metadata>' --title '&#34;&lt; > ]]> ключ 👩‍👩‍👧'`

// files are one scene in every format that has a stamp.
func files(t testing.TB, query string) (render.Stamp, map[string][]byte) {
	t.Helper()
	box := render.Box{X: 24.25, Y: 40, W: 80, H: 32}
	s := &render.Scene{Width: 300, Height: 200, Title: `</title><svg data-dossier-version="1">`, Description: `<svg data-dossier-version="2">`,
		Stamp:  render.Stamp{Query: query, Digest: "sha256-2:54ee", Version: "0.1.0"},
		Actors: []render.ActorMark{{Actor: "kim", Kind: data.KindState, Box: box, Hover: `<svg data-dossier-version="3">`}},
		Places: render.Places{Area: box, Actors: []render.Place{{Actor: "kim", Box: box}}}}
	ctx := context.Background()
	out := map[string][]byte{}
	for name, encode := range map[string]func(io.Writer) error{
		"svg":  func(w io.Writer) error { return svg.Encode(w, s, svg.Options{Theme: render.Auto}) },
		"html": func(w io.Writer) error { return html.Encode(w, s, html.Options{}) },
		"json": func(w io.Writer) error { return scenejson.Encode(w, s) },
		"png": func(w io.Writer) error {
			_, err := png.Encode(ctx, w, s, png.Options{DPI: 24})
			return err
		},
		"emf": func(w io.Writer) error { return emf.Encode(ctx, w, s, emf.Options{}) },
		"pdf": func(w io.Writer) error {
			_, err := pdf.Encode(ctx, w, s, pdf.Options{})
			return err
		},
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.Bytes()
	}
	return s.Stamp, out
}

func TestEveryFormatHasAStamp(t *testing.T) {
	for _, query := range []string{"dossier draw", hostile} {
		want, made := files(t, query)
		for format, file := range made {
			got, ours := stamp.Read(file)
			if !ours || got.Format != format || got.Stamp != want || got.Edited {
				t.Errorf("%s: %v, %+v, want %+v", format, ours, got, want)
			}
			if places := format == "svg" || format == "json"; places != (len(got.Places) > 0) {
				t.Errorf("%s: places %q", format, got.Places)
			}
		}
	}
}

// TestOtherProgramsRewrite has what editors, version control and programs that make
// files smaller do to an SVG and to a page, and what each leaves of the stamp.
func TestOtherProgramsRewrite(t *testing.T) {
	want, made := files(t, hostile)
	replace := func(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }
	for name, rewrite := range map[string]func(string) string{
		"CRLF":               replace("\n", "\r\n"),
		"a byte order mark":  func(s string) string { return "\ufeff" + s },
		"named entities":     replace("&#34;", "&quot;", "&#39;", "&apos;"),
		"hexadecimal":        replace("&#34;", "&#x22;"),
		"lines of their own": replace(` data-dossier`, "\n    data-dossier"),
		"room around =":      replace(`="`, ` = "`),
		"an XML declaration": func(s string) string {
			return `<?xml version="1.0"?><!-- <svg> > --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">` + "\n" + s
		},
	} {
		for _, format := range []string{"svg", "html"} {
			got, ours := stamp.Read([]byte(rewrite(string(made[format]))))
			if !ours || got.Stamp != want || got.Edited {
				t.Errorf("%s, %s: %v, %+v", format, name, ours, got)
			}
			if n := len(stamp.Inline([]byte(rewrite(string(made[format]))))); n != 1 {
				t.Errorf("%s, %s: %d figures within", format, name, n)
			}
		}
	}
	saved := strings.Replace(string(made["svg"]), "<svg ", `<svg xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" `, 1)
	if f, ours := stamp.Read([]byte(saved)); !ours || !f.Edited || len(f.Places) == 0 {
		t.Errorf("saved by a drawing program: %v, %+v", ours, f)
	}
}

// TestBefore has a figure of a time when the stamp stood in a metadata element.
func TestBefore(t *testing.T) {
	const metadata = `<metadata>{&#34;generator&#34;:&#34;dossier&#34;,&#34;version&#34;:&#34;0.1.0&#34;,&#34;query&#34;:&#34;dossier draw&#34;,&#34;digest&#34;:&#34;sha256:ed&#34;}</metadata>`
	f, ours := stamp.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg">` + metadata + `</svg>`))
	if want := (render.Stamp{Query: "dossier draw", Digest: "sha256:ed", Version: "0.1.0"}); !ours || f.Stamp != want {
		t.Errorf("%v, %+v", ours, f)
	}
	for _, text := range []string{"<p>" + metadata, `<svg xmlns=""><metadata>{"generator":"x"}</metadata></svg>`, `<svg xmlns=""><metadata>{"generator":"dossier"`} {
		if f, ours := stamp.Read([]byte(text)); ours {
			t.Errorf("%s: %+v", text, f)
		}
	}
}

// TestBreaksOfLines has a query with what XML turns into spaces in attributes.
func TestBreaksOfLines(t *testing.T) {
	want, made := files(t, "dossier draw --title 'a\nb\tc'")
	got, ours := stamp.Read(bytes.ReplaceAll(made["svg"], []byte("\n"), []byte("\r\n")))
	if !ours || got.Query != want.Query {
		t.Errorf("%v, %q", ours, got.Query)
	}
}

// TestNotOurs has files that are no figures of ours, some of which hold one.
func TestNotOurs(t *testing.T) {
	_, made := files(t, hostile)
	figure := string(made["svg"])
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(made["pdf"])
	z.Close()
	for name, file := range map[string]string{
		"empty": "", "a text": "hello", "another SVG": "<svg></svg>", "a list": "[1]", "another object": `{"format":"x","stamp":{}}`,
		"a document": "<!DOCTYPE html><html><body>" + figure, "Markdown": "# Report\n\n" + figure, "a tag before": "<a>" + figure,
		"an SVG around it": "<svg>" + figure + "</svg>", "in a comment": "<!--" + figure,
		"in a value": `<svg a='data-dossier-version="1"'></svg>`, "another element": `<div data-dossier-version="1">`,
		"not ended": `<svg data-dossier-version="1"`, "no quotes": `<svg data-dossier-version=1>`, "an open quote": `<svg data-dossier-version="1" a=">`,
		"PNG": "\x89PNG\r\n\x1a\n", "a cut PNG": string(made["png"][:60]), "a long chunk": "\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXtdossier-version\x00\x00\x00\x00\x001",
		"PDF": "%PDF-1.4\n" + packed.String(),
	} {
		if f, ours := stamp.Read([]byte(file)); ours {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if n := len(stamp.Inline([]byte("text " + figure + "text" + figure))); n != 2 {
		t.Errorf("%d figures within a document of two", n)
	}
}

// TestLinear has files that would take a careless reader the square of their size.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"<svg", "<svg ", "<svg a=\"", "<svg a='x'", "<!--", "<?", "<!", `<svg data-dossier-version="1">`} {
		file, start := []byte(strings.Repeat(piece, 1<<20)), time.Now()
		stamp.Read(file)
		stamp.Inline(file)
		if took := time.Since(start); took > 30*time.Second {
			t.Errorf("%q a million times took %v", piece, took)
		}
	}
}

// FuzzRead reads anything, and reads what it found again from a figure with it.
func FuzzRead(f *testing.F) {
	_, made := files(f, hostile)
	for _, file := range made {
		f.Add(file)
	}
	f.Add([]byte(`<svg data-dossier-version="1" data-dossier-query='a&#10;b' data-dossier-places="{&quot;a&quot;:1}"/>`))
	f.Fuzz(func(t *testing.T, file []byte) {
		found := stamp.Inline(file)
		if one, ours := stamp.Read(file); ours {
			found = append(found, one)
		}
		for _, one := range found {
			query := strings.ReplaceAll(strings.ToValidUTF8(one.Query, ""), "\r", "")
			var b bytes.Buffer
			if err := svg.Encode(&b, &render.Scene{Width: 1, Height: 1, Stamp: render.Stamp{Query: query}}, svg.Options{}); err != nil {
				t.Fatal(err)
			}
			again, ours := stamp.Read(b.Bytes())
			if !ours || again.Query != query && fmt.Sprintf("%q", query) == fmt.Sprintf("%+q", query) && !strings.ContainsFunc(query, control) {
				t.Fatalf("%q became %q", query, again.Query)
			}
		}
	})
}

func control(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }
