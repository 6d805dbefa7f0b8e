package render

import (
	"slices"
	"testing"

	"dossier/data"
)

// TestWordlessLinesDiffer leaves no two relations without words that colour alone would
// tell apart.
func TestWordlessLinesDiffer(t *testing.T) {
	label := func(relation string) string { return relation }
	links := make([]Link, 0, 40)
	for i, tone := range data.Tones() {
		for range 12 {
			links = append(links, Link{Relation: string(tone), Caption: string(tone), Tone: tone, Symmetric: i != 1})
		}
	}
	f := Figure{Links: links}
	omitRepeated(&f, label)
	looks := make(map[Head]bool)
	headless := 0
	for _, e := range f.Wordless {
		if e.Headless {
			headless++
			continue
		}
		if looks[HeadOf(e.Tone, Plain, false)] {
			t.Errorf("%+v looks like another in grey", e)
		}
		looks[HeadOf(e.Tone, Plain, false)] = true
	}
	if headless != 1 || len(f.Wordless) != 2 {
		t.Errorf("%+v", f.Wordless)
	}
}

func TestOmitRepeated(t *testing.T) {
	label := func(relation string) string { return relation + "s" }
	ties := func(relation string, n int) []Link {
		out := make([]Link, n)
		for i := range out {
			out[i] = Link{Relation: relation, Caption: relation + "s", Tone: data.Cooperative, Notes: []int{i + 1}}
		}
		return out
	}
	for _, c := range []struct {
		name    string
		links   []Link
		omitted int
	}{
		{"few", ties("marrie", 7), 0},
		{"all alike", ties("marrie", 8), 8},
		{"half", append(ties("marrie", 8), ties("warn", 8)...), 0},
		{"more than half", append(ties("warn", 7), ties("marrie", 8)...), 8},
		{"a quarter of many", append(append(ties("marrie", 9), ties("warn", 8)...), manyOthers(17)...), 9},
		{"none", nil, 0},
	} {
		f := Figure{Links: c.links}
		omitRepeated(&f, label)
		omitted := 0
		for _, l := range f.Links {
			if l.Caption == "" {
				omitted++
				if l.Relation != "marrie" || len(l.Notes) != 1 {
					t.Errorf("%s: %+v", c.name, l)
				}
			}
		}
		if omitted != c.omitted || (len(f.Wordless) == 1) != (omitted > 0) {
			t.Errorf("%s: %d captions left out, the legend says %+v", c.name, omitted, f.Wordless)
		}
		if omitted > 0 && !slices.Contains(legend(&f, "", ""), LegendEntry{Mark: MarkColour, Label: "lines without words: marries", Tone: data.Cooperative}) {
			t.Errorf("%s: %+v", c.name, legend(&f, "", ""))
		}
	}
	// What says more than its relation keeps its words.
	f := Figure{Links: append(ties("marrie", 9), Link{Relation: "marrie", Caption: "marries in 1437"})}
	if omitRepeated(&f, label); f.Links[9].Caption == "" || f.Links[0].Caption != "" {
		t.Errorf("%+v", f.Links)
	}
}

// Several relations go without words where their colours tell them apart.
func TestOmitRepeatedOfEachTone(t *testing.T) {
	label := func(relation string) string { return relation + "s" }
	ties := func(relation string, tone data.Tone, n int) []Link {
		out := make([]Link, n)
		for i := range out {
			out[i] = Link{Relation: relation, Caption: relation + "s", Tone: tone}
		}
		return out
	}
	f := Figure{
		Links: slices.Concat(ties("warn", data.Conflictual, 9), ties("supply", data.Cooperative, 12),
			ties("host", data.Cooperative, 8), ties("lead", data.Neutral, 9), []Link{{Relation: "know", Tone: data.Neutral}}),
	}
	omitRepeated(&f, label)
	for _, l := range f.Links {
		// Two of one tone cannot be told apart, nor from a line without words anyway.
		bare := l.Relation == "warn" || l.Relation == "supply" || l.Relation == "know"
		if (l.Caption == "") != bare {
			t.Errorf("%+v", l)
		}
	}
	if len(f.Wordless) != 2 || f.Wordless[0].Label != "lines without words: supplys" ||
		f.Wordless[1].Label != "lines without words: warns" || f.Wordless[1].Tone != data.Conflictual {
		t.Errorf("%+v", f.Wordless)
	}
}

// manyOthers are ties each of a relation of its own.
func manyOthers(n int) []Link {
	out := make([]Link, n)
	for i := range out {
		out[i] = Link{Relation: string(rune('A' + i)), Caption: string(rune('A'+i)) + "s"}
	}
	return out
}
