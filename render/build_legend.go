package render

import (
	"slices"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// legend explains just the marks that a figure uses, each once: shapes,
// colours, lines, widths where there are several, and numbers.
func legend(f *Figure) []LegendEntry {
	var entries []LegendEntry
	for _, k := range data.KindsAndNone() {
		if k == data.KindNone && len(entries) == 0 {
			continue // no actor has a kind, and the shape says nothing
		}
		if slices.ContainsFunc(f.Nodes, func(n Node) bool { return n.Kind == k }) {
			entries = append(entries, LegendEntry{Mark: MarkShape, Label: answer.KindWord(k), Kind: k})
		}
	}
	for _, t := range data.Tones() {
		if slices.ContainsFunc(f.Links, func(l Link) bool { return l.Tone == t }) {
			entries = append(entries, LegendEntry{Mark: MarkColour, Label: string(t), Tone: t})
		}
	}
	entries = append(entries, f.Wordless...)
	entries = append(entries, lineLegend(f.Links)...)
	entries = append(entries, widthLegend(f.Links)...)
	if len(f.Notes) > 0 {
		entries = append(entries, LegendEntry{Mark: MarkNumber, Label: "evidence note"})
	}
	if slices.ContainsFunc(f.Links, func(l Link) bool { return l.Change == Gone }) {
		entries = append(entries, LegendEntry{Mark: MarkGone, Label: "no longer there"})
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
