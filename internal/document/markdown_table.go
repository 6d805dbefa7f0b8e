package document

import (
	"strings"

	"github.com/rivo/uniseg"
)

// mostPadding bounds the size of a table whose columns are aligned, in bytes and in
// columns of text: so much of it is held until all widths are known.
const mostPadding = 1 << 18

// table writes a table with aligned columns, as prettier would make of it. A table
// that is too large to be held is written as it is made, without.
func (m *markdown) table(t *Table) error {
	m.open()
	p := &padded{m: m, widths: make([]int, len(t.Columns)), right: make([]bool, len(t.Columns))}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i], p.right[i], p.widths[i] = markdownText(c.Title), c.Right, len("---")
	}
	p.row(titles)
	for row, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		p.row(markdownMarkup.row(t, row))
	}
	p.flush()
	return nil
}

// padded holds rows until the widths of their columns are known.
type padded struct {
	m      *markdown
	right  []bool
	widths []int
	held   [][]string // the titles first
	bytes  int
	loose  bool // the rows are too large to be held and go out as they come
}

func (p *padded) row(cells []string) {
	if p.loose {
		p.write(cells)
		return
	}
	width := 0
	for i, c := range cells {
		p.widths[i] = max(p.widths[i], editorColumns(c))
		p.bytes += len(c)
		width += p.widths[i]
	}
	p.held = append(p.held, cells)
	if max(p.bytes, width*len(p.held)) > mostPadding {
		clear(p.widths)
		p.flush()
		p.loose = true
	}
}

// flush writes the rows that are held, with the rule below the titles.
func (p *padded) flush() {
	for i, cells := range p.held {
		p.write(cells)
		if i == 0 {
			p.rule()
		}
	}
	p.held = nil
}

func (p *padded) rule() {
	for i, right := range p.right {
		dashes, end := max(p.widths[i], len("---")), " "
		if right {
			dashes, end = max(dashes-1, len("---")), ": "
		}
		p.m.w.WriteString("| " + strings.Repeat("-", dashes) + end)
	}
	p.m.lines("|")
}

func (p *padded) write(cells []string) {
	for i, c := range cells {
		space := strings.Repeat(" ", max(0, p.widths[i]-editorColumns(c)))
		if p.right[i] {
			p.m.w.WriteString("| " + space + c + " ")
		} else {
			p.m.w.WriteString("| " + c + space + " ")
		}
	}
	p.m.lines("|")
}

// editorColumns is the number of columns that prettier takes a text to fill. Marks
// that a terminal does not show fill one, save those that belong to a letter.
func editorColumns(s string) int {
	if narrow(s) {
		return columns(s)
	}
	n := 0
	for _, r := range s {
		switch {
		case r >= 0x300 && r <= 0x36f, r >= 0x200b && r <= 0x200d, r >= 0x20d0 && r <= 0x20ff, r >= 0xfe00 && r <= 0xfe0f, r >= 0xfe20 && r <= 0xfe2f:
		default:
			n += max(1, uniseg.StringWidth(string(r)))
		}
	}
	return n
}
