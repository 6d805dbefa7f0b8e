package render

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// legend explains just the marks that a figure uses, each once, those together that
// have a heading in common. Context says what its faint lines are, and groups what the
// actors in a box have in common.
func legend(f *Figure, context string, groups Grouping) []LegendEntry {
	entries := actorLegend(f, groups)
	entries = append(entries, tieLegend(f, context)...)
	entries = append(entries, lineLegend(f.Links)...)
	if len(f.Notes) > 0 {
		entries = append(entries, LegendEntry{Mark: MarkNumber, Label: "evidence note"})
	}
	return append(entries, widthLegend(f.Links)...)
}

// actorLegend explains the shapes of actors, their outlines and their boxes.
func actorLegend(f *Figure, groups Grouping) []LegendEntry {
	var entries []LegendEntry
	for _, k := range data.KindsAndNone() {
		if k == data.KindNone && len(entries) == 0 {
			continue // no actor has a kind, and the shape says nothing
		}
		if slices.ContainsFunc(f.Nodes, func(n Node) bool { return n.Kind == k }) {
			entries = append(entries, LegendEntry{Mark: MarkShape, Label: answer.KindWord(k), Kind: k})
		}
	}
	if i := slices.IndexFunc(f.Nodes, func(n Node) bool { return n.Role == End }); i >= 0 {
		entries = append(entries, LegendEntry{Mark: MarkEnd, Label: "asked about", Kind: f.Nodes[i].Kind})
	}
	for _, k := range data.KindsAndNone() {
		if slices.ContainsFunc(f.Nodes, func(n Node) bool { return n.Kind == k && n.Members != nil }) {
			entries = append(entries, LegendEntry{Mark: MarkFold, Label: "several with the same tie", Kind: k})
			break
		}
	}
	if len(f.Groups) > 0 {
		entries = append(entries, LegendEntry{Mark: MarkBox, Label: "of one " + string(groups)})
	}
	return entries
}

// tieLegend explains the colours of ties and what is drawn otherwise than a tie that
// holds in a direction. A faint line has no colour of its tone.
func tieLegend(f *Figure, context string) []LegendEntry {
	var entries []LegendEntry
	used := func(is func(l *Link) bool) bool {
		return slices.ContainsFunc(f.Links, func(l Link) bool { return is(&l) })
	}
	for _, t := range data.Tones() {
		if used(func(l *Link) bool { return l.Tone == t && l.Role != Context }) {
			headed := used(func(l *Link) bool { return l.Tone == t && l.Role != Context && !l.Symmetric })
			entries = append(entries, LegendEntry{Mark: MarkColour, Label: string(t), Tone: t, Headless: !headed})
		}
	}
	entries = append(entries, f.Wordless...)
	if used(func(l *Link) bool { return l.Symmetric }) {
		entries = append(entries, LegendEntry{Mark: MarkHeadless, Label: "in both directions"})
	}
	if used(func(l *Link) bool { return l.Change == Gone }) {
		entries = append(entries, LegendEntry{Mark: MarkGone, Label: "no longer there"})
	}
	if used(func(l *Link) bool { return l.Role == Context }) {
		entries = append(entries, LegendEntry{Mark: MarkContext, Label: context})
	}
	return entries
}

// lineLegend explains the styles of lines, strongest status first. Statuses
// that are drawn alike share an entry.
func lineLegend(links []Link) []LegendEntry {
	type style struct {
		dash Dash
		bars int
	}
	at := make(map[style]int)
	var entries []LegendEntry
	for status := data.Confirmed; ; status-- {
		if slices.ContainsFunc(links, func(l Link) bool { return l.Status == status }) {
			var s style
			s.dash, s.bars = LineStyle(status)
			if i, known := at[s]; known {
				entries[i].Label += " or " + status.String()
			} else {
				at[s] = len(entries)
				entries = append(entries, LegendEntry{Mark: MarkLine, Label: status.String(), Status: status})
			}
		}
		if status == data.Denied {
			return entries
		}
	}
}

// widthLegend explains the widths of lines where more than one is in use.
func widthLegend(links []Link) []LegendEntry {
	var used [MaxOriginClass + 1]bool
	for _, l := range links {
		used[OriginClass(l.Origins)] = true
	}
	var entries []LegendEntry
	for class, label := range []string{1: "1 origin", 2: "2 independent origins", 3: "3 or more"} {
		if used[class] {
			entries = append(entries, LegendEntry{Mark: MarkWidth, Label: label, Origins: class})
		}
	}
	if len(entries) < 2 {
		return nil
	}
	if i := len(entries) - 1; entries[i].Label == "3 or more" && !strings.Contains(entries[i-1].Label, "independent") {
		entries[i].Label = "3 or more independent origins"
	}
	return entries
}
