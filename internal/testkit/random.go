package testkit

import (
	"fmt"
	"math/rand/v2"

	"pgregory.net/rapid"

	"dossier/data"
)

// RandomDossier makes a dossier with up to the given numbers of actors and
// claims. The same state of the generator gives the same dossier.
//
// It is dense in what makes indexes and searches hard: parallel ties, several
// claims on one tie, symmetric relations, joint claims, denials, dates (also
// open ones), weights, modalities and relations along which influence runs
// forward, backward, both ways and not at all.
func RandomDossier(rng *rand.Rand, actors, claims int) *data.Dossier {
	return build(rng.IntN, actors, claims)
}

// SeededDossier is [RandomDossier] from a seed.
func SeededDossier(seed uint64, actors, claims int) *data.Dossier {
	return RandomDossier(rand.New(rand.NewPCG(seed, seed^0x9e3779b97f4a7c15)), actors, claims)
}

// DrawDossier draws a dossier of 2 to maxActors actors and 0 to maxClaims
// claims, made as [RandomDossier] makes it, in a way that rapid can shrink.
func DrawDossier(t *rapid.T, maxActors, maxClaims int) *data.Dossier {
	actors := rapid.IntRange(2, maxActors).Draw(t, "actors")
	claims := rapid.IntRange(0, maxClaims).Draw(t, "claims")
	pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }
	return build(pick, actors, claims)
}

// RandomTable makes a table of rows between random actors for a dossier made
// here, as an edge list gives it: one attribution a row, and all columns in use. Each
// text has two numbers.
func RandomTable(rng *rand.Rand, d *data.Dossier, rows int) *data.Table {
	t := &data.Table{Source: d.Sources[0].ID, Strings: []string{""}}
	for _, s := range d.Sources {
		t.Strings = append(t.Strings, s.ID)
	}
	firstActor := len(t.Strings)
	for _, a := range d.Actors {
		t.Strings = append(t.Strings, a.ID)
	}
	firstThing := len(t.Strings)
	t.Strings = append(t.Strings, things...)
	texts := len(t.Strings)
	t.Strings = append(t.Strings, t.Strings...)
	for row := range rows {
		t.From = append(t.From, uint32(rng.IntN(len(d.Actors))))
		t.To = append(t.To, uint32(rng.IntN(len(d.Actors))))
		t.Relation = append(t.Relation, uint16(rng.IntN(len(d.Relations))))
		t.Stance = append(t.Stance, oneOf(rng.IntN, stances))
		t.When = append(t.When, Date(oneOf(rng.IntN, dates)))
		t.Weight = append(t.Weight, float64(rng.IntN(10)))
		t.What = append(t.What, uint32(firstThing+rng.IntN(len(things))))
		t.Occasion = append(t.Occasion, uint32(firstThing+rng.IntN(len(things)*2)%len(things)))
		t.Modality = append(t.Modality, oneOf(rng.IntN, modalities))
		t.Credibility = append(t.Credibility, uint8(max(rng.IntN(12)-5, 0)))
		t.Quote = append(t.Quote, 0)
		by, source := 0, rng.IntN(firstActor)
		if rng.IntN(2) == 0 {
			by = firstActor + rng.IntN(len(d.Actors))
		}
		t.By = append(t.By, uint32(by))
		t.SourceOf = append(t.SourceOf, uint32(source))
		t.Confidence = append(t.Confidence, int16(rng.IntN(102)-1))
		if row%2 == 0 {
			continue
		}
		for _, column := range []*uint32{&t.What[row], &t.Occasion[row], &t.By[row], &t.SourceOf[row]} {
			if *column != 0 {
				*column += uint32(texts)
			}
		}
	}
	return t
}

