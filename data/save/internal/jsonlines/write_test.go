package jsonlines

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/data"
	"dossier/internal/testkit"
)

func TestWrite(t *testing.T) {
	weight, confidence := 0.25, 0
	d := &data.Dossier{Title: "Small", Relations: data.BuiltinRelations(),
		Actors:    []data.Actor{{ID: "kim", Name: "Kim", Kind: data.KindPerson, Aliases: []string{"K"}}, {ID: "seoul", Name: "Seoul", Made: true}},
		Sources:   []data.Source{{ID: "brief", Title: `The "brief"`, Published: testkit.Date("2023-09"), Table: true}},
		Decisions: []data.Decision{{Actors: []string{"kim", "seoul"}, Verdict: data.Different, TakenBack: &data.TakingBack{By: "Ann"}}}}
	d.Relations[0].Inverse = "is met by"
	d.Relations[0].CAMEO = ""
	d.Claims.Append(data.Claim{ID: "c", From: []string{"kim"}, Relation: "warns", To: []string{"seoul"}, When: testkit.Date("2023-09~"), Weight: &weight,
		Said: []data.Attribution{{By: []string{"kim", "seoul"}, Source: "brief", Row: 3, Confidence: &confidence}, {Stance: data.Denies, By: []string{"seoul"}}}},
		data.Claim{From: []string{"kim", "seoul"}, Relation: "meets", Modality: data.Possible})
	want := `{"dossier":{"title":"Small"}}
{"actor":{"id":"kim","name":"Kim","kind":"person","aliases":["K"]}}
{"actor":{"id":"seoul","name":"Seoul","made":true}}
{"relation":{"id":"meets","label":"meets","inverse":"is met by","symmetric":true,"tone":"cooperative","mode":"verbal","influence":"none","cameo":null,"plover":"CONSULT"}}
{"source":{"id":"brief","title":"The \"brief\"","published":"2023-09","table":true}}
{"claim":{"id":"c","from":"kim","relation":"warns","to":"seoul","when":"2023-09~","weight":0.25,"said":[{"by":["kim","seoul"],"stance":"asserts","source":"brief","row":3,"confidence":0},{"by":"seoul","stance":"denies"}]}}
{"claim":{"from":["kim","seoul"],"relation":"meets","modality":"possible"}}
{"decision":{"actors":["kim","seoul"],"verdict":"different","taken-back":{"by":"Ann"}}}
`
	var b bytes.Buffer
	if err := Write(t.Context(), &b, d); err != nil || b.String() != want {
		t.Errorf("%v, got\n%s\nwant\n%s", err, &b, want)
	}
}

func TestWriteOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := Write(t.Context(), &b, new(data.Dossier)); err != nil || b.String() != "{\"dossier\":{}}\n" {
		t.Errorf("%v, got %q", err, &b)
	}
}

func TestTexts(t *testing.T) {
	for text, want := range map[string]string{
		"": `""`, `a"b\c`: `"a\"b\\c"`, "a\nb\tc\r": `"a\nb\tc\u000d"`, "\x00\x1b\x7f": `"\u0000\u001b\u007f"`, "\u2028\u2029": `"\u2028\u2029"`,
		"<b>&": `"<b>&"`, "김🚀\ufeff": "\"김🚀\ufeff\"", "\xff": "\"\ufffd\"",
	} {
		if got := string(appendText(nil, text)); got != want {
			t.Errorf("%q is written as %s, want %s", text, got, want)
		}
	}
}

func TestTooLongLines(t *testing.T) {
	for size, fits := range map[int]bool{MaxLine - 100: true, MaxLine: false} {
		d := &data.Dossier{Actors: []data.Actor{{ID: "kim", Name: "Kim", Description: strings.Repeat("x", size)}}}
		err := Write(t.Context(), &bytes.Buffer{}, d)
		if (err == nil) != fits || err != nil && !strings.Contains(err.Error(), "the actor kim makes a line of ") {
			t.Errorf("%d characters: %v", size, err)
		}
	}
}

func TestWriteFails(t *testing.T) {
	d := testkit.SeededDossier(1, 3, 3)
	if err := Write(testkit.EndAfter(1), &bytes.Buffer{}, d); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
	full := errors.New("the disk is full")
	if err := Write(t.Context(), failing{full}, d); !errors.Is(err, full) {
		t.Errorf("a writer that failed: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Any text comes back from JSON as it was, and stays on its line.
func FuzzTexts(f *testing.F) {
	for _, text := range []string{"", `"\`, "\n", "\x00", "\u2028", "\xff", "🚀"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		written := appendText(nil, text)
		var got string
		if err := json.Unmarshal(written, &got); err != nil || bytes.ContainsAny(written, "\n\r") {
			t.Fatalf("%q is written as %s: %v", text, written, err)
		}
		if utf8.ValidString(text) && got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	})
}
