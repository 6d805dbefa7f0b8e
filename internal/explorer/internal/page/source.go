package page

import (
	"net/http"
	"net/url"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/internal/explorer/internal/api"
	"dossier/internal/explorer/internal/inquiry"
)

// mostQuotes is how many quotes stand on a page.
const mostQuotes = 500

// source is a source as its page shows it.
type source struct {
	*inquiry.Evidence
	Style string // the address of the style sheet that such pages have beside the other
	Title string
	Facts []fact
	// Link is where the source is published; empty where that is no web address.
	Link       string
	Paragraphs []inquiry.Paragraph
	After      string
	Quotes     []quote
	Missing    int // quotes that do not stand in the text
	Left       string
	Without    string // the figure of what is left without the source
	JSON       string
	Desk       string // where claims are made of it; empty: nothing can be written
}

type fact struct{ Name, Words string }

// quote is a line in the list of quotes.
type quote struct {
	inquiry.Quote
	Number int
	// At is the place of the words in the text; ID names the line where they have none.
	At, ID string
}

// Source serves /source?id=&claim=: a source, and its stored text with every quote
// marked.
func (p *Pages) Source(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	v := p.common(s, "Source")
	at, err := inquiry.ParseSource(r.URL.RawQuery)
	if err == nil && at.URL() != r.URL.RequestURI() {
		http.Redirect(w, r, at.URL(), http.StatusSeeOther)
		return
	}
	var e *inquiry.Evidence
	if err == nil {
		e, err = p.room.Evidence(r.Context(), s, at, mostQuotes)
	}
	if p.refused(w, "find", v, err) {
		return
	}
	v.Source = p.sourceOf(e, at)
	v.Title = v.Source.Title
	p.send(w, http.StatusOK, "source", v)
}

func (p *Pages) sourceOf(e *inquiry.Evidence, at inquiry.SourceAddress) *source {
	x := e.Source
	out := &source{Evidence: e, Style: p.files.Address("source.css"), Title: x.Title, Link: webAddress(x.URL), JSON: api.Base + strings.TrimPrefix(at.URL(), "/")}
	for _, name := range []string{x.Publisher, x.ID} {
		if out.Title == "" {
			out.Title = name
		}
	}
	for _, f := range []fact{{"Publisher", x.Publisher}, {"Published", answer.DateWords(x.Published)}, {"Retrieved", answer.DateWords(x.Retrieved)},
		{"Repeats", x.Origin}, {"Id", x.ID}, {"Stored as", e.File}, {"SHA-256 of the stored text", e.SHA256}} {
		if f.Words != "" {
			out.Facts = append(out.Facts, f)
		}
	}
	without := of(answer.VerbDraw)
	without.Filter.WithoutSources = []string{x.ID}
	out.Without = without.URL()
	if p.edits {
		out.Desk = DeskPath + "?" + url.Values{"source": {x.ID}}.Encode()
	}
	var named map[string]bool
	out.Paragraphs, out.After, named = e.Shown()
	for i := range e.Quotes {
		q := quote{Quote: e.Quotes[i], Number: i + 1}
		switch anchor := q.Anchor(); {
		case named[anchor]:
			q.At = anchor
		default:
			named[anchor] = true
			q.ID = anchor
		}
		if !q.Found {
			out.Missing++
		}
		out.Quotes = append(out.Quotes, q)
	}
	if e.More > 0 {
		out.Left = "Not shown on this page: " + answer.Counted(e.More, "more word") + " from this source. The claims have all of them."
	}
	return out
}

// webAddress is an address that a page may link to, or nothing.
func webAddress(address string) string {
	if data.WebAddress(address) {
		return address
	}
	return ""
}

// sources is the list of sources.
type sources struct {
	List []inquiry.Carried
	Left string
}

// Sources serves /sources: the sources, and how much each carries.
func (p *Pages) Sources(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	v := p.common(s, "Sources")
	list, err := p.room.Sources(r.Context(), s)
	if p.refused(w, "find", v, err) {
		return
	}
	shown := list[:min(len(list), inquiry.MostShown)]
	v.Sources = &sources{List: shown}
	if left := max(len(list), s.Overview.Totals.Sources) - len(shown); left > 0 {
		v.Sources.Left = "Not shown on this page: " + answer.Counted(left, "more source") + ", which carry fewer claims."
	}
	p.send(w, http.StatusOK, "sources", v)
}

// printableText is [data.Printable] of each line of a text.
func printableText(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = data.Printable(strings.TrimSuffix(line, "\r"))
	}
	return strings.Join(lines, "\n")
}
