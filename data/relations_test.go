package data

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBuiltinRelationsAreSound(t *testing.T) {
	relations := BuiltinRelations()
	if n := len(relations); n < 40 || n > 60 {
		t.Errorf("%d built-in relations", n)
	}
	for _, p := range Check(context.Background(), &Dossier{Relations: relations}) {
		t.Errorf("%s: %v (%s)", relations[p.Place.Index].ID, p, p.Hint)
	}
	for _, r := range relations {
		if r.Inverse == "" {
			t.Errorf("%s has no inverse", r.ID)
		}
		if (r.CAMEO == "") != (r.PLOVER == "") && r.ID != "denies" {
			t.Errorf("%s: CAMEO %q beside PLOVER %q", r.ID, r.CAMEO, r.PLOVER)
		}
	}
	relations[0].ID = "changed"
	if BuiltinRelations()[0].ID == "changed" {
		t.Error("the table is shared")
	}
}

// What other parts build on.
func TestInfluenceOfBuiltinRelations(t *testing.T) {
	want := map[Influence]string{
		Forward:     "leads supplies arms aids pressures warns threatens sanctions supports invades attacks bars owns controls advises finances trains sells-to",
		Backward:    "speaks-for works-for member-of part-of depends-on buys-from",
		Both:        "allied-with married-to parent-of trades-with fights holds-office-in",
		NoInfluence: "meets visits hosts attends negotiates-with has-ties-with seeks-from denies accuses condemns reports-on publishes located-in",
	}
	d := &Dossier{Relations: BuiltinRelations()}
	x := NewIndex(d)
	for influence, ids := range want {
		for id := range strings.FieldsSeq(ids) {
			if i, ok := x.Relation(id); !ok || d.Relations[i].Influence != influence {
				t.Errorf("%s should carry influence %s", id, influence)
			}
		}
	}
}

// Codes must stand in the codebook, and tone and mode must agree with the class
// that it gives them: 1 and 2 are cooperation, 1 and 3 words.
func TestCAMEOCodes(t *testing.T) {
	text, err := os.ReadFile(filepath.FromSlash("../../shared/data/cameo/codes.tsv"))
	if err != nil {
		t.Skip("no codebook at hand")
	}
	class := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		f := strings.Split(line, "\t")
		class[f[0]] = f[2]
	}
	for _, r := range BuiltinRelations() {
		if r.CAMEO == "" {
			continue
		}
		c, ok := class[r.CAMEO]
		if !ok {
			t.Errorf("%s: CAMEO has no code %q", r.ID, r.CAMEO)
			continue
		}
		if friendly := c == "1" || c == "2"; friendly && r.Tone == Conflictual || !friendly && r.Tone != Conflictual {
			t.Errorf("%s is %s, yet CAMEO %s is of class %s", r.ID, r.Tone, r.CAMEO, c)
		}
		if words := c == "1" || c == "3"; words && r.Mode == Material || !words && r.Mode == Verbal {
			t.Errorf("%s is %s, yet CAMEO %s is of class %s", r.ID, r.Mode, r.CAMEO, c)
		}
	}
}

func TestPlainRelation(t *testing.T) {
	r := PlainRelation("lobbies", "lobbies")
	if p := Check(context.Background(), &Dossier{Relations: []Relation{r}}); len(p) > 0 {
		t.Errorf("a plain relation has problems: %v", p)
	}
	if r.Influence != Forward || r.Tone != Neutral || r.Symmetric {
		t.Errorf("a plain relation is %+v", r)
	}
}
