package save

import (
	"context"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/data"
	"dossier/data/formats"
	"dossier/data/load"
	"dossier/internal/testkit"
)

// anyFile loads a text that may hold anything as a file of a format.
func anyFile(t testing.TB, text string, f formats.Format) (*data.Dossier, []data.Problem) {
	t.Helper()
	name := "file" + f.Extensions[0]
	d, problems, err := load.LoadFS(context.Background(), fstest.MapFS{name: {Data: []byte(text)}}, name, load.Options{})
	if err != nil {
		t.Fatalf("%v\n%q", err, text)
	}
	return d, problems
}

// A file that is cut off, wherever that is, is refused with a place; where an entry or a
// row a line says the same without the rest, what is left may be read.
func TestFilesThatAreCutOff(t *testing.T) {
	eachWritten(t, func(t *testing.T, f formats.Format) {
		text, _ := write(t, testkit.SeededDossier(3, 4, 6), f.Name)
		whole := len(strings.TrimRight(text, "\n"))
		byLine := f.Name == "jsonl" || f.Name == "yaml" || f.Name == "csv" || f.Name == "tsv"
		step := max(whole/200, 1)
		for end := 1; end < whole; end += step {
			_, problems := anyFile(t, text[:end], f)
			if !byLine && !data.HasErrors(problems) {
				t.Errorf("the first %d of %d bytes are read without an error", end, whole)
			}
			for _, p := range problems {
				if p.Severity == data.Error && (p.File == "" || p.Line < 1 || p.Message == "") {
					t.Errorf("the first %d bytes: a problem without a place: %+v", end, p)
				}
			}
		}
	})
}

// What was read of any text can be written in every format and is the same when it is
// read again, less what is counted.
func FuzzRoundTrip(f *testing.F) {
	inputs := formats.All()
	for i, format := range inputs {
		for seed := range uint64(2) {
			if !format.Writes {
				continue
			}
			var b strings.Builder
			if _, err := Save(context.Background(), &b, testkit.SeededDossier(seed, 3, 4), format); err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(i), b.String())
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		d, problems := anyFile(t, text, inputs[int(which)%len(inputs)])
		if data.HasErrors(problems) {
			return
		}
		for _, format := range inputs {
			if !format.Writes {
				continue
			}
			var b strings.Builder
			if _, err := Save(context.Background(), &b, d, format); err != nil {
				if len(text) > 1<<14 {
					continue // a cell or a line holds so much and no more
				}
				t.Fatalf("as %s: %v\n%q", format.Name, err, text)
			}
			back, _ := read(t, b.String(), format.Name)
			if format.Loses == "" && digest(t, back) != digest(t, d) {
				t.Errorf("as %s it has another digest\n%q\n%q", format.Name, text, shown(t, b.String()))
			}
			if _, err := Save(context.Background(), io.Discard, back, format); err != nil {
				t.Errorf("again as %s: %v", format.Name, err)
			}
		}
	})
}
