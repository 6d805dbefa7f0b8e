package save

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dossier/data"
	"dossier/data/formats"
	"dossier/data/load"
	"dossier/internal/testkit"
)

// What the table of formats says can be written can be, and nothing else.
func TestWritersAreThoseOfTheTable(t *testing.T) {
	for _, f := range formats.All() {
		_, err := Save(t.Context(), io.Discard, testkit.SeededDossier(1, 3, 3), f)
		if (err == nil) != f.Writes {
			t.Errorf("%s: written %v, and saving it says %v", f.Name, f.Writes, err)
		}
	}
	if len(writers()) != len(formats.Names(func(f *formats.Format) bool { return f.Writes })) {
		t.Error("a writer is of no format of the table")
	}
}

func eachWritten(t *testing.T, do func(t *testing.T, f formats.Format)) {
	for _, f := range formats.All() {
		if f.Writes {
			t.Run(f.Name, func(t *testing.T) { do(t, f) })
		}
	}
}

func TestNothingIsWrittenOfNothing(t *testing.T) {
	eachWritten(t, func(t *testing.T, f formats.Format) {
		if text, lost := write(t, new(data.Dossier), f.Name); len(lost) > 0 || len(text) > 1<<14 {
			t.Errorf("%q, lost: %s", text, lost)
		}
	})
}

func TestSaveIsTheSameTwice(t *testing.T) {
	eachWritten(t, func(t *testing.T, f formats.Format) {
		d := testkit.SeededDossier(7, 20, 200)
		first, _ := write(t, d, f.Name)
		if second, _ := write(t, d, f.Name); first != second {
			t.Error("written twice, it differs")
		}
	})
}

func TestSaveEnds(t *testing.T) {
	eachWritten(t, func(t *testing.T, f formats.Format) {
		d, err := data.Unite(context.Background(), testkit.SeededDossier(7, 50, 8000))
		if err != nil {
			t.Fatal(err)
		}
		looks := testkit.EndAfter(1 << 30)
		if _, err := Save(looks, io.Discard, d, f); err != nil || looks.Count() < 5 {
			t.Errorf("%d looks at the context, %v", looks.Count(), err)
		}
		if _, err := Save(testkit.EndAfter(looks.Count()/2), io.Discard, d, f); !errors.Is(err, context.Canceled) {
			t.Errorf("a context that ended gave %v", err)
		}
		full := errors.New("the disk is full")
		if _, err := Save(context.Background(), failing{full}, d, f); !errors.Is(err, full) {
			t.Errorf("a writer that failed gave %v", err)
		}
	})
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Every line that is written is one that the schema allows.
func TestLinesFollowTheirSchema(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(load.LinesSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("lines.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("lines.json")
	if err != nil {
		t.Fatal(err)
	}
	d := testkit.SeededDossier(3, 12, 100)
	d.Relations = append(data.BuiltinRelations(), data.PlainRelation("lobbies", "lobbies for"))
	d.Decisions = []data.Decision{{Actors: []string{"a000", "a001"}, Verdict: data.Same, On: testkit.Date("2024"), TakenBack: &data.TakingBack{By: "Bob"}}}
	text, _ := write(t, d, "jsonl")
	for line := range strings.Lines(text) {
		var value any
		if err := json.Unmarshal([]byte(line), &value); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if err := schema.Validate(value); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
}

// A claim of very many voices is written as several entries, each of a length that
// readers take, and a single entry that is longer is refused.
func TestLongLines(t *testing.T) {
	d := testkit.SeededDossier(1, 3, 0)
	c := data.Claim{ID: "c", From: []string{"a000"}, Relation: "supplies", To: []string{"a001"}}
	for i := range 1200 {
		c.Said = append(c.Said, data.Attribution{Stance: data.Asserts, Source: "s0", At: fmt.Sprint(i), Quote: strings.Repeat("quote ", 170)})
	}
	d.Claims.Append(c)
	text, _ := write(t, d, "jsonl")
	if back, _ := read(t, text, "jsonl"); digest(t, back) != digest(t, d) || len(text) < 1<<20 {
		t.Errorf("another digest, or %d bytes are too few to tell", len(text))
	}
	d = testkit.SeededDossier(1, 3, 0)
	c.Said = []data.Attribution{{Stance: data.Asserts, Source: "s0", Quote: strings.Repeat("quote ", 200_000)}}
	d.Claims.Append(c)
	f, _ := formats.ByName("jsonl")
	if _, err := Save(t.Context(), io.Discard, d, f); err == nil || !strings.HasPrefix(err.Error(), "the claim c makes a line of 12") {
		t.Errorf("a line that is too long: %v", err)
	}
}
