package report

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"dossier/data"
)

// Markdown writes a report as CommonMark with the tables of GitHub.
func Markdown(r *Report) []byte {
	w := &markdown{}
	w.block("# " + markdownText(r.Title))
	for _, p := range r.Lead {
		w.paragraph(p)
	}
	for i := range r.Sections {
		level := 2
		if len(r.Sections) > 1 {
			w.block("## " + markdownText(r.Sections[i].Title))
			w.block("Asked: " + markdownCode(r.Sections[i].Asked))
			level = 3
		}
		w.heading = strings.Repeat("#", level) + " "
		w.section(&r.Sections[i])
	}
	w.heading = "## "
	w.sources(r.Sources)
	w.caveats(r.Caveats)
	w.made(r.Made)
	return w.b.Bytes()
}

// MarkdownFragment writes the sections, sources and caveats of a report for a
// place in somebody's own text: without headings, and without how it was made.
func MarkdownFragment(r *Report) []byte {
	w := &markdown{}
	for i := range r.Sections {
		w.section(&r.Sections[i])
	}
	w.sources(r.Sources)
	for _, c := range r.Caveats {
		w.block("*" + markdownText(c) + "*")
	}
	return w.b.Bytes()
}

// markdown gathers blocks with a blank line between each two.
type markdown struct {
	b bytes.Buffer
	// heading begins a heading within a section; empty means bold text in place
	// of headings.
	heading string
}

func (w *markdown) block(lines ...string) {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
	for _, l := range lines {
		w.b.WriteString(l + "\n")
	}
}

func (w *markdown) paragraph(s string) {
	if s != "" {
		w.block(markdownText(s))
	}
}

func (w *markdown) title(s string) {
	if w.heading == "" {
		w.block("**" + markdownText(s) + "**")
		return
	}
	w.block(w.heading + markdownText(s))
}

func (w *markdown) section(s *Section) {
	w.paragraph(s.Answer)
	w.figure(s.Figure)
	w.paragraph(s.NoFigure)
	w.chains(s)
	for _, l := range s.Lists {
		w.title(l.Title)
		var lines []string
		for _, x := range l.Lines {
			lines = append(lines, "- "+markdownLine(x))
		}
		w.block(lines...)
	}
	for _, t := range s.Tables {
		w.table(t)
	}
	w.notes(s.Notes)
}

// blankLines are what would end an HTML block before its time.
var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

func (w *markdown) figure(f *Figure) {
	switch {
	case f == nil:
	case f.File != "":
		w.block("![" + markdownText(f.Title) + "](" + fileLink(f.File) + ")")
	default:
		w.block("<figure>", string(blankLines.ReplaceAll(bytes.TrimSpace(f.SVG), []byte("\n"))), "</figure>")
	}
}

func (w *markdown) chains(s *Section) {
	if len(s.Chains) == 0 {
		return
	}
	w.title(chainsTitle(s))
	var lines []string
	for i, c := range s.Chains {
		mark := strconv.Itoa(i+1) + ". "
		indent := strings.Repeat(" ", len(mark))
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, mark+"**"+markdownText(c.Text)+"**\\", indent+markdownText(c.Worth), "")
		for j, hop := range c.Hops {
			number := strconv.Itoa(j+1) + ". "
			for k, x := range hop {
				more := ""
				if k < len(hop)-1 {
					more = `\`
				}
				lines = append(lines, indent+number+markdownLine(x)+more)
				number = strings.Repeat(" ", len(number))
			}
		}
	}
	w.block(lines...)
}

func chainsTitle(s *Section) string {
	switch {
	case s.Nearest:
		return "The nearest path"
	case len(s.Chains) == 1:
		return "Path"
	}
	return "Paths"
}

func (w *markdown) table(t Table) {
	if t.Title != "" {
		w.title(t.Title)
	}
	var head []string
	for _, h := range t.Header {
		head = append(head, markdownText(h))
	}
	lines := []string{"| " + strings.Join(head, " | ") + " |", "|" + strings.Repeat(" --- |", len(head))}
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, markdownLine(c))
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
	}
	w.block(lines...)
}

func (w *markdown) notes(notes []Note) {
	if len(notes) == 0 {
		return
	}
	w.title("Evidence")
	var lines []string
	for i, n := range notes {
		mark := strconv.Itoa(i+1) + ". "
		lines = append(lines, mark+"**"+markdownText(n.Head)+"** – "+markdownText(n.Status))
		for _, v := range n.Voices {
			lines = append(lines, strings.Repeat(" ", len(mark))+"- "+markdownLine(v))
		}
	}
	w.block(lines...)
}

func (w *markdown) sources(sources []Source) {
	if len(sources) == 0 {
		return
	}
	w.title("Sources")
	var lines []string
	for i := range sources {
		s := &sources[i]
		line := strconv.Itoa(i+1) + ". " + markdownText(s.Words)
		if url, ok := link(s.Entry.URL); ok {
			line += ", [" + markdownText(url) + "](" + strings.ReplaceAll(url, "&", "&amp;") + ")"
		}
		lines = append(lines, line)
	}
	w.block(lines...)
}

func (w *markdown) caveats(caveats []string) {
	if len(caveats) == 0 {
		return
	}
	w.title("Caveats")
	var lines []string
	for _, c := range caveats {
		lines = append(lines, "- "+markdownText(c))
	}
	w.block(lines...)
}

func (w *markdown) made(m Made) {
	if m.Command == "" {
		return
	}
	w.title("How this report was made")
	command := data.Printable(m.Command)
	fence := "```"
	for strings.Contains(command, fence) {
		fence += "`"
	}
	w.block(fence+"sh", command, fence)
	w.block("Made with dossier " + markdownText(m.Version) + " from data with the digest `" + m.Digest + "`.")
}

// markdownCode writes a code span, whatever is in it.
func markdownCode(s string) string {
	s = strings.TrimSpace(data.Printable(s))
	ticks := "`"
	for strings.Contains(s, ticks) {
		ticks += "`"
	}
	return ticks + " " + s + " " + ticks
}

func markdownLine(l Line) string {
	s := markdownText(l.Text)
	if l.Status != "" {
		s += " – " + markdownText(l.Status)
	}
	var refs []string
	if len(l.Notes) > 0 {
		refs = append(refs, counted("note", l.Notes))
	}
	if len(l.Sources) > 0 {
		refs = append(refs, counted("source", l.Sources))
	}
	switch {
	case len(refs) == 0:
		return s
	case s == "":
		return strings.Join(refs, "; ")
	}
	return s + " (" + strings.Join(refs, "; ") + ")"
}
