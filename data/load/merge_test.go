package load

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

const second = `actors:
  - {id: beta, name: Beta, kind: state}
  - {id: gamma, name: Gamma, kind: group}
claims:
  - {from: gamma, relation: warns, to: beta, said: [{by: gamma, stance: alleges, source: paper}]}
`

// meaning tells dossiers apart whatever their order: every part as text, sorted.
func meaning(t *testing.T, d *data.Dossier) string {
	t.Helper()
	var parts []string
	add := func(v any) {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, string(text))
	}
	for _, a := range d.Actors {
		add(a)
	}
	for _, r := range d.Relations {
		add(r)
	}
	for _, s := range d.Sources {
		add(s)
	}
	for i := range d.Claims.Len() {
		c := d.Claim(i)
		if strings.Contains(c.ID, "-row-") { // which row it was is not what it means
			c.ID, c.Said[0].At = "", ""
		}
		add(c)
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

func TestMergeInAnyOrder(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for name, text := range map[string]string{
		"a.yaml": small, "b.yaml": second, "copy.yaml": second,
		"ties.csv": "from,relation,to,by\nGamma,supplies,ALPHA,Delta\nAlphaville,meets,Delta,\n",
		"more.csv": "source,target,interaction\nfirst,Delta!,meets\ndelta,beta,new verb\n",
	} {
		path := filepath.Join(dir, name)
		write(t, path, text)
		paths = append(paths, path)
	}
	slices.Sort(paths)
	want := ""
	for i := range 4 {
		d, problems, err := Load(context.Background(), paths, Options{})
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		if got := meaning(t, d); i == 0 {
			want = got
		} else if got != want {
			t.Errorf("order %v:\n%s\nwant\n%s", paths, got, want)
		}
		paths = append(paths[1:], paths[0])
	}
	if !strings.Contains(want, `"ID":"gamma-warns-beta"`) || strings.Contains(want, "gamma-warns-beta-2") {
		t.Error("the claim of both copies should be one, named by its content")
	}
	if n := strings.Count(want, `"Name":"Delta!"`) + strings.Count(want, `"ID":"delta-2"`); n != 2 {
		t.Error("names with one slug should get ids of their own")
	}
}

func TestMergeShowsBothPlaces(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	write(t, a, small)
	write(t, b, strings.Replace(small, "name: Beta", "name: Bet", 1)+"    weight: 2\n")
	_, problems, err := Load(context.Background(), []string{b, a}, Options{})
	if err != nil || brief(problems) != "4:10 duplicate-id\n8:9 duplicate-id" {
		t.Fatal(problems, err)
	}
	for _, p := range problems {
		if p.File != b || !strings.Contains(p.Message, a+":") {
			t.Errorf("%+v", p)
		}
	}
}

func TestSamePathTwice(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "dossier.yaml"), small)
	write(t, filepath.Join(dir, "t.csv"), "from,to\na,b\n")
	for _, path := range []string{dir, filepath.Join(dir, "t.csv")} {
		d, problems, err := Load(context.Background(), []string{path, path + "/."}, Options{})
		if err != nil || len(problems) > 0 || d.Claims.Len() != 1 {
			t.Error(problems, err)
		}
	}
}

func TestClaimIDsFollowContent(t *testing.T) {
	const head = "actors: [{id: a, name: A, kind: person}, {id: b, name: B, kind: person}]\nsources: [{id: s, title: S}]\nclaims:\n"
	claims := []string{
		"  - {from: a, relation: meets, to: b, when: 2019, said: [{stance: asserts, source: s}]}\n",
		"  - {from: a, relation: meets, to: b, when: 2023, said: [{stance: asserts, source: s}]}\n",
		"  - {from: [a, b], relation: allied-with, said: [{stance: asserts, source: s}]}\n",
		"  - {id: b-warns-a, from: b, relation: warns, to: a, what: first, said: [{stance: asserts, source: s}]}\n",
		"  - {from: b, relation: warns, to: a, said: [{stance: asserts, source: s}]}\n",
	}
	want := ""
	for i := range claims {
		d, problems := loadText(t, "dossier.yaml", head+strings.Join(append(slices.Clone(claims[i:]), claims[:i]...), ""))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if got := meaning(t, d); i == 0 {
			want = got
		} else if got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
	if !strings.Contains(want, `"ID":"a-b-allied-with"`) {
		t.Error(want)
	}
}
