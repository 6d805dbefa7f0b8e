package ask

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/path"
)

// Verbs lists the verbs with which questions are asked, that of the overview
// apart, in the order of help texts.
func Verbs() []string {
	return []string{answer.VerbPath, answer.VerbShow, answer.VerbClaims, answer.VerbDraw, answer.VerbRank, answer.VerbGroups, answer.VerbDiff}
}

// check reports whether a question can be put so, whatever the dossier holds.
func (q *Question) check() error {
	if q.Verb != answer.VerbOverview {
		if err := CheckVerb(q.Verb); err != nil {
			return err
		}
	}
	switch {
	case q.Path.AsWritten && q.Path.EitherWay:
		return errTwoDirections
	case q.Path.By > path.ByWeight:
		return Usagef("there is no choice number %d of what makes a path better", q.Path.By)
	case q.Top < 0:
		return Usagef("a measure has lines from the first on: %d cannot be given", q.Top)
	}
	n := len(q.Actors)
	switch q.Verb {
	case answer.VerbPath:
		return q.checkEnds(q.Actors)
	case answer.VerbShow:
		if n != 1 {
			return Usagef("show needs one actor, and %d were given", n)
		}
	case answer.VerbRank, answer.VerbGroups:
		if n > 1 {
			return Usagef("%s takes one measure, and %d were given", q.Verb, n)
		}
	case answer.VerbDraw:
		return q.checkNetwork()
	case answer.VerbDiff:
		_, err := q.sides()
		return err
	}
	return nil
}

func (q *Question) checkEnds(ends []string) error {
	if len(ends) != 2 {
		return Usagef("a path needs two actors, FROM and TO, and %d were given", len(ends))
	}
	return nil
}

func (q *Question) checkNetwork() error {
	o := &q.Network
	switch {
	case len(o.Path) > 0 && len(q.Actors) > 0:
		return Usagef("draw takes actors or --path FROM,TO, not both")
	case len(o.Path) > 0 && len(o.Highlight) > 0:
		return Usagef("draw takes --path or --highlight, not both")
	case len(o.Path) > 0:
		return q.checkEnds(o.Path)
	case o.Hops > 0 && len(q.Actors) == 0:
		return Usagef("--hops needs actors to start from: dossier draw Kim --hops %d", o.Hops)
	case len(o.Highlight) > 0:
		return q.checkEnds(o.Highlight)
	}
	return nil
}

// CheckVerb reports whether something is asked with a verb, that of the overview
// apart. The error names the nearest and all there are.
func CheckVerb(verb string) error {
	if slices.Contains(Verbs(), verb) {
		return nil
	}
	hint := ""
	if near := data.Nearest(verb, Verbs(), 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? "
	}
	return Usagef("%s cannot be asked here: %sthere are %s", data.Quoted(verb), hint, strings.Join(Verbs(), ", "))
}
