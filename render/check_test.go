package render_test

import (
	"slices"
	"testing"

	"dossier/data"
	"dossier/render"
)

// checkFigure holds what every figure must hold.
func checkFigure(t testing.TB, f *render.Figure) {
	t.Helper()
	used := make([]bool, len(f.Notes))
	for _, n := range f.Nodes {
		for _, m := range n.Members {
			if m.Actor == "" || m.Name == "" || m.Detail == "" {
				t.Errorf("%s holds %+v", n.Actor, m)
			}
			for _, k := range m.Notes {
				used[k-1] = true
			}
		}
	}
	for i, l := range f.Links {
		if l.From < 0 || l.From >= len(f.Nodes) || l.To < 0 || l.To >= len(f.Nodes) || l.Detail == "" {
			t.Errorf("link %d: %+v", i, l)
		}
		if l.Caption == "" && !slices.ContainsFunc(f.Wordless, func(e render.LegendEntry) bool { return e.Tone == l.Tone }) {
			t.Errorf("link %d has no words, and the legend does not tell them: %+v", i, l)
		}
		for _, r := range l.Rows() {
			if !slices.IsSorted(r.Notes) {
				t.Errorf("link %d has notes %v", i, r.Notes)
			}
			for _, n := range r.Notes {
				if n < 1 || n > len(f.Notes) {
					t.Fatalf("link %d has note %d of %d", i, n, len(f.Notes))
				}
				used[n-1] = true
			}
		}
	}
	if n := slices.Index(used, false); n >= 0 {
		t.Errorf("no link has note %d", n+1)
	}
	for i, n := range f.Notes {
		if n.Claim == "" || n.Head == "" || n.Status == "" {
			t.Errorf("note %d: %+v", i+1, n)
		}
	}
	checkLegend(t, f)
}

// checkLegend holds the legend to the marks in use: each explained once, and none else.
func checkLegend(t testing.TB, f *render.Figure) {
	t.Helper()
	type mark struct {
		m render.Mark
		v any
	}
	type style struct {
		dash render.Dash
		bars int
	}
	styleOf := func(s data.Status) style {
		d, b := render.LineStyle(s)
		return style{d, b}
	}
	want := map[mark]bool{}
	widths := map[int]bool{}
	for _, n := range f.Nodes {
		want[mark{render.MarkShape, n.Kind}] = true
	}
	for _, l := range f.Links {
		if l.Role == render.Context {
			want[mark{render.MarkContext, nil}] = true
		} else {
			want[mark{render.MarkColour, l.Tone}] = true
		}
		if l.Symmetric {
			want[mark{render.MarkHeadless, nil}] = true
		}
		want[mark{render.MarkLine, styleOf(l.Status)}] = true
		widths[render.OriginClass(l.Origins)] = true
	}
	if len(widths) > 1 {
		for class := range widths {
			want[mark{render.MarkWidth, class}] = true
		}
	}
	if slices.ContainsFunc(f.Links, func(l render.Link) bool { return l.Change == render.Gone }) {
		want[mark{render.MarkGone, nil}] = true
	}
	if slices.ContainsFunc(f.Nodes, func(n render.Node) bool { return n.Role == render.End }) {
		want[mark{render.MarkEnd, nil}] = true
	}
	if slices.ContainsFunc(f.Nodes, func(n render.Node) bool { return len(n.Members) > 0 }) {
		want[mark{render.MarkFold, nil}] = true
	}
	if len(f.Groups) > 0 {
		want[mark{render.MarkBox, nil}] = true
	}
	if len(f.Notes) > 0 {
		want[mark{render.MarkNumber, nil}] = true
	}
	for _, e := range f.Legend {
		if slices.Contains(f.Wordless, e) {
			continue
		}
		m := mark{m: e.Mark}
		switch e.Mark {
		case render.MarkShape:
			m.v = e.Kind
		case render.MarkColour:
			m.v = e.Tone
		case render.MarkLine:
			m.v = styleOf(e.Status)
		case render.MarkWidth:
			m.v = e.Origins
		}
		if !want[m] || e.Label == "" {
			t.Errorf("legend explains %v twice or without need", m)
		}
		delete(want, m)
	}
	if len(want) > 0 {
		t.Errorf("legend does not explain %v", want)
	}
}
