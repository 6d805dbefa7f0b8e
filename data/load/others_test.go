package load

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

// Files as other programs write them (testdata/others/make.py made them) are read with all
// that they say: each holds the same three actors and the same attributions.
func TestFilesOfOthers(t *testing.T) {
	want := []string{"kim warns seoul 2023-09-13 2.5 asserts", "kim warns seoul 2023-09-13 2.5 denies", "moscow supplies kim 2023 1 alleges"}
	for _, name := range []string{"networkx.graphml", "networkx.gexf", "igraph.graphml", "openpyxl.xlsx"} {
		d, problems, err := LoadFS(context.Background(), os.DirFS("testdata/others"), name, Options{})
		if err != nil || data.HasErrors(problems) {
			t.Fatalf("%s: %v\n%s", name, err, placed(problems))
		}
		var got []string
		for i := range d.Claims.Len() {
			if d.Claims.Follows(i) {
				continue
			}
			c := d.Claim(i)
			for _, said := range c.Said {
				got = append(got, fmt.Sprintf("%s %s %s %s %v %s", strings.Join(c.From, "+"), c.Relation, strings.Join(c.To, "+"), c.When, *c.Weight, said.Stance))
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"), placed(problems))
		}
		var actors []string
		for _, a := range d.Actors {
			actors = append(actors, fmt.Sprintf("%s=%s (%s)", a.ID, a.Name, a.Kind))
		}
		if slices.Sort(actors); strings.Join(actors, ", ") != `kim=Kim Jong Un (person), moscow=Москва (state), seoul="Seoul" <&> Société (state)` {
			t.Errorf("%s: the actors are %s", name, strings.Join(actors, ", "))
		}
	}
}
