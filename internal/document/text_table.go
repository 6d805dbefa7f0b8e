package document

import (
	"strings"
	"unicode/utf8"
)

// Bounds of a table on a terminal.
const (
	measured    = 200 // the rows by which columns are measured
	leastColumn = 8   // no column is narrowed to less
	between     = "  "
)

// cell is what stands in a place of a table.
type cell struct {
	text, code string
}

// table writes columns beside each other. Their widths are those of the first
// rows; what is wider than its column or the terminal goes on below.
func (t *text) table(b *Table) error {
	t.open(false)
	head := make([]cell, len(b.Columns))
	for i, c := range b.Columns {
		head[i] = cell{printable(c.Title), codeOf(Strong)}
	}
	first := [][]cell{head}
	var widths []int
	for row, err := range watch(t.ctx, b.Rows) {
		if err != nil {
			return err
		}
		cells := make([]cell, len(b.Columns))
		for i := range cells {
			if i < len(row) {
				cells[i] = t.cell(&row[i])
			}
		}
		if widths != nil {
			t.row(b.Columns, widths, cells)
			continue
		}
		if first = append(first, cells); len(first) > measured {
			widths = t.widths(first)
			t.rows(b.Columns, widths, first)
		}
	}
	if widths == nil {
		t.rows(b.Columns, t.widths(first), first)
	}
	return nil
}

// cell writes a line into a cell, whose text and worth may stand out.
func (t *text) cell(l *Line) cell {
	var s strings.Builder
	style := l.Style
	s.WriteString(printable(l.Label) + printable(l.Text))
	if l.Worth != nil {
		s.WriteString(" [")
		l.Worth.words(func(word string, worth Style) {
			s.WriteString(word)
			if worth == Alarm {
				style = Alarm
			}
		})
		s.WriteByte(']')
	}
	if len(l.Notes)+len(l.Sources) > 0 {
		inner := ""
		l.refer(func(_ string, _ int, piece string) { inner += piece })
		if s.Len() > 0 {
			inner = " (" + inner + ")"
		}
		s.WriteString(inner)
	}
	return cell{strings.TrimSpace(s.String()), codeOf(style)}
}

// widths measures columns and narrows the widest until all have room.
func (t *text) widths(rows [][]cell) []int {
	widths := make([]int, len(rows[0]))
	total := len(between) * (len(widths) - 1)
	for i := range widths {
		for _, row := range rows {
			widths[i] = max(widths[i], columns(row[i].text))
		}
		total += widths[i]
	}
	for t.style.Width > 0 && total > t.style.Width {
		widest := 0
		for i := range widths {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= leastColumn {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

func (t *text) rows(head []Column, widths []int, rows [][]cell) {
	for _, row := range rows {
		t.row(head, widths, row)
	}
}

// row writes a row, on as many lines as its longest cell takes.
func (t *text) row(head []Column, widths []int, row []cell) {
	broken := make([][]string, len(row))
	height := 1
	for i := range row {
		broken[i] = brokenAt(row[i].text, widths[i])
		height = max(height, len(broken[i]))
	}
	for k := range height {
		owed := 0 // blanks before the next text
		for i := range row {
			s := ""
			if k < len(broken[i]) {
				s = broken[i][k]
			}
			room := max(widths[i]-columns(s), 0)
			if head[i].Right {
				owed, room = owed+room, 0
			}
			if s != "" {
				t.wrap.blanks(owed)
				owed = 0
				t.paint(s, row[i].code)
			}
			owed += room + len(between)
		}
		t.w.WriteByte('\n')
	}
}

func (t *text) paint(s, code string) {
	if !t.style.Colour || code == "" {
		t.w.WriteString(s)
		return
	}
	t.w.WriteString(code + s + normal)
}

// brokenAt breaks a text between words, and within those that are wider than a line.
func brokenAt(s string, width int) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(s) {
		for columns(word) > width {
			head := fitting(word, max(width, 1))
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, head), word[len(head):]
		}
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) > width:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fitting is the beginning of a word that takes so many columns; at least one
// character.
func fitting(word string, width int) string {
	used, end := 0, 0
	for end < len(word) {
		_, size := utf8.DecodeRuneInString(word[end:])
		if used += columns(word[end : end+size]); used > width && end > 0 {
			break
		}
		end += size
	}
	return word[:end]
}
