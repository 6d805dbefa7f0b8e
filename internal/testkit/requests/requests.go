// Package requests draws requests at random for tests: of every verb, with every
// option. A new option needs a row in it.
package requests

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/internal/setting"
)

// Names are what of a dossier a request may name. There are two actors or more.
type Names struct{ Actors, Relations, Sources []string }

// Odd are names of no dossier that are hard to write in some form of a request.
func Odd() Names {
	return Names{Actors: []string{"Kim", "Kim Jong Un", "O'Brien", "", "서울", "-x", "a=b&c", `back\slash`, "A, B", `say "no"`, "it's; rm -rf *"},
		Relations: []string{"supplies", "warns"}, Sources: []string{"brief", "The brief (2023)"}}
}

// NamesOf lists what a dossier has, by ids.
func NamesOf(d *data.Dossier) (n Names) {
	for i := range d.Actors {
		n.Actors = append(n.Actors, d.Actors[i].ID)
	}
	for i := range d.Relations {
		n.Relations = append(n.Relations, d.Relations[i].ID)
	}
	for i := range d.Sources {
		n.Sources = append(n.Sources, d.Sources[i].ID)
	}
	return n
}

// ValuesOf gives some values that an option takes, as they are written; nil for an
// option that is not known here.
func ValuesOf(o options.Option, n Names) []string {
	if o.Switch() {
		return []string{"true"}
	}
	if o.Names != "" {
		return named(o.Value(new(options.Request)).Type(), n.of(o.Names))
	}
	if values := written[o.Name]; values != nil {
		return values
	}
	return o.Words
}

// written are the values of the options that name nothing of a dossier.
var written = map[string][]string{
	"status":     {"confirmed", "asserted,alleged", "denied"},
	"modality":   {"actual", "planned,possible"},
	"tone":       {"cooperative", "neutral,conflictual"},
	"kind":       {"person", "state,event", "none", "none,place"},
	"min-grade":  {"3", "5"},
	"as-of":      {"2019", "2023-09", "2022-02-24/.."},
	"slices":     {"2019,2021", "2019-09,2022-02-24/..,2023"},
	"since":      {"2019", "2019-09-12"},
	"until":      {"2023~"},
	"count":      {"3"},
	"top":        {"5"},
	"dpi":        {"150"},
	"keep":       {"figures/earlier edition.svg", "old.html", "x", "a&b=c?d#e.svg"},
	"max-actors": {"60", "1000"},
	"width":      {"160mm", "85"},
	"max-hops":   {"4"},
	"hops":       {"2"},
	"title":      {"A title", "$(title)", "-x", "100 %&x=1+1"},
}

func (n Names) of(what ask.Names) []string {
	switch what {
	case ask.NamesRelations:
		return n.Relations
	case ask.NamesSources:
		return n.Sources
	}
	return n.Actors
}

// named writes names as an option of some type takes them: one, two, or a list.
func named(kind string, names []string) (values []string) {
	list := func(names ...string) string { return setting.Names(&names, kind).String() }
	if !strings.Contains(kind, ",") {
		return names
	}
	for i, name := range names {
		if name == "" {
			continue
		}
		if !strings.Contains(kind, "FROM") && !strings.HasSuffix(kind, ",ACTOR") {
			values = append(values, list(name))
		}
		if other := names[(i+1)%len(names)]; other != "" {
			values = append(values, list(name, other))
		}
	}
	return values
}

// Any draws a request of any verb, which need not make sense.
func Any(t *rapid.T, n Names) options.Request {
	var r options.Request
	r.Verb = rapid.SampledFrom(ask.Verbs()).Draw(t, "verb")
	most := 2
	if r.Verb == answer.VerbClaims || r.Verb == answer.VerbDraw {
		most = 4
	}
	if actors := rapid.SliceOfN(rapid.SampledFrom(n.Actors), 0, most).Draw(t, "actors"); len(actors) > 0 {
		r.Actors = actors
	}
	for _, o := range options.Of(r.Verb) {
		if rapid.Bool().Draw(t, o.Name) {
			set(t, &r, o, n)
		}
	}
	return r
}

func set(t *rapid.T, r *options.Request, o options.Option, n Names) {
	values := ValuesOf(o, n)
	if len(values) == 0 {
		t.Fatalf("no values for the new option --%s: add some in internal/testkit/requests", o.Name)
	}
	if err := o.Value(r).Set(rapid.SampledFrom(values).Draw(t, "value")); err != nil {
		t.Fatalf("--%s: %v", o.Name, err)
	}
}

// Sensible draws a request of any verb that can be answered from a dossier with
// such names, but for options named in without.
func Sensible(t *rapid.T, n Names, without ...string) options.Request {
	var r options.Request
	r.Verb = rapid.SampledFrom(append(ask.Verbs(), answer.VerbOverview)).Draw(t, "verb")
	actors := rapid.Permutation(n.Actors).Draw(t, "actors")
	switch r.Verb {
	case answer.VerbPath:
		r.Actors = actors[:2]
	case answer.VerbShow:
		r.Actors = actors[:1]
	case answer.VerbClaims, answer.VerbDraw:
		r.Actors = actors[:rapid.IntRange(0, 2).Draw(t, "count")]
	case answer.VerbRank, answer.VerbGroups:
		for _, m := range append(ask.Measures(r.Verb), censuses(r.Verb)...) {
			if r.Actors == nil && rapid.IntRange(0, 4).Draw(t, m.Name) == 0 {
				r.Actors = []string{m.Name}
			}
		}
	case answer.VerbDiff:
		r.Sides.AccordingTo = actors[:2]
	}
	for _, o := range options.Of(r.Verb) {
		if slices.Contains(without, o.Name) || contradicts(&r, o.Name) || rapid.IntRange(0, 4).Draw(t, o.Name) != 0 {
			continue
		}
		set(t, &r, o, n)
	}
	return r
}

func censuses(verb string) []ask.Measure {
	if verb == answer.VerbGroups {
		return ask.Censuses()
	}
	return nil
}

// contradicts reports whether an option makes no sense beside what a request has.
// Actors that a path must or must not pass may be its ends, so they are left out.
func contradicts(r *options.Request, name string) bool {
	switch name {
	case "either-way":
		return r.Path.AsWritten
	case "avoid":
		return true
	case "as-of", "according-to":
		return r.Verb == answer.VerbDiff // it has its sides
	case "hops":
		return len(r.Actors) == 0
	case "path", "highlight":
		return len(r.Actors) > 0 || len(r.Network.Path) > 0
	case "hide":
		return true // may be whom the question names
	case "group-by":
		return r.Look.Keep != ""
	}
	return false
}
