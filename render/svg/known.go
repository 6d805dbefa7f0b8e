package svg

import (
	"strings"

	"dossier/data"
	"dossier/render"
)

// The attributes by which the script of a page knows the parts of a figure: the id of
// an actor and its kind, and those that a tie joins; several, with spaces between,
// where they stand in one box.
const (
	attrActor = "data-dossier-actor"
	attrKind  = "data-dossier-kind"
	attrFrom  = "data-dossier-from"
	attrTo    = "data-dossier-to"
)

// known says which actor a mark is, where that is asked for.
func (p *pen) known(actor string, k data.Kind) *pen {
	if !p.marks || actor == "" {
		return p
	}
	return p.attribute(attrActor, actor).attribute(attrKind, string(k))
}

// joins says which actors a line joins, where that is asked for.
func (p *pen) joins(s *render.Scene, l *render.LineMark) *pen {
	if !p.marks {
		return p
	}
	return p.attribute(attrFrom, actorsAt(s, l.From)).attribute(attrTo, actorsAt(s, l.To))
}

// actorsAt are the ids of the actors at a node of the figure.
func actorsAt(s *render.Scene, node int) string {
	for i := range s.Actors {
		a := &s.Actors[i]
		if a.Node != node {
			continue
		}
		if len(a.Members) == 0 {
			return a.Actor
		}
		ids := make([]string, len(a.Members))
		for k := range a.Members {
			ids[k] = a.Members[k].Actor
		}
		return strings.Join(ids, " ")
	}
	return ""
}
