package draft

import (
	"strings"

	"dossier/render"
	"dossier/render/internal/geom"
	"dossier/render/internal/text"
)

// ActorMark is the mark of an actor whose outline fills a box.
func (d *Draft) ActorMark(i int, box render.Box) render.ActorMark {
	n, a := &d.Figure.Nodes[i], &d.Actors[i]
	m := render.ActorMark{Node: i, Actor: n.Actor, Kind: n.Kind, Role: n.Role, Box: box, Hover: n.Detail}
	for k := range a.members {
		m.Members = append(m.Members, movedMember(&a.members[k], render.Point{X: box.X, Y: box.Y}))
	}
	centre := geom.Centre(box)
	first := centre.Y - float64(len(a.Lines)-1)*nameLine/2 + NameSize*0.35
	for k, s := range a.Lines {
		m.Names = append(m.Names, TextLine(s, NameSize, a.bold, render.RoleName, render.AnchorMiddle,
			render.Point{X: centre.X, Y: first + float64(k)*nameLine}))
	}
	Joined(m.Names)
	return m
}

// CaptionMark is the mark of a link's caption in its box. The way is that from the one
// actor of the link to the other.
func (d *Draft) CaptionMark(i int, way render.Point, box render.Box) render.CaptionMark {
	l, c := &d.Figure.Links[i], &d.Captions[i]
	m := render.CaptionMark{Link: i, Box: box, Tone: l.Tone, Role: l.Role, Struck: l.Change == render.Gone}
	by := render.Point{X: box.X, Y: box.Y}
	for _, t := range c.lines {
		t.At = geom.Add(t.At, by)
		if d.pointed[i] {
			t.String = strings.Replace(t.String, arrows[0], arrow(way), 1)
		}
		m.Lines = append(m.Lines, t)
	}
	for _, b := range c.badges {
		m.Badges = append(m.Badges, MoveBadge(b, by))
	}
	return m
}

// GroupMark is the mark of a group with a box, and its label in one.
func (d *Draft) GroupMark(g int, box, label render.Box) render.GroupMark {
	group := &d.Figure.Groups[g]
	at := render.Point{X: label.X, Y: label.Y + groupSize}
	return render.GroupMark{Group: g, Members: group.Members, Role: group.Role, Box: box,
		Label: TextLine(d.Groups[g].text, groupSize, true, render.RoleGroup, render.AnchorStart, at)}
}

// Joined marks the lines of one text, so that those who read or search it find it whole.
func Joined(lines []render.Text) {
	for i := 1; i < len(lines); i++ {
		lines[i].Continues = true
	}
}

// TextLine is one line of text at a place.
func TextLine(s string, size float64, bold bool, role render.TextRole, anchor render.Anchor, at render.Point) render.Text {
	return render.Text{At: geom.QuantisePoint(at), Anchor: anchor, Size: size, Bold: bold, Role: role, String: s,
		Width: geom.Quantise(text.Width(s, size, bold))}
}