// Date parses a date that is known to be well written, and panics otherwise.
func Date(s string) data.Date {
	d, err := data.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Relations returns the few relations that random dossiers use: every way that
// influence runs, every tone, and two symmetric ones.
func Relations() []data.Relation {
	return []data.Relation{
		{ID: "supplies", Label: "supplies", Inverse: "is supplied by", Tone: data.Cooperative, Mode: data.Material, Influence: data.Forward},
		{ID: "depends-on", Label: "depends on", Inverse: "is depended on by", Tone: data.Neutral, Mode: data.Structural, Influence: data.Backward},
		{ID: "allied-with", Label: "is allied with", Symmetric: true, Tone: data.Cooperative, Mode: data.Structural, Influence: data.Both},
		{ID: "warns", Label: "warns", Inverse: "is warned by", Tone: data.Conflictual, Mode: data.Verbal, Influence: data.Forward},
		{ID: "meets", Label: "meets", Symmetric: true, Tone: data.Neutral, Mode: data.Verbal, Influence: data.Both},
		{ID: "accuses", Label: "accuses", Inverse: "is accused by", Tone: data.Conflictual, Mode: data.Verbal, Influence: data.NoInfluence},
	}
}

var (
	stances    = []data.Stance{data.Asserts, data.Asserts, data.Alleges, data.Speculates, data.Confirms, data.Denies}
	modalities = []data.Modality{data.Actual, data.Actual, data.Actual, data.Actual, data.Planned, data.Possible}
	dates      = []string{"", "", "2018", "2019", "2020-03", "2021-06-15", "2019/2021", "2020/..", "../2020"}
	things     = []string{"", "", "rockets", "Rockets", "shells"} // what claims are about
	sources    = 5
)

func build(pick func(int) int, actors, claims int) *data.Dossier {
	d := &data.Dossier{Title: "Random", Relations: Relations()}
	for i := range actors {
		d.Actors = append(d.Actors, data.Actor{
			ID:   actorID(i),
			Name: fmt.Sprintf("Actor %03d", i),
			Kind: data.Kinds()[i%len(data.Kinds())],
		})
	}
	for i := range sources {
		s := data.Source{ID: fmt.Sprintf("s%d", i), Title: fmt.Sprintf("Source %d", i)}
		if i < 2 {
			s.Origin = "wire" // two sources that repeat one wire
		}
		d.Sources = append(d.Sources, s)
	}
	list := make([]data.Claim, claims)
	for i := range list {
		list[i] = randomClaim(pick, i, actors)
	}
	d.Claims.Append(list...)
	return d
}

func randomClaim(pick func(int) int, i, actors int) data.Claim {
	relation := oneOf(pick, Relations())
	c := data.Claim{
		ID:       fmt.Sprintf("c%04d", i),
		Relation: relation.ID,
		Modality: oneOf(pick, modalities),
		When:     Date(oneOf(pick, dates)),
	}
	from := pick(actors)
	to := (from + 1 + pick(max(actors-1, 1))) % actors
	c.From, c.To = []string{actorID(from)}, []string{actorID(to)}
	if pick(8) == 0 { // jointly with one more
		c.From = append(c.From, actorID(pick(actors)))
	}
	if relation.Symmetric && pick(3) == 0 { // all participants in one list
		c.From, c.To = append(c.From, c.To...), nil
	}
	if pick(2) == 0 {
		w := float64(pick(10))
		c.Weight = &w
	}
	for range pick(4) {
		c.Said = append(c.Said, randomAttribution(pick, actors))
	}
	if pick(3) == 0 {
		c.What = oneOf(pick, things)
	}
	if pick(6) == 0 {
		c.Occasion = oneOf(pick, things)
	}
	return c
}

func randomAttribution(pick func(int) int, actors int) data.Attribution {
	a := data.Attribution{
		Stance: oneOf(pick, stances),
		Source: fmt.Sprintf("s%d", pick(sources)),
	}
	for range pick(3) {
		a.By = append(a.By, actorID(pick(actors)))
	}
	switch pick(6) {
	case 0:
		a.Credibility = 1 + pick(6)
	case 1:
		confidence := pick(101)
		a.Confidence = &confidence
	}
	return a
}

func actorID(i int) string { return fmt.Sprintf("a%03d", i) }

func oneOf[T any](pick func(int) int, list []T) T { return list[pick(len(list))] }
