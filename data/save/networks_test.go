package save

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/data"
)

// Networks come back with all of their actors, claims and attributions, and answers are
// the same, less what is counted as lost: as a table a dossier is the same before and
// after.
func TestNetworksKeepClaims(t *testing.T) {
	for _, format := range []string{"graphml", "gexf"} {
		t.Run(format, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				d := drawDossier(t)
				for i := range d.Actors {
					d.Actors[i].Name = fmt.Sprint(rapid.SampledFrom(names).Draw(t, "name"), i)
				}
				withoutWhatTablesLose(d)
				if data.HasErrors(data.Check(context.Background(), d)) {
					t.Skip("not sound")
				}
				united, err := data.Unite(context.Background(), d)
				if err != nil {
					t.Fatal(err)
				}
				text, lost := write(t, d, format)
				back, _ := read(t, text, format)
				if got, want := told(back.Actors), told(united.Actors); !slices.Equal(got, want) {
					t.Fatalf("the actors are\n%s\nwere\n%s\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), text)
				}
				before, lostBefore := write(t, d, "csv")
				after, _ := write(t, back, "csv")
				if got, want := rowsOf(after), rowsOf(xmlText(withFileAsSource(before, "csv"))); !slices.Equal(got, want) {
					t.Fatalf("as a table it is\n%s\nwas\n%s\n%s\nlost: %s", strings.Join(got, "\n"), strings.Join(want, "\n"), text, lost)
				}
				if len(lostBefore) == 0 && len(d.Actors) > 1 {
					actors := [2]string{back.Actors[0].ID, back.Actors[len(back.Actors)-1].ID}
					for i := range 3 {
						if got, want := answerCSV(t, back, actors, i), answerCSV(t, d, actors, i); got != want {
							t.Fatalf("the answer is\n%s\nwas\n%s", got, want)
						}
					}
				}
			})
		})
	}
}

// rowsOf are the rows of a table in order, of equal ones one.
func rowsOf(text string) []string { return slices.Compact(sortedLines(text)) }

// told writes actors down, in order, with what a network holds of them. White space at
// the ends of texts is nobody's.
func told(actors []data.Actor) []string {
	list := make([]string, len(actors))
	for i, a := range actors {
		names := make(map[string]bool)
		for _, alias := range append(a.Aliases, a.Metonyms...) {
			if alias = strings.TrimSpace(xmlText(alias)); alias != "" {
				names[alias] = true
			}
		}
		list[i] = xmlText(fmt.Sprintf("%s %s %s %s %s %s %s", a.ID, strings.TrimSpace(a.Name), a.Kind, slices.Sorted(maps.Keys(names)), strings.TrimSpace(a.Description), a.Wikidata, a.Country))
	}
	slices.Sort(list)
	return list
}

// xmlText replaces what XML cannot hold.
func xmlText(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return '\ufffd'
		}
		return r
	}, text)
}
