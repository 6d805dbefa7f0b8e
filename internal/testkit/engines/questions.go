package engines

import (
	"math/rand/v2"
	"slices"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/graph/path"
	"dossier/internal/testkit"
)

func random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 77)) }

func shuffled[T any](rng *rand.Rand, list []T) []T {
	list = slices.Clone(list)
	rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
	return list
}

// questions are some of every verb to a dossier of two or more actors: plain ones,
// and ones with limits at random. Everything in them is named by its id.
func questions(d *data.Dossier) []ask.Question {
	rng := random(uint64(len(d.Actors)*1000 + d.Claims.Len()))
	actor := func() string { return d.Actors[rng.IntN(len(d.Actors))].ID }
	two := func() []string {
		at := rng.Perm(len(d.Actors))
		return []string{d.Actors[at[0]].ID, d.Actors[at[1]].ID}
	}
	list := []ask.Question{{}}
	for i := range 4 {
		f := func() ask.Filter { return someFilter(rng, d, i > 0) }
		p := func(q ask.Question, ends []string) ask.Question {
			q.Path = somePaths(rng, d, ends, i > 0)
			return q
		}
		ends, drawn, shown := two(), two(), two()
		list = append(list,
			p(ask.Question{Verb: answer.VerbPath, Actors: ends, Filter: f()}, ends),
			p(ask.Question{Verb: answer.VerbPath, Actors: drawn, Filter: f()}, drawn),
			ask.Question{Verb: answer.VerbShow, Actors: []string{actor()}, Filter: f()},
			ask.Question{Verb: answer.VerbClaims, Actors: two()[:rng.IntN(3)], Filter: f()},
			ask.Question{Verb: answer.VerbDraw, Filter: f()},
			ask.Question{Verb: answer.VerbDraw, Actors: two()[:1+rng.IntN(2)], Network: ask.NetworkOptions{Hops: rng.IntN(3)}, Filter: f()},
			p(ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Path: drawn}, Filter: f()}, drawn),
			p(ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Highlight: shown}, Filter: f()}, shown),
			ask.Question{Verb: answer.VerbRank, Actors: []string{"degree", "neighbours"}[:rng.IntN(2)], Top: rng.IntN(4), Filter: f(), Path: direction(rng)},
			ask.Question{Verb: answer.VerbRank, Actors: []string{"pagerank"}, Filter: f(), Path: direction(rng)},
			ask.Question{Verb: answer.VerbGroups, Top: rng.IntN(4), Filter: f(), Path: direction(rng)},
			ask.Question{Verb: answer.VerbGroups, Actors: []string{[]string{"balance", "triads", "cores", "communities"}[i]}, Filter: f()},
		)
	}
	ends := two()
	for i := range 4 {
		f := func() ask.Filter { return someFilter(rng, d, i%2 == 1) }
		list = append(list,
			ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Expand: two()[:1], Hide: two()[:rng.IntN(3)]}, Filter: f()},
			ask.Question{Verb: answer.VerbDraw, Actors: ends[:1], Network: ask.NetworkOptions{Expand: two()[:1+rng.IntN(2)], Hide: ends[1:]}, Filter: f()},
			ask.Question{Verb: answer.VerbDraw, Network: ask.NetworkOptions{Path: ends, Expand: two()}, Path: ask.PathOptions{K: 3}, Filter: f()})
	}
	for i := range d.Sources {
		list = append(list, ask.Question{Verb: answer.VerbDraw, Filter: ask.Filter{WithoutSources: []string{d.Sources[i].ID}}})
	}
	for i := range list {
		if list[i].Verb == answer.VerbPath {
			list[i].Path.Stress = i%2 == 0
		}
	}
	return list
}

func some[T any](rng *rand.Rand, list []T) []T { return shuffled(rng, list)[:1+rng.IntN(len(list))] }

// someFilter sets some of a filter's fields.
func someFilter(rng *rand.Rand, d *data.Dossier, limited bool) (f ask.Filter) {
	set := func(chance int) bool { return limited && rng.IntN(chance) == 0 }
	date := func() data.Date {
		return testkit.Date([]string{"2018", "2019", "2020-03", "2021", "2019/2021"}[rng.IntN(5)])
	}
	var used, sources, actors []string
	for i := range d.Claims.Len() {
		used = append(used, d.Claim(i).Relation)
	}
	for i := range d.Sources {
		sources = append(sources, d.Sources[i].ID)
	}
	for i := range d.Actors {
		actors = append(actors, d.Actors[i].ID)
	}
	slices.Sort(used)
	if used = slices.Compact(used); set(5) && len(used) > 0 {
		f.Relations = some(rng, used)
	}
	if set(4) {
		f.Statuses = some(rng, data.Statuses())
	}
	if set(4) {
		f.Modalities = some(rng, data.Modalities())
	}
	if set(6) {
		f.Tones = some(rng, data.Tones())
	}
	if set(5) {
		f.Kinds = some(rng, data.KindsAndNone())
	}
	if set(6) {
		f.AsOf = date()
	}
	if set(8) {
		f.Since = date()
	} else if set(8) {
		f.Until = date()
	}
	if set(6) {
		f.MinGrade = data.Grade(1 + rng.IntN(5))
	}
	if set(6) {
		f.AccordingTo = actors[rng.IntN(len(actors))]
	}
	if set(6) && len(sources) > 0 {
		f.WithoutSources = some(rng, sources)[:1]
	}
	if set(6) {
		f.WithoutVoices = some(rng, actors)[:1]
	}
	return f
}

func direction(rng *rand.Rand) ask.PathOptions {
	return []ask.PathOptions{{}, {AsWritten: true}, {EitherWay: true}}[rng.IntN(3)]
}

// somePaths says which paths are wanted between two actors.
func somePaths(rng *rand.Rand, d *data.Dossier, ends []string, limited bool) ask.PathOptions {
	o := direction(rng)
	o.By = path.Choice(rng.IntN(3))
	o.K = rng.IntN(4)
	if !limited {
		return o
	}
	o.All = rng.IntN(3) == 0
	if rng.IntN(3) == 0 {
		o.MaxHops = 1 + rng.IntN(3)
	}
	for _, a := range d.Actors {
		switch chance := rng.IntN(8); {
		case slices.Contains(ends, a.ID):
		case chance == 0 && len(o.Via) < 2:
			o.Via = append(o.Via, a.ID)
		case chance == 1:
			o.Avoid = append(o.Avoid, a.ID)
		}
	}
	o.TimeRespecting = rng.IntN(5) == 0
	return o
}
