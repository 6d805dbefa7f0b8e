package html

import (
	"encoding/json"
	"math"
	"slices"
	"strings"

	"dossier/render"
)

// page is what the script has to know beyond the figure: positions and numbers
// only, never a text that somebody wrote. Positions count as the ids of the
// figure do.
type page struct {
	Home   [4]float64   `json:"home"`   // the box of the drawing: x, y, width, height
	Actors [][4]float64 `json:"actors"` // the box of each
	// Members are the actors within boxes, in the order of the boxes.
	Members []member `json:"members"`
	Ties    []tie    `json:"ties"`
	Notes   int      `json:"notes"` // how many
	Legend  []entry  `json:"legend"`
	Slices  int      `json:"slices,omitempty"` // how many drawings, if there are several
}

// entry is an entry of the legend.
type entry struct {
	Head int        `json:"head"` // its heading, -1 where it has none
	Box  [4]float64 `json:"box"`  // around its sample and its label
}

// member is an actor that stands in a box with others, which is an actor as well.
type member struct {
	Of    int        `json:"of"` // the box: an actor
	Box   [4]float64 `json:"box"`
	Notes []int      `json:"notes"`
	// Heads are as those of a tie.
	Heads [][2]int `json:"heads"`
}

// spot is an actor or a link in one of the drawings of a scene.
type spot struct{ slice, position int }

type tie struct {
	From     int   `json:"from"` // an actor, -1 where the scene has none
	To       int   `json:"to"`
	Marks    []int `json:"marks"` // the elements that draw it
	Captions []int `json:"captions"`
	Notes    []int `json:"notes"`
	// Heads are the lines of the hover text that begin the evidence of a claim,
	// each with its note.
	Heads [][2]int `json:"heads"`
	Slice int      `json:"slice,omitempty"` // the drawing that it stands in
}

func pageData(s *render.Scene) ([]byte, error) {
	p := page{Actors: make([][4]float64, len(s.Actors)), Members: []member{}, Ties: make([]tie, len(s.Lines)), Notes: len(s.Notes), Slices: len(s.Slices)}
	noteAt := make(map[string]int, len(s.Notes))
	for i, n := range s.Notes {
		noteAt[n.Badge.Number.String] = i
	}
	actorAt := make(map[spot]int, len(s.Actors)) // by position in Figure.Nodes
	for i, a := range s.Actors {
		actorAt[spot{a.Slice, a.Node}] = i
		p.Actors[i] = numbers(a.Box)
		for _, m := range a.Members {
			notes := notesOf(m.Badges, noteAt)
			p.Members = append(p.Members, member{Of: i, Box: numbers(m.Box), Notes: notes, Heads: heads(s, m.Hover, notes)})
		}
	}
	captionsOf := make(map[spot][]int, len(s.Captions)) // by link
	for i, c := range s.Captions {
		at := spot{c.Slice, c.Link}
		captionsOf[at] = append(captionsOf[at], i)
	}
	for i, l := range s.Lines {
		t := tie{From: position(actorAt, l.Slice, l.From), To: position(actorAt, l.Slice, l.To), Marks: []int{i}, Captions: captionsOf[spot{l.Slice, l.Link}],
			Notes: []int{}, Slice: l.Slice}
		if t.Captions == nil {
			t.Captions = []int{}
		}
		for _, c := range t.Captions {
			t.Notes = append(t.Notes, notesOf(s.Captions[c].Badges, noteAt)...)
		}
		t.Heads = heads(s, l.Hover, t.Notes)
		p.Ties[i] = t
	}
	if s.Matrix != nil {
		p.Ties = append(p.Ties, cellTies(s, actorAt, noteAt)...)
	}
	p.Legend = entries(s)
	p.Home = home(s)
	return json.Marshal(p)
}

// notesOf finds the notes that badges lead to.
func notesOf(badges []render.Badge, at map[string]int) []int {
	notes := []int{}
	for _, b := range badges {
		if n, ok := at[b.Number.String]; ok {
			notes = append(notes, n)
		}
	}
	return notes
}

// numbers are a box as JSON can write it.
func numbers(b render.Box) [4]float64 {
	return [4]float64{finite(b.X), finite(b.Y), finite(b.W), finite(b.H)}
}

