package render

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// DefaultMaxNotes is the number of notes of a figure unless asked otherwise.
const DefaultMaxNotes = 40

// Options says what a figure shows beside its actors and ties. The zero
// Options are the defaults.
type Options struct {
	// Title stands above the figure; empty: one that says what the answer is about.
	Title string
	// NoNotes leaves out the numbered evidence. Captions then say the status of ties that
	// are not asserted or better: "supplies (alleged)".
	NoNotes bool
	// MaxNotes bounds the number of notes; 0 means DefaultMaxNotes. Where
	// there are more claims, the footer says so.
	MaxNotes int
	// Flow is the direction of reading; nil means from left to right for
	// paths of up to five hops and around an actor with many leaves, and from top
	// to bottom for everything else.
	Flow *Flow
	// GroupBy puts actors into groups; empty: none.
	GroupBy Grouping
	// AllCaptions gives every tie its caption, also where the relation of most of
	// them could stand in the legend once.
	AllCaptions bool
	// Fold draws the leaves of an actor that have the same ties to it as one box with
	// their names.
	Fold bool
}

// Build makes the figure of an answer: of paths, of a network or of a comparison.
// It fails for other answers, for a comparison of more than a figure can hold, where
// a list of the answer does, and where the context ends. Whoever draws has sealed the answer (see
// [answer.Seal]), since the figure is stamped with its digest.
//
// Nodes, links and notes stand in the order of the answer, so that equal answers
// give equal figures. Ids that the answer does not explain are shown as they stand.
// The cost is proportional to the ties drawn and their claims, and for a comparison
// to the claims that differ.
func Build(ctx context.Context, a answer.Answer, opt Options) (Figure, error) {
	c, err := contentOf(a)
	if err != nil {
		return Figure{}, err
	}
	return build(ctx, a, &c, opt)
}

// build makes the figure of what is to be shown of an answer.
func build(ctx context.Context, a answer.Answer, c *content, opt Options) (Figure, error) {
	common := a.Common()
	b := newBuilder(opt)
	b.fig.Title = c.title
	if t := strings.TrimSpace(opt.Title); t != "" {
		b.fig.Title = data.Printable(t)
	}
	for _, line := range append(c.limits, common.LimitLines()...) {
		b.fig.Limits = append(b.fig.Limits, printableSentence(line))
	}
	b.fig.Stamp = Stamp{Query: common.Asked.Command, Digest: answer.Digests(a), Version: common.Dossier.Version}
	for _, n := range c.actors {
		b.node(n)
	}
	if err := b.links(ctx, c.ties); err != nil {
		return Figure{}, err
	}
	b.fig.Flow = c.flow(&b.fig)
	if opt.Flow != nil {
		b.fig.Flow = *opt.Flow
	}
	b.fig.Slices = c.slices
	err := b.finish(ctx, c, opt, func(relation string) string { return common.Phrase(relation, false) })
	if err != nil {
		return Figure{}, err
	}
	return b.fig, nil
}

// content is what a figure shows of an answer.
type content struct {
	title  string
	actors []actor
	ties   []tie
	flow   func(*Figure) Flow
	// context says in the legend what the faint ties are.
	context string
	// limits stand above those of the answer.
	limits []string
	// slices are the times that are shown; their links are positions in ties.
	slices []Slice
	// intro begins the description; the footer begins and ends with these lines.
	intro            string
	opening, closing []string
}

// actor is somebody to be drawn.
type actor struct {
	id   string
	side *side
	role Role
}

// tie is a tie to be drawn, in the direction in which it is written.
type tie struct {
	tieKey
	status  data.Status
	claims  answer.TieClaims
	side    *side
	change  Change
	role    Role
	changed *changedTie // of a tie that has
}

// tieKey is what ties are told apart by: ids of actors and relation.
type tieKey struct{ from, relation, to string }

// side is what ids stand for. There are two in a comparison, and one elsewhere.
type side struct {
	*answer.Index
	claims map[string]answer.Claim
}

func contentOf(a answer.Answer) (content, error) {
	switch a := a.(type) {
	case *answer.Paths:
		return contentOfPaths(a), nil
	case *answer.Network:
		return contentOfNetwork(a), nil
	case *answer.Comparison:
		return contentOfComparison(a)
	}
	verb := cmp.Or(a.Common().Asked.Verb, "overview")
	return content{}, fmt.Errorf("an answer to %s has no figure: paths (path), networks (draw) and comparisons (diff) have one", data.Quoted(verb))
}

// told gives the claims of a tie, and then those that it no longer has.
func (t *tie) told() iter.Seq[claimKey] {
	return func(yield func(claimKey) bool) {
		for _, id := range t.claims.Claims {
			if !yield(claimKey{t.side, id}) {
				return
			}
		}
		if t.changed == nil {
			return
		}
		for _, id := range t.changed.gone {
			if !yield(claimKey{t.changed.before, id}) {
				return
			}
		}
	}
}

// claim returns a claim of a tie. One that the answer does not hold is told by its
// tie alone; a modality that nobody knows is that of claims that name none.
func (t *tie) claim(key claimKey) answer.Claim {
	c, known := key.side.claims[key.id]
	if !known {
		c = answer.Claim{ID: key.id, From: []string{t.from}, Relation: t.relation, To: []string{t.to}, Status: t.status}
	}
	if c.Modality != data.Planned && c.Modality != data.Possible {
		c.Modality = data.Actual
	}
	return c
}

// printableSentence makes a sentence printable and keeps the marks that
// [data.Isolate] put around names in it.
func printableSentence(s string) string {
	const mark = "\u200e"
	parts := strings.Split(s, mark)
	for i, p := range parts {
		parts[i] = data.Printable(p)
	}
	return strings.Join(parts, mark)
}
