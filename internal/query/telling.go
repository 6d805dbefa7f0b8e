package query

import (
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/render"
)

// NameOf returns the name of an actor, or the id where the dossier has no such
// actor, as it was written.
func NameOf(g *graph.Graph, id string) string {
	if n, ok := g.NodeOf(id); ok {
		return g.Actor(n).Name
	}
	return id
}

// LabelOf returns the phrase of a relation, read the other way round if asked,
// as it was written.
func LabelOf(g *graph.Graph, relation string, inverse bool) string {
	r, err := g.FindRelation(relation)
	switch {
	case err != nil:
		return relation
	case inverse && r.Inverse != "":
		return r.Inverse
	case r.Label != "":
		return r.Label
	}
	return r.ID
}

// ChainOf writes a path on one line that can be quoted and shown: "Kim Jong Un -
// leads - North Korea - ...".
func ChainOf(g *graph.Graph, p Path) string {
	var b strings.Builder
	for i, h := range p.Hops {
		if i == 0 {
			b.WriteString(actorWords(g, h.From))
		}
		var labels []string
		for _, t := range h.Ties {
			label := data.Printable(LabelOf(g, t.Relation, t.Reversed))
			if t.Status == data.Contested || t.Status == data.Denied {
				label += " (" + t.Status.String() + ")"
			}
			labels = append(labels, label)
		}
		b.WriteString(" - " + strings.Join(labels, " / ") + " - " + actorWords(g, h.To))
	}
	return b.String()
}

// actorWords names an actor where it stands by itself.
func actorWords(g *graph.Graph, id string) string {
	return render.Isolate(data.Printable(NameOf(g, id)))
}

// Voices names those who hold, or deny, a claim: each once, in the order written.
func Voices(words *render.Words, said []data.Attribution, hold bool) []string {
	var names []string
	for _, a := range said {
		name := "its source"
		if len(a.By) > 0 {
			name = words.Names(a.By)
		}
		if a.Stance.Holds() == hold && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Counted gives "1 hop" or "3 hops".
func Counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
