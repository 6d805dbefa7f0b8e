package dot

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/render"
)

const theme = render.Light

// piece is how many bytes of a large figure are written at a time.
const piece = 1 << 16

// Encode writes the figure as a directed graph. The legend and the footer stand
// in the label of the graph; captions give the numbers of their notes in brackets, and
// so do the names of a box. The notes follow the graph as comments. It fails where w
// fails, and where a link joins nodes that the figure does not have.
func Encode(w io.Writer, f *render.Figure) error {
	b := new(bytes.Buffer)
	b.WriteString(comment("figure made by dossier " + f.Stamp.Version))
	b.WriteString(comment("query: " + f.Stamp.Query))
	b.WriteString(comment("data: " + f.Stamp.Digest))
	b.WriteString("digraph dossier {\n")
	header(b, f)
	grouped := make([]bool, len(f.Nodes))
	for i := range f.Groups {
		if err := group(b, f, i, grouped); err != nil {
			return err
		}
	}
	for i := range f.Nodes {
		if !grouped[i] {
			node(b, &f.Nodes[i])
		}
	}
	for i := range f.Links {
		l := &f.Links[i]
		if l.From < 0 || l.To < 0 || l.From >= len(f.Nodes) || l.To >= len(f.Nodes) {
			return fmt.Errorf("dot: link %d joins nodes %d and %d of %d", i, l.From, l.To, len(f.Nodes))
		}
		link(b, f, l)
		if b.Len() >= piece {
			if _, err := b.WriteTo(w); err != nil {
				return err
			}
		}
	}
	b.WriteString("}\n")
	notes(b, f.Notes)
	_, err := w.Write(b.Bytes())
	return err
}

// attributes writes pairs of a name and a value that is already quoted. An
// empty tooltip is left out: Graphviz would put the label in its place.
func attributes(b *bytes.Buffer, pairs ...string) {
	b.WriteString(" [")
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == "tooltip" && pairs[i+1] == `""` {
			continue
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(pairs[i] + "=" + pairs[i+1])
	}
	b.WriteString("];\n")
}

func header(b *bytes.Buffer, f *render.Figure) {
	flow := "LR"
	if f.Flow == render.TopToBottom {
		flow = "TB"
	}
	const font = `"Liberation Sans,Arial,Helvetica,sans-serif"`
	b.WriteString("  graph")
	attributes(b, "charset", `"UTF-8"`, "rankdir", quote(flow), "nodesep", `"0.4"`, "ranksep", `"0.6"`,
		"fontname", font, "fontsize", `"11"`, "fontcolor", colour(render.InkMuted),
		"labelloc", `"b"`, "labeljust", `"l"`, "label", leftAligned(below(f), footRow))
	b.WriteString("  node")
	attributes(b, "fontname", font, "fontsize", `"13"`, "fontcolor", colour(render.InkText))
	b.WriteString("  edge")
	attributes(b, "fontname", font, "fontsize", `"11"`, "arrowsize", `"0.8"`)
}

// below gives the lines that stand under the graph.
func below(f *render.Figure) []string {
	var lines []string
	if f.Title != "" {
		lines = append(lines, f.Title)
	}
	if len(f.Limits) > 0 {
		lines = append(lines, strings.Join(f.Limits, " "))
	}
	for _, e := range f.Legend {
		lines = append(lines, means(e)+": "+e.Label)
	}
	return append(lines, f.Footer...)
}

// notes writes the evidence as comments.
func notes(b *bytes.Buffer, notes []render.Note) {
	for i, n := range notes {
		b.WriteString(comment("[" + strconv.Itoa(i+1) + "] " + n.Head + ": " + n.Status))
		for _, voice := range n.Voices {
			b.WriteString(comment("    " + voice.Words))
		}
	}
}

// About how many bytes a row takes below the graph, and within a box.
const footRow, boxRow = 100, 60

