package svg

import (
	"strconv"
	"strings"

	"dossier/data"
	"dossier/render"
)

// The attributes by which the script of a page knows the parts of a figure: the id of
// an actor and its kind, and those that a tie joins; several, with spaces between,
// where they stand in one box. Lines and their captions have the number of their tie.
const (
	attrActor   = "data-dossier-actor"
	attrKind    = "data-dossier-kind"
	attrFrom    = "data-dossier-from"
	attrTo      = "data-dossier-to"
	attrLink    = "data-dossier-link"
	attrCaption = "data-dossier-caption"
)

// known says which actor a mark is, where that is asked for.
func (p *pen) known(actor string, k data.Kind) *pen {
	if p.nodes == nil || actor == "" {
		return p
	}
	return p.attribute(attrActor, actor).attribute(attrKind, string(k))
}

// joins says which actors a line joins, where that is asked for.
func (p *pen) joins(l *render.LineMark) *pen {
	if p.nodes == nil {
		return p
	}
	return p.attribute(attrFrom, p.nodes[l.From]).attribute(attrTo, p.nodes[l.To]).attribute(attrLink, strconv.Itoa(l.Link))
}

// captions says which line a caption belongs to, where that is asked for.
func (p *pen) captions(c *render.CaptionMark) *pen {
	if p.nodes == nil {
		return p
	}
	return p.attribute(attrCaption, strconv.Itoa(c.Link))
}

// actorsOf are the ids of the actors at each node of a figure.
func actorsOf(s *render.Scene) map[int]string {
	nodes := make(map[int]string, len(s.Actors))
	for i := range s.Actors {
		a := &s.Actors[i]
		if len(a.Members) == 0 {
			nodes[a.Node] = a.Actor
			continue
		}
		ids := make([]string, len(a.Members))
		for k := range a.Members {
			ids[k] = a.Members[k].Actor
		}
		nodes[a.Node] = strings.Join(ids, " ")
	}
	return nodes
}
