package answer

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"dossier/data"
)

// texts draws strings with everything that JSON has to escape.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.StringN(0, 3, -1),
		rapid.SampledFrom([]string{"", `"`, `\`, "\n", "\x00\x1f\x7f", "\u202e", "\u2028\u2029", "\U000e0001", "é", "서울", "</script>&", "a\u00adb"}))
}

func claims(t *rapid.T) Claim {
	date := func(name string) (d data.Date) {
		d, err := data.ParseDate(rapid.SampledFrom([]string{"2019", "2022-02-24/..", "-0044~"}).Draw(t, name))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	text := func(name string) string { return texts().Draw(t, name) }
	list := func(name string) []string { return rapid.SliceOfN(texts(), 0, 3).Draw(t, name) }
	c := Claim{ID: text("id"), Also: list("also"), DeniedInGeneral: rapid.IntRange(0, 30).Draw(t, "denied in general"), From: list("from"), Relation: text("relation"), To: list("to"), Sentence: text("sentence"), What: text("what"),
		Modality: data.Planned, Occasion: text("occasion"), About: text("about"), Status: data.Contested, Grade: 3, Origins: rapid.IntRange(0, 300).Draw(t, "origins"), Said: []Attribution{}}
	if rapid.Bool().Draw(t, "dated") {
		c.When = date("when")
	}
	if rapid.Bool().Draw(t, "weighed") {
		w := rapid.Float64Range(-1e300, 1e300).Draw(t, "weight")
		c.Weight = &w
	}
	for range rapid.IntRange(0, 3).Draw(t, "voices") {
		a := Attribution{Row: rapid.IntRange(0, 9).Draw(t, "row"), InGeneral: text("in general"), By: list("by"), Stance: data.Alleges, Source: text("source"), At: text("at"), Quote: text("quote"), Reliability: text("reliability"),
			Credibility: rapid.IntRange(0, 6).Draw(t, "credibility")}
		if rapid.Bool().Draw(t, "rated") {
			n := rapid.IntRange(0, 100).Draw(t, "confidence")
			a.Confidence, a.SaidOn = &n, date("said-on")
		}
		c.Said = append(c.Said, a)
	}
	return c
}

// TestLinesAreTheJSONOfTheirFields compares what claims and changes write
// themselves with what encoding/json makes of their fields: the same members in the
// same order, with the same values. Nothing in it is invisible.
func TestLinesAreTheJSONOfTheirFields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Change{ID: texts().Draw(t, "change"), Old: claims(t), New: claims(t)}
		line := c.appendJSON(nil)
		usual, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var got, want Change
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if err := json.Unmarshal(usual, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s\nis not\n%s", line, usual)
		}
		if keysOf(line) != keysOf(usual) {
			t.Fatalf("%s\nhas other members than\n%s", line, usual)
		}
		for _, r := range string(line) {
			if invisible(r) || !utf8.ValidRune(r) {
				t.Fatalf("%q stands in %q", r, line)
			}
		}
	})
}

// keysOf lists the members of a JSON text in order.
func keysOf(text []byte) (keys string) {
	d := json.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if err != nil {
			return keys
		}
		if s, ok := token.(string); ok {
			keys += s + "\x00"
		} else if delim, ok := token.(json.Delim); ok {
			keys += delim.String()
		}
	}
}
