package scenejson

import (
	"encoding/json"
	"fmt"
	"io"

	"dossier/render"
)

// Encode writes the scene as one JSON document on one line. It fails only where
// w fails. Invalid UTF-8 becomes U+FFFD.
func Encode(w io.Writer, s *render.Scene) error {
	text, err := json.Marshal(document(s))
	if err != nil {
		return fmt.Errorf("scene as JSON: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

func document(s *render.Scene) *Document {
	return &Document{
		Format: Format, Width: Number(s.Width), Height: Number(s.Height), Title: s.Title, Description: s.Description,
		Limits:  each(s.Limits, func(l string) string { return l }),
		Heading: each(s.Heading, text), Slices: each(s.Slices, slice), Groups: each(s.Groups, group), Actors: each(s.Actors, actor), Lines: each(s.Lines, line),
		Captions: each(s.Captions, caption), Matrix: matrix(s.Matrix), LegendHeads: each(s.LegendHeads, text), Legend: each(s.Legend, entry), Notes: each(s.Notes, note),
		Footer: each(s.Footer, text), Stamp: Stamp(s.Stamp), Places: s.Places,
	}
}

// each turns a list into one that is never null.
func each[From, To any](list []From, turn func(From) To) []To {
	out := make([]To, len(list))
	for i, v := range list {
		out[i] = turn(v)
	}
	return out
}

func point(p render.Point) Point { return Point{Number(p.X), Number(p.Y)} }

func box(b render.Box) Box { return Box{Number(b.X), Number(b.Y), Number(b.W), Number(b.H)} }

func text(t render.Text) Text {
	return Text{At: point(t.At), Anchor: word(anchors, t.Anchor), Size: Number(t.Size), Bold: t.Bold,
		Role: word(textRoles, t.Role), Text: t.String, Width: Number(t.Width), Continues: t.Continues, Turned: t.Turned, Link: t.Link}
}

func actor(a render.ActorMark) Actor {
	return Actor{Node: a.Node, Actor: a.Actor, Kind: string(a.Kind), Role: word(roles, a.Role), Box: box(a.Box),
		Outline: each(render.Outline(a.Kind, a.Box), point), Names: each(a.Names, text), Hover: a.Hover, Bare: a.Bare, Slice: a.Slice, Members: each(a.Members, member)}
}

func member(m render.MemberMark) Member {
	return Member{Actor: m.Actor, Box: box(m.Box), Names: each(m.Names, text), Badges: each(m.Badges, badge), Hover: m.Hover}
}

func slice(s render.SliceMark) Slice { return Slice{Heading: text(s.Heading), Box: box(s.Box)} }

func group(g render.GroupMark) Group {
	return Group{Group: g.Group, Members: each(g.Members, func(n int) int { return n }), Role: word(roles, g.Role), Box: box(g.Box),
		Outline: each(render.GroupOutline(g.Box), point), Label: text(g.Label)}
}

func line(l render.LineMark) Line {
	dash, _ := render.LineStyle(l.Stroke.Status)
	return Line{Link: l.Link, From: l.From, To: l.To, Tone: string(l.Stroke.Tone), Status: l.Stroke.Status.String(),
		Dash: word(dashes, dash), Width: Number(l.Stroke.Width), Role: word(roles, l.Role), Curve: each(l.Curve, point),
		Heads: each(l.Heads, func(h [3]render.Point) [3]Point { return [3]Point{point(h[0]), point(h[1]), point(h[2])} }),
		Bars:  each(l.Bars, pair), Head: word(heads, l.Head()), Gone: l.Gone, Hover: l.Hover, Slice: l.Slice}
}

func caption(c render.CaptionMark) Caption {
	return Caption{Link: c.Link, Box: box(c.Box), Tone: string(c.Tone), Role: word(roles, c.Role), InGroup: c.InGroup, Struck: c.Struck, Slice: c.Slice,
		Lines: each(c.Lines, text), Badges: each(c.Badges, badge)}
}

func badge(b render.Badge) Badge {
	return Badge{Centre: point(b.Centre), Radius: Number(b.Radius), Number: text(b.Number)}
}

// entry keeps of a legend's entry what its mark is about.
func entry(l render.LegendMark) Entry {
	e := Entry{Mark: word(marks, l.Entry.Mark), Cell: l.Entry.Cell, Box: box(l.Box), Label: text(l.Label)}
	switch l.Entry.Mark {
	case render.MarkShape, render.MarkEnd, render.MarkFold:
		e.Kind = string(l.Entry.Kind)
	case render.MarkColour:
		e.Tone = string(l.Entry.Tone)
	case render.MarkLine:
		e.Status = l.Entry.Status.String()
	case render.MarkWidth:
		e.Origins = l.Entry.Origins
	}
	return e
}

func note(n render.NoteMark) Note {
	return Note{Badge: badge(n.Badge), Lines: each(n.Lines, text)}
}

// The words for what is counted.
var (
	heads   = []string{render.Filled: "filled", render.Hollow: "hollow", render.Barbed: "barbed"}
	roles   = []string{render.Plain: "plain", render.End: "end", render.Context: "context"}
	anchors = []string{render.AnchorStart: "start", render.AnchorMiddle: "middle", render.AnchorEnd: "end"}
	dashes  = []string{render.Solid: "solid", render.Dashed: "dashed", render.Dotted: "dotted"}
	marks   = []string{render.MarkShape: "shape", render.MarkColour: "colour", render.MarkLine: "line", render.MarkWidth: "width", render.MarkNumber: "number", render.MarkCount: "count", render.MarkGone: "gone",
		render.MarkEnd: "end", render.MarkFold: "fold", render.MarkBox: "box", render.MarkHeadless: "headless", render.MarkContext: "context"}
	textRoles = []string{
		render.RoleTitle: "title", render.RoleName: "name", render.RoleCaption: "caption", render.RoleNumber: "number",
		render.RoleLegend: "legend", render.RoleNote: "note", render.RoleNoteHead: "note_head", render.RoleFooter: "footer", render.RoleGroup: "group",
		render.RoleLimit: "limit", render.RoleSlice: "slice",
	}
)

// word gives the word for a value, and the first one for a value out of bounds.
func word[V ~uint8](words []string, v V) string {
	if int(v) >= len(words) {
		v = 0
	}
	return words[v]
}