// leftAligned quotes lines so that each starts at the left, in rows of some width.
func leftAligned(lines []string, width int) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, line := range lines {
		for _, row := range fold(line, width) {
			q := quote(row)
			b.WriteString(q[1:len(q)-1] + `\l`)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// fold breaks a line between words into rows of some bytes, so that a long list does not
// widen the drawing.
func fold(line string, width int) []string {
	var rows []string
	row := ""
	for word := range strings.FieldsSeq(line) {
		if row != "" && len(row)+len(word) >= width {
			rows = append(rows, row)
			row = ""
		}
		if row != "" {
			row += " "
		}
		row += word
	}
	return append(rows, row)
}

// means names a mark in words, since a label cannot draw it.
func means(e render.LegendEntry) string {
	switch e.Mark {
	case render.MarkShape:
		return shapeName(e.Kind)
	case render.MarkColour:
		return colourName(e.Tone)
	case render.MarkLine:
		return lineName(e.Status)
	case render.MarkWidth:
		return "line of " + number(render.LineWidth(e.Origins)) + " pt"
	case render.MarkEnd:
		return "heavy outline"
	case render.MarkFold:
		return "double outline"
	case render.MarkBox:
		return "box"
	case render.MarkHeadless:
		return "line without a head"
	case render.MarkGone:
		return "double line with a hollow head"
	case render.MarkContext:
		return "faint line"
	}
	return "number in brackets"
}

// colourName names the colour of a tone's lines.
func colourName(t data.Tone) string {
	switch t {
	case data.Cooperative:
		return "blue"
	case data.Conflictual:
		return "vermilion"
	}
	return "grey"
}

// lineName names the style of a line and the bars of its arrowhead.
func lineName(s data.Status) string {
	dash, bars := render.LineStyle(s)
	name := [...]string{render.Solid: "solid line", render.Dashed: "dashed line", render.Dotted: "dotted line"}[dash]
	return name + [...]string{"", " with a bar", " with two bars"}[bars]
}

// shape names the Graphviz shape and style that come nearest to the outline of
// a kind (see [render.Outline]).
func shape(k data.Kind) (name, style string) {
	style = "filled"
	if render.OutlineBroken(k) {
		style = "filled,dashed"
	}
	switch k {
	case data.KindPerson:
		return "ellipse", style
	case data.KindOrganization, data.KindNone:
		return "box", style + ",rounded"
	case data.KindGroup:
		return "hexagon", style
	case data.KindPlace:
		return "parallelogram", style
	case data.KindEvent:
		return "cds", style
	case data.KindUnknown:
		return "octagon", style
	}
	return "box", style
}

// shapeName names the shape of a kind to a reader.
func shapeName(k data.Kind) string {
	switch name, _ := shape(k); {
	case k == data.KindOrganization:
		return "rounded box"
	case k == data.KindNone:
		return "rounded box without tint"
	case k == data.KindEvent:
		return "arrow"
	case k == data.KindUnknown:
		return "broken octagon"
	default:
		return name
	}
}

// group writes the nodes of a group within a box, and notes which they are.
func group(b *bytes.Buffer, f *render.Figure, i int, grouped []bool) error {
	g := &f.Groups[i]
	tint, outline, label, width := render.GroupInks(g.Role)
	b.WriteString("  subgraph " + quote("cluster_"+strconv.Itoa(i)) + " {\n  graph")
	attributes(b, "label", quote(g.Label), "labelloc", `"t"`, "style", `"rounded,filled"`, "color", colour(outline),
		"fillcolor", colour(tint), "fontcolor", colour(label), "penwidth", quote(number(width)), "tooltip", quote(g.Label))
	for _, n := range g.Members {
		if n < 0 || n >= len(f.Nodes) || grouped[n] {
			return fmt.Errorf("dot: group %d holds node %d of %d, which it cannot", i, n, len(f.Nodes))
		}
		grouped[n] = true
		node(b, &f.Nodes[n])
	}
	b.WriteString("  }\n")
	return nil
}

func node(b *bytes.Buffer, n *render.Node) {
	ink, width := render.OutlineInk(n.Role)
	name, style := shape(n.Kind)
	b.WriteString("  " + quote(n.Actor))
	looks := []string{"label", quote(n.Name), "shape", quote(name), "style", quote(style),
		"color", colour(ink), "penwidth", quote(number(width)), "fillcolor", colour(render.TintInk(n.Kind, n.Role)),
		"fontcolor", colour(render.NameInk(n.Role)), "tooltip", quote(n.Detail)}
	if len(n.Members) > 0 {
		looks[1] = leftAligned([]string{n.Listed(numbers)}, boxRow) // labels have no columns
		looks = append(looks, "peripheries", `"2"`)
	}
	attributes(b, looks...)
}

// numbers are those of notes in brackets, each with a space before it.
func numbers(notes []int) string {
	var b strings.Builder
	for _, n := range notes {
		b.WriteString(" [" + strconv.Itoa(n) + "]")
	}
	return b.String()
}

func link(b *bytes.Buffer, f *render.Figure, l *render.Link) {
	dash, _ := render.LineStyle(l.Status)
	style := [...]string{render.Solid: "solid", render.Dashed: "dashed", render.Dotted: "dotted"}[dash]
	width := render.LineWidth(l.Origins)
	if l.Change == render.Gone {
		width = render.HollowRim
	}
	b.WriteString("  " + quote(f.Nodes[l.From].Actor) + " -> " + quote(f.Nodes[l.To].Actor))
	dir, head := heads(l)
	attributes(b, "label", quote(caption(l)), "color", quote(strands(l)),
		"fontcolor", colour(render.CaptionInk(l.Tone, l.Role)), "style", quote(style),
		"penwidth", quote(number(width)), "dir", quote(dir), "arrowhead", quote(head),
		"tooltip", quote(l.Detail))
}

// strands are the colours of a link's parallel lines: one, or the two edges of a tie that
// is gone.
func strands(l *render.Link) string {
	ink := theme.Colour(render.LineInk(l.Tone, l.Role))
	if l.Change == render.Gone {
		return ink + ":" + theme.Colour(render.InkPage) + ":" + ink
	}
	return ink
}

// caption is a link's caption, with its status in words since notes are not drawn, and
// the numbers of its notes in brackets, a line
// for each of its ties.
func caption(l *render.Link) string {
	var lines []string
	for _, row := range l.Rows() {
		lines = append(lines, strings.TrimSpace(l.Worded(row)+numbers(row.Notes)))
	}
	return strings.Join(lines, "\n")
}

// heads says how a link ends: with an arrow unless it is symmetric, with the
// bars of its status behind it.
func heads(l *render.Link) (dir, head string) {
	_, bars := render.LineStyle(l.Status)
	tees := strings.Repeat("tee", bars)
	look := render.HeadOf(l.Tone, l.Role, l.Change == render.Gone)
	arrow := [...]string{render.Filled: "normal", render.Hollow: "onormal", render.Barbed: "vee"}[look]
	switch {
	case !l.Symmetric:
		return "forward", arrow + tees
	case bars > 0:
		return "forward", tees
	}
	return "none", "none"
}

func colour(i render.Ink) string { return quote(theme.Colour(i)) }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
