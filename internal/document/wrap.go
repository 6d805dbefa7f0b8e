package document

import (
	"bufio"
	"math"
	"strings"
)

// Escape sequences for the terminal; only our own text carries them.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	normal = "\x1b[0m"
)

// leastRoom is how many columns a line has for words, however far in it begins.
const leastRoom = 20

// wrap gathers a text piece by piece, each in a style, and breaks it between words.
type wrap struct {
	w     *bufio.Writer
	style TextStyle
	text  []byte
	runs  []run // in the order of the text, where there is colour
}

// run is a part of a text that has one style.
type run struct {
	from, to int
	code     string
}

// add adds a piece, which goes on in the word that the last one ended with.
func (p *wrap) add(s string, style Style) {
	from := len(p.text)
	p.text = append(p.text, printable(s)...)
	if code := codeOf(style); p.style.Colour && code != "" && len(p.text) > from {
		p.runs = append(p.runs, run{from, len(p.text), code})
	}
}

func codeOf(s Style) string {
	switch s {
	case Strong:
		return bold
	case Soft, Code:
		return dim
	case Alarm:
		return red
	}
	return ""
}

// flush writes what was gathered, the first words after lead and the others under
// them. Words that are wider than a line stand on one of their own; a text that is
// to stay whole is not broken.
func (p *wrap) flush(lead string, whole bool) {
	p.w.WriteString(lead)
	room := math.MaxInt
	if p.style.Width > 0 && !whole {
		room = max(p.style.Width-len(lead), leastRoom)
	}
	used := 0
	for at := 0; ; {
		for at < len(p.text) && p.text[at] == ' ' {
			at++
		}
		if at == len(p.text) {
			break
		}
		end, width := p.word(at)
		switch {
		case used == 0:
		case used+1+width > room:
			p.w.WriteByte('\n')
			p.blanks(len(lead))
			used = 0
		default:
			p.w.WriteByte(' ')
			used++
		}
		p.write(at, end)
		used += width
		at = end
	}
	p.w.WriteByte('\n')
	p.text, p.runs = p.text[:0], p.runs[:0]
}

// word finds the end of the word that begins at a place, and its width in columns.
func (p *wrap) word(at int) (end, width int) {
	end, ascii := at, true
	for end < len(p.text) && p.text[end] != ' ' {
		ascii = ascii && p.text[end] < 0x80
		end++
	}
	if ascii {
		return end, end - at
	}
	return end, columns(string(p.text[at:end]))
}

// write writes a part of the text in its styles. Each ends where the part does, so
// that a line that is cut off leaves no colour behind.
func (p *wrap) write(from, to int) {
	for _, r := range p.runs {
		if r.to <= from || r.from >= to {
			continue
		}
		if r.from > from {
			p.w.Write(p.text[from:r.from])
			from = r.from
		}
		end := min(r.to, to)
		p.w.WriteString(r.code)
		p.w.Write(p.text[from:end])
		p.w.WriteString(normal)
		from = end
	}
	p.w.Write(p.text[from:to])
}

func (p *wrap) blanks(n int) {
	const blank = "                                "
	for ; n > len(blank); n -= len(blank) {
		p.w.WriteString(blank)
	}
	p.w.WriteString(strings.Repeat(" ", n))
}

// Wrapped writes one text, broken between words: its first line after lead, which
// is ours and written as it is, and the others under it.
func Wrapped(w *bufio.Writer, lead, text string, style TextStyle) {
	p := wrap{w: w, style: style}
	p.add(text, Normal)
	p.flush(lead, false)
}
