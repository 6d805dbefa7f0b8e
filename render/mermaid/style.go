package mermaid

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/render"
)

// class names the looks of an actor: of its kind, and of its role where that
// is not the usual one. The prefix keeps the styles of the page away.
func class(k data.Kind, r render.Role) string {
	name := "dossier-" + cmp.Or(string(k), "none")
	switch r {
	case render.End:
		name += "-end"
	case render.Context:
		name += "-context"
	}
	return name
}

// classes defines the looks that are in use, in the order of kinds and roles.
func classes(b *bytes.Buffer, nodes []render.Node) {
	for _, k := range data.KindsAndNone() {
		for _, r := range []render.Role{render.Plain, render.End, render.Context} {
			if slices.ContainsFunc(nodes, func(n render.Node) bool { return class(kind(n.Kind), n.Role) == class(k, r) }) {
				b.WriteString("  classDef " + class(k, r) + " " + looks(k, r) + "\n")
			}
		}
	}
}

// looks gives the colours of an actor. Its text has a colour as well, since its
// tint is light even where the page is dark.
func looks(k data.Kind, r render.Role) string {
	ink, width := render.OutlineInk(r)
	text := render.InkText
	if r == render.Context {
		text = render.InkFaintText
	}
	s := "fill:" + theme.Colour(render.TintInk(k, r)) + ",stroke:" + theme.Colour(ink) +
		",stroke-width:" + pixels(width) + ",color:" + theme.Colour(text)
	if render.OutlineBroken(k) {
		s += ",stroke-dasharray:5 3"
	}
	return s
}

// groupLooks gives the colours of a group's box and its label.
func groupLooks(r render.Role) string {
	tint, outline, label, width := render.GroupInks(r)
	return "fill:" + theme.Colour(tint) + ",stroke:" + theme.Colour(outline) +
		",stroke-width:" + pixels(width) + ",color:" + theme.Colour(label)
}

// linkStyles colours the lines, those alike in one statement, which names them
// by their positions.
func linkStyles(b *bytes.Buffer, links []render.Link) {
	var styles []string
	members := make(map[string][]string)
	for i := range links {
		s := lineLooks(&links[i])
		if members[s] == nil {
			styles = append(styles, s)
		}
		members[s] = append(members[s], strconv.Itoa(i))
	}
	for _, s := range styles {
		b.WriteString("  linkStyle " + strings.Join(members[s], ",") + " " + s + "\n")
	}
}

func lineLooks(l *render.Link) string {
	width := render.LineWidth(l.Origins)
	faded := ""
	if l.Change == render.Gone {
		width, faded = render.HollowRim, ",stroke-opacity:0.5" // Mermaid has no hollow lines
	}
	s := "stroke:" + theme.Colour(render.LineInk(l.Tone, l.Role)) + ",stroke-width:" + pixels(width)
	switch dash, _ := render.LineStyle(l.Status); dash {
	case render.Dashed:
		s += ",stroke-dasharray:6 4"
	case render.Dotted:
		s += ",stroke-dasharray:1 4"
	}
	return s + faded
}

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + "px" }
