package data

import (
	"strings"
	"testing"
)

func TestPhrasesNear(t *testing.T) {
	p := NewPhrases(BuiltinRelations())
	for words, want := range map[string]string{
		"leed": "leads", "lead": "leads", "led": "leads", "LEADING": "leads", "is led by": "leads backward",
		"supply": "supplies", "supplied": "supplies", "Supplies to": "supplies", "suplies": "supplies", "supplying": "supplies",
		"is supplied by": "supplies backward", "supplied-by": "supplies backward",
		"sell": "sells-to", "sold to": "sells-to", "buys": "buys-from", "employs": "works-for backward",
		"member": "member-of", "is member of": "member-of", "married": "married-to", "is a part of": "part-of",
		"recognises": "recognizes", "warned": "warns", "barred": "bars", "sanction": "sanctions", "accused": "accuses", "financing": "finances",
		"meet": "meets", "met with": "meets", "armed": "arms", "owned by": "owns backward", "allies with": "allied-with",
		// New relations are no slips.
		"reports to": "", "works at": "", "posts": "", "heads": "", "befriends": "", "hires": "", "bans": "", "linked-to": "", "funds": "", "trusts": "",
		"invests in": "", "helps": "", "passes": "", "040": "", "": "", "is": "", "to": "", "снабжает": "",
	} {
		id, backward := p.Near(words)
		if backward {
			id += " backward"
		}
		if id != want {
			t.Errorf("%q: %q, want %q", words, id, want)
		}
	}
	if id, _ := p.Near(strings.Repeat("supplies ", 1<<20)); id != "" {
		t.Errorf("a very long one: %q", id)
	}
	for _, r := range BuiltinRelations() {
		for _, words := range []string{r.ID, r.Label} {
			if id, backward := p.Near(words); id != r.ID && builtinLabel(id) != r.InverseLabel() || backward {
				t.Errorf("%q is near to %s, backward %t", words, id, backward)
			}
		}
	}
}

// builtinLabel is the label of a built-in relation.
func builtinLabel(id string) string {
	for _, r := range BuiltinRelations() {
		if r.ID == id {
			return r.Label
		}
	}
	return ""
}

// FuzzPhrases: whatever the words, looking them up ends, and gives a relation there is.
func FuzzPhrases(f *testing.F) {
	for _, seed := range []string{"leed", "is supplied by", "s", "ed", "ing", "ies", "\xff", "снабжает", "e e e"} {
		f.Add(seed)
	}
	p := NewPhrases(BuiltinRelations())
	f.Fuzz(func(t *testing.T, words string) {
		if id, _ := p.Near(words); id != "" && builtinLabel(id) == "" {
			t.Errorf("%q: there is no relation %q", words, id)
		}
	})
}
