package mermaid

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/render"
)

// theme colours shapes and lines. Captions keep the colour that the host gives
// them, since its pages may be dark.
const theme = render.Light

// piece is how many bytes of a large figure are written at a time.
const piece = 1 << 16

// Encode writes the figure as a flowchart. Captions give the numbers of their
// notes in brackets, and so do the names of a box; the notes follow as comments. It
// fails where w fails, and where a link joins nodes that the figure does not have.
func Encode(w io.Writer, f *render.Figure) error {
	b := new(bytes.Buffer)
	flow := "LR"
	if f.Flow == render.TopToBottom {
		flow = "TB"
	}
	b.WriteString("flowchart " + flow + "\n")
	b.WriteString(comment("figure made by dossier " + f.Stamp.Version))
	b.WriteString(comment("query: " + f.Stamp.Query))
	b.WriteString(comment("data: " + f.Stamp.Digest))
	accessible(b, "accTitle", f.Title)
	accessible(b, "accDescr", f.Told())
	limits(b, f.Limits)
	grouped := make([]bool, len(f.Nodes))
	for i := range f.Groups {
		if err := group(b, f, i, grouped); err != nil {
			return err
		}
	}
	for i := range f.Nodes {
		if !grouped[i] {
			node(b, i, &f.Nodes[i])
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		if l.From < 0 || l.To < 0 || l.From >= len(f.Nodes) || l.To >= len(f.Nodes) {
			return fmt.Errorf("mermaid: link %d joins nodes %d and %d of %d", i, l.From, l.To, len(f.Nodes))
		}
		link(b, l)
		if b.Len() >= piece {
			if _, err := b.WriteTo(w); err != nil {
				return err
			}
		}
	}
	classes(b, f.Nodes)
	linkStyles(b, f.Links)
	below(b, f)
	_, err := w.Write(b.Bytes())
	return err
}

// accessible writes the name or the description of the figure for those who
// cannot see it.
func accessible(b *bytes.Buffer, keyword, text string) {
	if text = escape(text, inLabel); text != "" {
		b.WriteString("  " + keyword + ": " + text + "\n")
	}
}

// limits writes what limits the figure as words without an outline, since a
// flowchart has no place for text outside of its nodes.
func limits(b *bytes.Buffer, all []string) {
	if s := quote(strings.Join(all, " ")); len(all) > 0 {
		b.WriteString("  limits[" + s + "]\n  style limits fill:none,stroke:none\n")
	}
}

// kind gives what is drawn: a kind of the model, or none.
func kind(k data.Kind) data.Kind {
	if slices.Contains(data.Kinds(), k) {
		return k
	}
	return data.KindNone
}

// shape gives the brackets of the shape that comes nearest to the outline of a
// kind (see [render.Outline]), and its name. Only shapes that every version of
// flowcharts knows are used.
func shape(k data.Kind) (left, right, name string) {
	switch k {
	case data.KindPerson:
		return "([", "])", "pill"
	case data.KindOrganization:
		return "(", ")", "rounded box"
	case data.KindNone:
		return "(", ")", "rounded box without tint"
	case data.KindGroup:
		return "{{", "}}", "hexagon"
	case data.KindPlace:
		return "[/", "/]", "parallelogram"
	case data.KindEvent:
		return ">", "]", "flag"
	case data.KindUnknown:
		return "[", "]", "broken box"
	}
	return "[", "]", "box"
}

// group writes the nodes of a group within a box, and notes which they are.
func group(b *bytes.Buffer, f *render.Figure, i int, grouped []bool) error {
	name := "g" + strconv.Itoa(i)
	b.WriteString("  subgraph " + name + "[" + quote(f.Groups[i].Label) + "]\n")
	for _, n := range f.Groups[i].Members {
		if n < 0 || n >= len(f.Nodes) || grouped[n] {
			return fmt.Errorf("mermaid: group %d holds node %d of %d, which it cannot", i, n, len(f.Nodes))
		}
		grouped[n] = true
		node(b, n, &f.Nodes[n])
	}
	b.WriteString("  end\n  style " + name + " " + groupLooks(f.Groups[i].Role) + "\n")
	return nil
}

func node(b *bytes.Buffer, i int, n *render.Node) {
	k := kind(n.Kind)
	left, right, _ := shape(k)
	b.WriteString("  n" + strconv.Itoa(i) + left + quote(label(n)) + right + ":::" + class(k, n.Role) + "\n")
}

// label is the name of a node, or those in a box with the numbers of their notes, which
// flowcharts break into lines.
func label(n *render.Node) string {
	if len(n.Members) == 0 {
		return n.Name
	}
	return n.Listed(numbers)
}

// numbers are those of notes in brackets, each with a space before it.
func numbers(notes []int) string {
	var b strings.Builder
	for _, n := range notes {
		b.WriteString(" (" + strconv.Itoa(n) + ")")
	}
	return b.String()
}

// link writes a tie as a solid or a broken line, with an arrowhead unless it is
// symmetric. What else a line says is told by linkStyles and the caption.
func link(b *bytes.Buffer, l *render.Link) {
	arrow := "-->"
	dash, _ := render.LineStyle(l.Status)
	switch {
	case dash != render.Solid && l.Symmetric:
		arrow = "-.-"
	case dash != render.Solid:
		arrow = "-.->"
	case l.Symmetric:
		arrow = "---"
	}
	b.WriteString("  n" + strconv.Itoa(l.From) + " " + arrow)
	if c := caption(l); c != "" {
		b.WriteString("|" + quote(c) + "|")
	}
	b.WriteString(" n" + strconv.Itoa(l.To) + "\n")
}

// caption is a link's caption with what no line can show, and the numbers of
// its notes in brackets; the captions of several ties follow one another.
func caption(l *render.Link) string {
	var ties []string
	for _, row := range l.Rows() {
		ties = append(ties, strings.TrimSpace(l.Worded(row)+numbers(row.Notes)))
	}
	return strings.Join(ties, "; ")
}

// below writes the legend, the footer and the evidence as comments.
func below(b *bytes.Buffer, f *render.Figure) {
	for _, e := range f.Legend {
		b.WriteString(comment(means(e) + ": " + e.Label))
	}
	for _, line := range f.Footer {
		b.WriteString(comment(line))
	}
	for i, n := range f.Notes {
		b.WriteString(comment("note (" + strconv.Itoa(i+1) + ") " + n.Head + ": " + n.Status))
		for _, voice := range n.Voices {
			b.WriteString(comment("note (" + strconv.Itoa(i+1) + ") " + voice.Words))
		}
	}
}

// means names a mark in words.
func means(e render.LegendEntry) string {
	switch e.Mark {
	case render.MarkShape:
		_, _, name := shape(kind(e.Kind))
		return name
	case render.MarkColour:
		switch e.Tone {
		case data.Cooperative:
			return "blue"
		case data.Conflictual:
			return "vermilion"
		}
		return "grey"
	case render.MarkLine:
		dash, bars := render.LineStyle(e.Status)
		name := [...]string{render.Solid: "solid line", render.Dashed: "dashed line", render.Dotted: "dotted line"}[dash]
		if bars > 0 {
			name += ", named in the caption"
		}
		return name
	case render.MarkWidth:
		return "line of " + pixels(render.LineWidth(e.Origins))
	case render.MarkEnd:
		return "heavy outline"
	case render.MarkFold:
		return "shape with several names"
	case render.MarkBox:
		return "box"
	case render.MarkHeadless:
		return "line without a head"
	case render.MarkGone, render.MarkContext:
		return "faint line"
	}
	return "number in brackets"
}