// cellTies are the ties of a matrix. One that stands in two cells has two marks.
func cellTies(s *render.Scene, actorAt map[spot]int, noteAt map[string]int) []tie {
	var ties []tie
	known := make(map[int]int) // by the first of its links
	mark := 0
	for i := range s.Matrix.Cells {
		for k := range s.Matrix.Cells[i].Ties {
			m := &s.Matrix.Cells[i].Ties[k]
			if at, ok := known[first(m.Links)]; ok && m.Again {
				ties[at].Marks = append(ties[at].Marks, mark)
				mark++
				continue
			}
			t := tie{From: position(actorAt, 0, m.From), To: position(actorAt, 0, m.To), Marks: []int{mark}, Captions: []int{}, Notes: notesOf(m.Badges, noteAt)}
			t.Heads = heads(s, m.Hover, t.Notes)
			known[first(m.Links)] = len(ties)
			ties = append(ties, t)
			mark++
		}
	}
	return ties
}

// first is the first link of a mark, or -1.
func first(links []int) int {
	if len(links) == 0 {
		return -1
	}
	return links[0]
}

func position(at map[spot]int, slice, node int) int {
	if i, ok := at[spot{slice, node}]; ok {
		return i
	}
	return -1
}

// heads finds the notes of a tie in its hover text: a note begins where a line
// starts with the words of its head.
func heads(s *render.Scene, hover string, notes []int) [][2]int {
	found := [][2]int{}
	lines := strings.Split(hover, "\n")
	next := 0
	for _, n := range notes {
		var head strings.Builder
		for _, t := range s.Notes[n].Lines {
			if t.Role == render.RoleNoteHead {
				head.WriteString(squeeze(t.String))
			}
		}
		for i := next; i < len(lines) && head.Len() > 0; i++ {
			if strings.HasPrefix(squeeze(lines[i]), head.String()) {
				found = append(found, [2]int{i, n})
				next = i + 1
				break
			}
		}
	}
	return found
}

// squeeze leaves out white space, since a head is broken into lines.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// entries finds the heading of each entry of the legend, and the room that it takes.
func entries(s *render.Scene) []entry {
	list := []entry{}
	for _, l := range s.Legend {
		e := entry{Head: slices.IndexFunc(s.LegendHeads, func(t render.Text) bool { return t.String == l.Entry.Mark.Heading() })}
		const air = 2
		label := l.Label
		left, right := l.Box.X-air, label.At.X+label.Width+2*air
		top, bottom := min(l.Box.Y, label.At.Y-label.Size)-air, max(l.Box.Y+l.Box.H, label.At.Y+label.Size/3)+air
		e.Box = [4]float64{finite(left), finite(top), finite(right - left), finite(bottom - top)}
		list = append(list, e)
	}
	return list
}

// home is the box of the drawing, without what stands above and below it, and some air.
func home(s *render.Scene) [4]float64 {
	const air = 14
	l, t, r, b := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	add := func(x, y float64) {
		l, t, r, b = min(l, x), min(t, y), max(r, x), max(b, y)
	}
	addBox := func(box render.Box) {
		add(box.X, box.Y)
		add(box.X+box.W, box.Y+box.H)
	}
	for _, a := range s.Actors {
		addBox(a.Box)
	}
	for _, g := range s.Groups {
		addBox(g.Box)
	}
	for _, m := range s.Slices {
		addBox(m.Box)
	}
	for _, line := range s.Lines {
		for _, p := range line.Curve {
			add(p.X, p.Y)
		}
	}
	for _, c := range s.Captions {
		addBox(c.Box)
	}
	if m := s.Matrix; m != nil {
		for i := range m.Columns {
			addBox(m.Columns[i].Box)
		}
		for i := range m.Diagonal {
			addBox(m.Diagonal[i])
		}
		for _, t := range m.Heading {
			add(t.At.X, t.At.Y)
		}
		for _, a := range s.Actors {
			for _, t := range a.Names {
				add(t.At.X-t.Width, t.At.Y)
			}
		}
	}
	if !(r > l && b > t) || math.IsInf(r-l, 0) || math.IsInf(b-t, 0) {
		return [4]float64{0, 0, s.Width, s.Height}
	}
	return [4]float64{l - air, t - air, r - l + 2*air, b - t + 2*air}
}

// finite gives 0 for what JSON cannot write.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}
