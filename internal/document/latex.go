package document

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// LaTeXFragment writes the sections, sources and caveats of a document for a place
// in somebody's own LaTeX. It needs the package graphicx (of 2021 or later, for
// the descriptions of figures) where there is a figure, and nothing else; where
// hyperref is loaded, addresses are links. It looks at the context as [Text] does
// and fails where that fails.
//
// Figures are files; of one without a file, its description is written.
func LaTeXFragment(ctx context.Context, out io.Writer, d *Document) error {
	w := &writer{ctx: ctx, medium: &latex{blocks: newBlocks(ctx, out)}, fragment: true}
	return w.document(d)
}

type latex struct {
	blocks
	told bool // what the preamble needs was said
}

var latexMarkup = markup{
	text:   latexText,
	strong: func(s string) string { return within(`\textbf{`, latexText(s), "}") },
	soft:   func(s string) string { return within(`\emph{`, latexText(s), "}") },
	code:   func(s string) string { return within(`\texttt{`, latexBreaks(s), "}") },
	link: func(url string) string {
		// Without hyperref the address stands as text.
		return `\ifdefined\href\href{` + latexAddress(url) + `}{\texttt{` + latexBreaks(url) + `}}\else\texttt{` + latexBreaks(url) + `}\fi`
	},
}

func (m *latex) heading(_ int, s string) {
	m.block(within(`\noindent\textbf{`, latexText(s), `}\nopagebreak`))
}

func (m *latex) paragraph(lines ...Line) { m.block(latexLines(lines)) }

// latexLines writes lines below one another.
func latexLines(lines []Line) string { return strings.Join(latexMarkup.each(lines), "\\newline\n") }

// commands are no verbatim, which a text ends with a word, which may not stand in
// the argument of a command, and which has lines that run off the page.
func (m *latex) commands(lines []string) {
	text := make([]string, len(lines))
	for i, l := range lines {
		text[i] = within(`\texttt{`, latexBreaks(l), "}")
	}
	m.block(`\begin{quote}\raggedright`, strings.Join(text, "\\newline\n"), `\end{quote}`)
}

func (m *latex) figure(f *Figure) {
	if f.File == "" {
		m.paragraph(Line{Text: alternative(f), Style: Soft})
		return
	}
	m.open()
	if !m.told {
		m.lines(`% The preamble needs \usepackage{graphicx}.`)
		m.told = true
	}
	m.lines(`\begin{figure}[htbp]`, `\centering`,
		`\includegraphics[`+latexSize(f)+`,alt={`+latexText(alternative(f))+`}]{`+latexPath(f.File)+`}`)
	if caption := latexText(f.caption()); caption != "" {
		m.lines(`\caption{` + caption + `}`)
	}
	if f.Label != "" {
		m.lines(`\label{` + f.anchor() + `}`)
	}
	m.lines(`\end{figure}`)
}

// latexSize is the width of a figure; where none was asked for, its own, or what
// there is room for if that is less.
func latexSize(f *Figure) string {
	const fit = `%[1]s=\ifdim\csname Gin@nat@%[1]s\endcsname>%[2]s %[2]s\else\csname Gin@nat@%[1]s\endcsname\fi`
	n, unit, ok := f.width()
	switch {
	case !ok:
		return fmt.Sprintf(fit, "width", `\linewidth`) + "," + fmt.Sprintf(fit, "height", `0.85\textheight`) + ",keepaspectratio"
	case unit == "%":
		return "width=" + decimal(n/100) + `\linewidth`
	case unit == "px": // which not every engine knows
		return "width=" + decimal(n*72/96) + "bp"
	case unit == "pt": // of which TeX has 72.27 in an inch
		return "width=" + decimal(n) + "bp"
	}
	return "width=" + decimal(n) + unit
}

func (m *latex) list(l *List, _ string) error {
	environment := "itemize"
	if l.Marks == Numbers {
		environment = "enumerate"
	}
	m.block(`\begin{` + environment + `}`)
	n := 0
	for item, err := range watch(m.ctx, l.Items) {
		if err != nil {
			return err
		}
		n++
		mark := `\item `
		if l.Marks == Numbers { // as text, which no counter changes
			mark = `\item[` + strconv.Itoa(n) + `.] `
		}
		m.w.WriteString(mark)
		m.item(item)
	}
	m.lines(`\end{` + environment + `}`)
	return nil
}

