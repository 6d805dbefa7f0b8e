package save

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/formats"
	"dossier/data/load"
	"dossier/internal/testkit"
)

// write saves a dossier.
func write(t rapid.TB, d *data.Dossier, format string) (string, Lost) {
	f, ok := formats.ByName(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var b bytes.Buffer
	lost, err := Save(context.Background(), &b, d, f)
	if err != nil {
		t.Fatalf("as %s: %v", format, err)
	}
	return b.String(), lost
}

// read loads what was saved, and fails where it has errors.
func read(t rapid.TB, text, format string) (*data.Dossier, []data.Problem) {
	f, _ := formats.ByName(format)
	name := "file" + f.Extensions[0]
	d, problems, err := load.LoadFS(context.Background(), fstest.MapFS{name: {Data: []byte(text)}}, name, load.Options{})
	if err != nil {
		t.Fatalf("reading %s: %v\n%s", format, err, text)
	}
	for _, p := range problems {
		if p.Severity == data.Error {
			t.Fatalf("reading %s: %s\n%s", format, p, text)
		}
	}
	return d, problems
}

func digest(t rapid.TB, d *data.Dossier) string {
	sum, err := d.Digest(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// drawDossier draws a dossier with all that can be in one: several ids of one claim, rows
// of a table, decisions, relations of its own, claims about claims.
func drawDossier(t *rapid.T) *data.Dossier {
	d := testkit.DrawDossier(t, 6, 12)
	bits := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "bits") }
	text := rapid.SampledFrom(texts)
	d.Title, d.Description = text.Draw(t, "title"), text.Draw(t, "description")
	for i := range d.Actors {
		a := &d.Actors[i]
		a.Kind = append(data.Kinds(), "")[bits(8)]
		a.Made = bits(3) == 0
		a.Description = text.Draw(t, "description")
		if bits(2) == 0 {
			a.Aliases = append(a.Aliases, "Alias of "+a.ID, text.Draw(t, "alias")+a.ID)
		}
	}
	for i := range d.Sources {
		s := &d.Sources[i]
		s.Publisher, s.Published, s.Table = text.Draw(t, "publisher"), testkit.Date([]string{"", "2019", "2020-02-03~", "-0044/.."}[bits(4)]), bits(4) == 0
	}
	d.Relations = append(d.Relations, data.Relation{ID: "lobbies", Label: "lobbies", Inverse: "is lobbied by", CAMEO: "020", Tone: data.Neutral, Mode: data.Verbal, Influence: data.Backward})
	written := d.Claims.Written()
	for i := range written {
		c := &written[i]
		if bits(3) == 0 {
			c.ID = ""
		}
		if i > 0 && bits(4) == 0 {
			c.About = written[bits(i)].ID
		}
		if bits(5) == 0 {
			c.Relation = "lobbies"
			if c.To == nil {
				c.To = c.From[:1]
			}
		}
		for n := range c.Said {
			c.Said[n].Quote, c.Said[n].At = text.Draw(t, "quote"), text.Draw(t, "at")
		}
	}
	if bits(2) == 0 {
		d.Claims.AppendTable(testkit.RandomTable(rand.New(rand.NewPCG(uint64(bits(1<<20)), 7)), d, bits(20)))
	}
	decide(t, d, bits)
	return d
}

// decide draws decisions that do not contradict each other.
func decide(t *rapid.T, d *data.Dossier, pick func(int) int) {
	for n := range pick(3) {
		if 2*n+1 >= len(d.Actors) {
			return
		}
		decision := data.Decision{Actors: []string{d.Actors[2*n].ID, d.Actors[2*n+1].ID}, Verdict: data.Verdicts()[pick(3)], By: "Ann", Why: rapid.SampledFrom(texts).Draw(t, "why")}
		if pick(2) == 0 && decision.Verdict == data.Same {
			decision.Keep = decision.Actors[pick(2)]
		}
		if pick(4) == 0 {
			decision.TakenBack = &data.TakingBack{By: "Bob", On: testkit.Date("2024-05")}
		}
		d.Decisions = append(d.Decisions, decision)
	}
}

// texts are those that formats have trouble with.
var texts = []string{
	"", "plain", "two words", "3 ships", "1984", "0211", "1e5", "0x1F", "12:30:45", "2019-01-01", ".5", "-5", "+3", "null", "Yes", "NO", "~", "- a", "-", "? a", ": a", "a: b", "a:", "a #b", "#b",
	"'q'", `"q"`, `say "x"`, "it's", `back\slash`, "[a]", "{a}", "a, b", "*a", "&a", "!a", "%a", "@a", "`a`", "|", ">", "=1+1", "'=1", "''-x", "\t=1", "a\tb",
	" lead", "trail ", "two  blanks", "line\nline", "line\n", "line\n\n", "\nline", "a\n\n\n\n\nb", "  a\nb", "a\n  b\n", "a \nb", "# a\n- b\n--- \n", "---\nx", "...\n", "\r\n", "a\rb", "\x00", "\x1b[31m", "\x7f", "\u0085", "\u2028", "\ufeff", "\u202e", "\u00a0", "🧑‍🚀", "김정은", "e\u0301",
	strings.Repeat("word ", 40) + "end", strings.Repeat("x", 200) + " y", strings.Repeat("- # : ", 30) + "end", strings.Repeat("word\n", 30), "a;b", "A + B", "A|B", "<b>", "&amp;", "trailing\\",
}

func TestWholeFormatsKeepTheDigest(t *testing.T) {
	for _, format := range []string{"yaml", "jsonl", "xlsx"} {
		t.Run(format, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				d := drawDossier(t)
				if data.HasErrors(data.Check(context.Background(), d)) {
					t.Skip("not sound")
				}
				text, lost := write(t, d, format)
				if len(lost) > 0 {
					t.Fatalf("lost %s", lost)
				}
				back, _ := read(t, text, format)
				if digest(t, back) != digest(t, d) {
					t.Fatalf("another digest\n%s", shown(t, text))
				}
				if again, _ := write(t, back, format); again != text {
					t.Fatalf("written again, it is\n%s\nwas\n%s", shown(t, again), shown(t, text))
				}
			})
		})
	}
}

// shown is what of a file somebody can read: of a workbook its sheets.
func shown(t rapid.TB, text string) string {
	archive, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, f := range archive.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, part); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
