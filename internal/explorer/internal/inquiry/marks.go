package inquiry

import (
	"slices"
	"strconv"

	"dossier/data/answer"
	"dossier/data/quotes"
)

// Paragraph is a part of a text as a page shows it.
type Paragraph struct {
	// Number is shown beside it, and Anchor names its place; 0 and empty: it has none.
	Number int
	Anchor string
	Pieces []Piece
	// Before says what of the text is left out before it.
	Before string
}

// Piece is a text that the same quotes hold, or none.
type Piece struct {
	Text   string
	Marked bool
	Asked  bool // one of the quotes is on the claim that was asked for
	// Anchors name the quotes that begin here, and Ends are those that end here.
	Anchors []string
	Ends    []End
}

// End is where a quote ends, with its number in the list of quotes.
type End struct {
	Number int
	Way    string // to its claim
	Words  string
}

// Bounds of a page: the bytes of text on it, and the marked parts.
const (
	mostText  = 256 << 10
	mostMarks = 2000
)

// mark is a part of a quote in the text.
type mark struct {
	quotes.Span
	quote       int // its position in the list
	first, last bool
}

// Shown is the text as a page shows it, with the quotes marked. Of a long text stand
// there the paragraphs with quotes and those around them; after says what of it is
// left out at the end, and named are the anchors in it: one for each wording.
func (e *Evidence) Shown() (list []Paragraph, after string, named map[string]bool) {
	marks := e.marks()
	return e.write(marks, e.around(marks))
}

// Parts is how many parts a text has of which each fits on a page; at least one.
func (e *Evidence) Parts() int {
	if len(e.paragraphs) == 0 {
		return 1
	}
	return e.paragraphs[len(e.paragraphs)-1].start/mostText + 1
}

// Part is one of the parts of the text, from 1 on, whole and with the quotes marked; after
// says what of the text comes behind it.
func (e *Evidence) Part(part int) (list []Paragraph, after string) {
	chosen := make([]bool, len(e.paragraphs))
	for i, p := range e.paragraphs {
		chosen[i] = p.start/mostText == part-1
	}
	list, after, _ = e.write(e.marks(), chosen)
	return list, after
}

// around chooses the paragraphs that are shown of a text: all of a short one, and of a long
// one the first, those with marks and those beside them, as far as a page goes.
func (e *Evidence) around(marks []mark) []bool {
	chosen := make([]bool, len(e.paragraphs))
	open := 0
	for i, p := range e.paragraphs { // which hold marks; marks and paragraphs both go up
		for open < len(marks) && marks[open].End <= p.start {
			open++
		}
		if i == 0 || open < len(marks) && marks[open].Start < p.end {
			beside := 1
			if i == 0 && (open == len(marks) || marks[open].Start >= p.end) {
				beside = 0
			}
			for k := max(0, i-beside); k <= min(i+beside, len(chosen)-1); k++ {
				chosen[k] = true
			}
		}
	}
	whole, left := len(e.Text) <= mostText, mostText
	for i, p := range e.paragraphs {
		chosen[i] = whole || chosen[i] && left > 0
		if chosen[i] {
			left -= p.end - p.start
		}
	}
	return chosen
}

// write makes paragraphs of those that are chosen.
func (e *Evidence) write(marks []mark, chosen []bool) (list []Paragraph, after string, named map[string]bool) {
	named = map[string]bool{}
	var active []mark
	skipped := 0
	for i, p := range e.paragraphs {
		for len(marks) > 0 && marks[0].Start < p.end {
			active = append(active, marks[0])
			marks = marks[1:]
		}
		if chosen[i] {
			shown := Paragraph{Pieces: e.pieces(p, active, named), Before: omitted(skipped)}
			if p.number > 0 {
				shown.Anchor = "paragraph-" + strconv.Itoa(p.number)
				if !p.own {
					shown.Number = p.number
				}
			}
			list = append(list, shown)
			skipped = 0
		} else {
			skipped++
		}
		active = slices.DeleteFunc(active, func(m mark) bool { return m.End <= p.end })
	}
	return list, omitted(skipped), named
}

func omitted(paragraphs int) string {
	if paragraphs == 0 {
		return ""
	}
	return answer.Counted(paragraphs, "paragraph") + " of the text not shown"
}

// marks are the parts of the quotes that are marked, in the order of the text.
func (e *Evidence) marks() []mark {
	var list []mark
	for i := range e.Quotes {
		spans := e.Quotes[i].Spans
		if len(list)+len(spans) > mostMarks {
			break
		}
		for k, s := range spans {
			list = append(list, mark{s, i, k == 0, k == len(spans)-1})
		}
	}
	slices.SortStableFunc(list, func(a, b mark) int { return a.Start - b.Start })
	return list
}

// pieces takes a paragraph apart where a quote begins or ends.
func (e *Evidence) pieces(p paragraph, active []mark, named map[string]bool) []Piece {
	cuts := []int{p.start, p.end}
	for _, m := range active {
		cuts = append(cuts, max(m.Start, p.start), min(m.End, p.end))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	list := make([]Piece, 0, len(cuts))
	for i := 0; i+1 < len(cuts); i++ {
		from, to := cuts[i], cuts[i+1]
		piece := Piece{Text: e.Text[from:to]}
		for _, m := range active {
			if m.Start > from || m.End < to {
				continue
			}
			q := &e.Quotes[m.quote]
			piece.Marked = true
			piece.Asked = piece.Asked || q.Asked
			if anchor := q.Anchor(); m.first && m.Start == from && !named[anchor] {
				named[anchor] = true
				piece.Anchors = append(piece.Anchors, anchor)
			}
			if m.last && m.End == to {
				piece.Ends = append(piece.Ends, End{m.quote + 1, q.Way, q.Sentence})
			}
		}
		list = append(list, piece)
	}
	return list
}
