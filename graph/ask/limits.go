package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph"
)

// limits tells every filter and limit that a question sets, a sentence each, in a
// fixed order: what is looked at, whose word counts, then which paths.
func (g *gatherer) limits(r *resolved) []string {
	l := &limiter{g: g, x: answer.NewIndex(), lines: []string{}}
	l.claims(r)
	l.voices(r)
	l.ways(r)
	return l.lines
}

// limit says in an answer within which limits it is: those of the question, and what
// could not be read of the dossiers it is made from.
func (g *gatherer) limit(base *answer.Base, r *resolved, read ...*data.Dossier) {
	base.Limits = append(g.limits(r), base.ChosenLines()...)
	if base.LeftOut = answer.LeftOutOf(read...); len(base.LeftOut) > 0 {
		base.Limits = append(base.Limits, answer.LeftOutWords(base.LeftOut))
	}
}

// limiter gathers the sentences. The names that they need are not those of the
// answer: what a limit leaves out may be named by it alone.
type limiter struct {
	g     *gatherer
	x     answer.Index
	lines []string
}

func (l *limiter) say(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...)+".")
}

// claims tells what is asked of claims and of the actors that they tie.
func (l *limiter) claims(r *resolved) {
	f := &r.filter
	if len(f.Relations) > 0 {
		phrases := make([]string, len(f.Relations))
		for i, id := range f.Relations {
			if relation := l.g.m.kinds[id]; relation != nil {
				l.x.Relations[id] = answer.RelationOf(relation)
			}
			phrases[i] = "“" + l.x.Phrase(id, false) + "”"
		}
		l.say("Only %s %s", plural("the relation", len(phrases)), answer.JoinNames(phrases))
	}
	if len(f.Statuses) > 0 {
		l.say("Only claims that are %s", either(texts(f.Statuses)))
	}
	if len(f.Modalities) > 0 {
		l.say("Claims that are %s", either(texts(f.Modalities)))
	}
	if len(f.Tones) > 0 {
		l.say("Only %s ties", either(texts(f.Tones)))
	}
	if len(f.Kinds) > 0 {
		l.say("Only actors %s", kindsLimit(f.Kinds))
	}
	if f.MinGrade > 0 {
		l.say("%s", gradeLimit(f.MinGrade))
	}
	for _, d := range []struct {
		words string
		date  data.Date
	}{{"As of ", f.AsOf}, {"Since ", f.Since}, {"Until ", f.Until}} {
		if !d.date.IsZero() {
			l.say("%s%s", d.words, answer.DateWords(d.date))
		}
	}
}

// kindsLimit tells which kinds of actors are let through.
func kindsLimit(kinds []data.Kind) string {
	given := slices.DeleteFunc(slices.Clone(kinds), func(k data.Kind) bool { return k == data.KindNone })
	words := "of the " + plural("kind", len(given)) + " " + answer.JoinNames(texts(given))
	switch {
	case len(given) == 0:
		return "whose kind is not given"
	case len(given) < len(kinds):
		return words + ", and those whose kind is not given"
	}
	return words
}

// gradeLimit tells the least grade: by its band where it is the least of one.
func gradeLimit(g data.Grade) string {
	if g.Band() != (g - 1).Band() {
		if g.Band() == data.BandHigh {
			return "Only high evidence"
		}
		return "Evidence " + g.Band().String() + " or better"
	}
	return "Evidence of grade " + strconv.Itoa(int(g)) + " or better"
}

// voices tells whose word counts.
func (l *limiter) voices(r *resolved) {
	f := &r.filter
	if f.AccordingTo != "" {
		l.say("According to %s", l.name(f.AccordingTo))
	}
	for _, id := range f.WithoutVoices {
		l.say("Without what %s says", l.name(id))
	}
	for _, id := range f.WithoutSources {
		if s := l.g.m.sources[id]; s != nil {
			l.x.Sources[id] = answer.SourceOf(s)
		}
		l.say("Without the source %s", l.x.Citation(id))
	}
}

// ways tells how ties are followed and which paths count.
func (l *limiter) ways(r *resolved) {
	o := &r.Path
	if r.Verb == answer.VerbDraw && len(r.Network.Path)+len(r.Network.Highlight) == 0 {
		return // nothing is searched
	}
	switch {
	case r.Verb == answer.VerbShow || r.Verb == answer.VerbClaims || r.Verb == answer.VerbDiff:
		return
	case o.AsWritten:
		l.say("Ties as they are written, not as influence runs")
	case o.EitherWay:
		l.say("Ties in either direction")
	}
	if r.Verb == answer.VerbRank || r.Verb == answer.VerbGroups {
		return
	}
	if o.MaxHops > 0 {
		l.say("At most %s", answer.Counted(o.MaxHops, "hop"))
	}
	if len(r.via) > 0 {
		l.say("By way of %s", answer.JoinNames(l.names(r.via)))
	}
	if len(r.avoid) > 0 {
		l.say("Not by way of %s", either(l.names(r.avoid)))
	}
	if o.TimeRespecting {
		l.say("No hop lies wholly before the hop that it follows")
	}
}

func (l *limiter) names(nodes []graph.Node) []string {
	names := make([]string, len(nodes))
	for i, n := range nodes {
		names[i] = l.name(l.g.m.id(n))
	}
	return names
}

func (l *limiter) name(id string) string {
	if n, ok := l.g.m.g.NodeOf(id); ok {
		l.x.Actors[id] = l.g.actorOf(n)
	}
	return l.x.Name(id)
}

// either joins words by "or".
func either(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}