func (m *latex) item(item Item) {
	for i := range item {
		text := latexMarkup.line(&item[i].Line)
		below := item[i].Below
		if len(below) == 0 && i < len(item)-1 {
			text += `\newline`
		}
		m.lines(text)
		if len(below) == 0 {
			continue
		}
		m.lines(`\begin{itemize}`)
		for k := range below {
			m.lines(`\item ` + latexMarkup.line(&below[k]))
		}
		m.lines(`\end{itemize}`)
	}
}

// table writes every row as a tabular of its own, with columns of the same width:
// a tabular does not go on on the next page, and what does needs a package and
// more than one column of text.
func (m *latex) table(t *Table) error {
	m.open()
	n := strconv.Itoa(len(t.Columns))
	begin := `\noindent\begin{tabular}{*{` + n + `}{p{\dimexpr(\linewidth-2\tabcolsep*` + n + `)/` + n + `\relax}}}`
	row := func(cells []string, end string) {
		m.lines(begin)
		for i, c := range t.Columns {
			side, after := `\raggedright `, " &"
			if c.Right {
				side = `\raggedleft `
			}
			if i == len(t.Columns)-1 {
				after = end
			}
			m.lines(side + cells[i] + after)
		}
		m.lines(`\end{tabular}\par`)
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = latexMarkup.strong(c.Title)
	}
	row(titles, `\tabularnewline\hline`)
	for cells, err := range watch(m.ctx, t.Rows) {
		if err != nil {
			return err
		}
		row(latexMarkup.row(t, cells), "")
	}
	return nil
}

// latexEscapes are the characters that mean something to TeX, to a package that
// many load (babel gives quotes a meaning), or to a font: some show others in
// their place, and make one of two.
var latexEscapes = map[rune]string{
	'\\': `\textbackslash{}`, '{': `\{`, '}': `\}`, '$': `\$`, '&': `\&`, '#': `\#`, '%': `\%`, '_': `\_`,
	'^': `\textasciicircum{}`, '~': `\textasciitilde{}`, '<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`,
	'"': `\textquotedbl{}`, '\'': `\textquotesingle{}`, '`': `\textasciigrave{}`,
	'[': `{[}`, ']': `{]}`, '*': `{*}`, // arguments of the command before
}

// latexText escapes plain text for LaTeX, wherever it may stand.
func latexText(s string) string { return latexEscaped(strings.TrimSpace(printable(s)), nil) }

// latexBreaks is latexText for addresses, digests and command lines, which may be
// broken after signs and, where there are none, after some letters.
func latexBreaks(s string) string {
	const least, most = 4, 16
	length := 0
	return latexEscaped(strings.TrimSpace(printable(s)), func(r rune) bool {
		length++
		breaks := r < 0x80 && (length >= most || length >= least && !alphanumeric(r))
		if breaks || r == ' ' {
			length = 0
		}
		return breaks && r != ' '
	})
}

// latexEscaped escapes a text and lets lines break after some characters.
func latexEscaped(s string, breaks func(r rune) bool) string {
	var b strings.Builder
	before := ' '
	for _, r := range s {
		if r == before && (r == '-' || r == ',') {
			b.WriteString(`\kern0pt{}`) // or they become a dash or a quotation mark
		}
		before = r
		if escaped := latexEscapes[r]; escaped != "" {
			b.WriteString(escaped)
		} else {
			b.WriteRune(r)
		}
		if breaks != nil && breaks(r) {
			b.WriteString(`\allowbreak{}`)
		}
	}
	return b.String()
}

// latexAddresses are the characters of addresses that [link] leaves and TeX takes
// for its own; hyperref undoes these escapes.
var latexAddresses = strings.NewReplacer("%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`, "~", `\%7E`, "$", `\%24`, "'", `\%27`)

// latexAddress writes an address for \href, in ASCII.
func latexAddress(url string) string {
	var b strings.Builder
	for _, c := range []byte(url) {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return latexAddresses.Replace(b.String())
}

// latexPaths are the characters of a path that TeX takes for its own. There is no
// way to write the braces, the backslash and the quote.
var latexPaths = strings.NewReplacer("#", `\string#`, "$", `\string$`, "&", `\string&`, "^", `\string^`, "_", `\string_`, "~", `\string~`,
	"%", `\csname @percentchar\endcsname{}`, "{", "-", "}", "-", `\`, "-", `"`, "-")

func latexPath(file string) string { return latexPaths.Replace(printable(file)) }
