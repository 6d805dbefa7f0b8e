package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
)

// pageStyle is the look of a page: a column of text, dark where the reader asks
// for dark pages, and black on white on paper.
const pageStyle = `:root{color-scheme:light dark;--text:#1a1a1a;--soft:#5c6166;--line:#d5d8db;--page:#fff;--link:#00629a}
@media (prefers-color-scheme:dark){:root{--text:#eef0f2;--soft:#a9b0b6;--line:#3a4046;--page:#15181b;--link:#7cc4ee}}
body{margin:2.5rem auto;padding:0 1.25rem;max-width:52rem;color:var(--text);background:var(--page);font:1rem/1.55 "Liberation Sans",Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.2rem}h3{font-size:1.05rem;margin-top:1.6rem}
a{color:var(--link)}figure{margin:1.5rem 0}figure svg,figure img{display:block;max-width:100%;height:auto}
.dossier-soft{color:var(--soft)}.dossier-chain{font-weight:bold}li{margin:.3rem 0}.dossier-notes>li{margin:.8rem 0}
table{border-collapse:collapse;width:100%;font-size:.94rem}th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:break-word}
pre{padding:.7rem .9rem;border:1px solid var(--line);white-space:pre-wrap}
@media print{body{margin:0;max-width:none}figure,.dossier-notes>li,tr{break-inside:avoid}h2,h3{break-after:avoid}}`

// HTML writes a report as one page that needs nothing else: no script, no
// outside reference, and a content security policy that allows neither.
func HTML(r *Report) []byte {
	w := &page{anchors: true}
	w.raw("<h1>").text(r.Title).raw("</h1>\n")
	for _, p := range r.Lead {
		w.paragraph(p)
	}
	for i := range r.Sections {
		w.at, w.heading = i+1, "h2"
		if len(r.Sections) > 1 {
			w.raw("<h2>").text(r.Sections[i].Title).raw("</h2>\n")
			w.raw(`<p class="dossier-soft">Asked: <code>`).text(r.Sections[i].Asked).raw("</code></p>\n")
			w.heading = "h3"
		}
		w.section(&r.Sections[i])
	}
	w.heading = "h2"
	w.sources(r.Sources)
	w.caveats(r.Caveats)
	w.made(r.Made)
	return w.page(r.Title)
}

// HTMLFragment writes the sections, sources and caveats of a report for a place
// in somebody's own page: without headings or ids, which might be there twice.
func HTMLFragment(r *Report) []byte {
	w := &page{}
	for i := range r.Sections {
		w.section(&r.Sections[i])
	}
	w.sources(r.Sources)
	for _, c := range r.Caveats {
		w.raw("<p><em>").text(c).raw("</em></p>\n")
	}
	return w.b.Bytes()
}

// page gathers the body of a page.
type page struct {
	b       bytes.Buffer
	heading string // the element of headings; empty means bold text in their place
	anchors bool   // write ids and links to them
	at      int    // the section, from 1
}

func (w *page) raw(s string) *page  { w.b.WriteString(s); return w }
func (w *page) text(s string) *page { return w.raw(htmlText(s)) }

func (w *page) paragraph(s string) {
	if s != "" {
		w.raw("<p>").text(s).raw("</p>\n")
	}
}

func (w *page) title(s string) {
	switch {
	case s == "":
	case w.heading == "":
		w.raw("<p><strong>").text(s).raw("</strong></p>\n")
	default:
		w.raw("<" + w.heading + ">").text(s).raw("</" + w.heading + ">\n")
	}
}

func (w *page) section(s *Section) {
	w.paragraph(s.Answer)
	w.figure(s.Figure)
	w.paragraph(s.NoFigure)
	w.chains(s)
	for _, l := range s.Lists {
		w.title(l.Title)
		w.raw("<ul>\n")
		for _, x := range l.Lines {
			w.raw("<li>").line(x).raw("</li>\n")
		}
		w.raw("</ul>\n")
	}
	for _, t := range s.Tables {
		w.table(t)
	}
	w.notes(s.Notes)
}

func (w *page) figure(f *Figure) {
	switch {
	case f == nil:
	case f.File != "":
		w.raw(`<figure><img src="` + fileLink(f.File) + `" alt="`).text(f.Title).raw(`"></figure>` + "\n")
	default:
		w.raw("<figure>\n").raw(string(bytes.TrimSpace(f.SVG))).raw("\n</figure>\n")
	}
}

func (w *page) chains(s *Section) {
	if len(s.Chains) == 0 {
		return
	}
	w.title(chainsTitle(s))
	w.raw("<ol>\n")
	for _, c := range s.Chains {
		w.raw(`<li><strong class="dossier-chain">`).text(c.Text).raw(`</strong><br><span class="dossier-soft">`).text(c.Worth).raw("</span>\n<ol>\n")
		for _, hop := range c.Hops {
			w.raw("<li>")
			for i, x := range hop {
				if i > 0 {
					w.raw("<br>")
				}
				w.line(x)
			}
			w.raw("</li>\n")
		}
		w.raw("</ol></li>\n")
	}
	w.raw("</ol>\n")
}

func (w *page) table(t Table) {
	w.title(t.Title)
	w.raw("<table>\n<thead><tr>")
	for _, h := range t.Header {
		w.raw(`<th scope="col">`).text(h).raw("</th>")
	}
	w.raw("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.raw("<tr>")
		for _, c := range row {
			w.raw("<td>").line(c).raw("</td>")
		}
		w.raw("</tr>\n")
	}
	w.raw("</tbody>\n</table>\n")
}

func (w *page) notes(notes []Note) {
	if len(notes) == 0 {
		return
	}
	w.title("Evidence")
	w.raw(`<ol class="dossier-notes">` + "\n")
	for i, n := range notes {
		w.item(w.noteID(i + 1)).raw("<strong>").text(n.Head).raw(`</strong> <span class="dossier-soft">[`).text(n.Status).raw("]</span>\n<ul>\n")
		for _, v := range n.Voices {
			w.raw("<li>").line(v).raw("</li>\n")
		}
		w.raw("</ul></li>\n")
	}
	w.raw("</ol>\n")
}

func (w *page) sources(sources []Source) {
	if len(sources) == 0 {
		return
	}
	w.title("Sources")
	w.raw("<ol>\n")
	for i := range sources {
		s := &sources[i]
		w.item(sourceID(i + 1)).text(s.Words)
		if url, ok := link(s.Entry.URL); ok {
			w.raw(`, <a href="`).text(url).raw(`" rel="noopener noreferrer">`).text(url).raw("</a>")
		}
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
}

func (w *page) caveats(caveats []string) {
	if len(caveats) == 0 {
		return
	}
	w.title("Caveats")
	w.raw("<ul>\n")
	for _, c := range caveats {
		w.raw("<li>").text(c).raw("</li>\n")
	}
	w.raw("</ul>\n")
}

func (w *page) made(m Made) {
	if m.Command == "" {
		return
	}
	w.title("How this report was made")
	w.raw("<pre><code>").text(m.Command).raw("</code></pre>\n")
	w.raw(`<p class="dossier-soft">`).text("Made with dossier " + m.Version + " from data with the digest " + m.Digest + ".").raw("</p>\n")
}

// line writes a text with its references.
func (w *page) line(l Line) *page {
	w.text(l.Text)
	if l.Status != "" {
		w.raw(` <span class="dossier-soft">[`).text(l.Status).raw("]</span>")
	}
	if len(l.Notes) > 0 {
		w.raw(" (note ").refs(l.Notes, w.noteID).raw(")")
	}
	if len(l.Sources) > 0 {
		w.raw(" [").refs(l.Sources, sourceID).raw("]")
	}
	return w
}

func (w *page) refs(list []int, id func(int) string) *page {
	if !w.anchors {
		return w.raw(numbers(list))
	}
	for i, n := range list {
		if i > 0 {
			w.raw(", ")
		}
		w.raw(`<a href="#` + id(n) + `">` + strconv.Itoa(n) + "</a>")
	}
	return w
}

// item opens an entry of a list that others refer to.
func (w *page) item(id string) *page {
	if !w.anchors {
		return w.raw("<li>")
	}
	return w.raw(`<li id="` + id + `">`)
}

func (w *page) noteID(n int) string { return "note-" + strconv.Itoa(w.at) + "-" + strconv.Itoa(n) }

func sourceID(n int) string { return "source-" + strconv.Itoa(n) }

// page puts the head before the body. The policy names the digest of every
// style there is, so that none that slipped in would count.
func (w *page) page(title string) []byte {
	body := w.b.Bytes()
	policy := "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + digestOf(pageStyle)
	seen := map[string]bool{}
	for _, part := range strings.Split(string(body), "<style>")[1:] {
		style, _, _ := strings.Cut(part, "</style>")
		if d := digestOf(style); !seen[d] {
			seen[d] = true
			policy += " " + d
		}
	}
	head := &page{}
	head.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
	head.raw(`<meta http-equiv="Content-Security-Policy" content="` + policy + "\">\n")
	head.raw(`<meta name="viewport" content="width=device-width, initial-scale=1">` + "\n")
	head.raw(`<meta name="referrer" content="no-referrer">` + "\n<title>").text(title).raw("</title>\n<style>" + pageStyle + "</style>\n</head>\n<body>\n<main>\n")
	return append(append(head.b.Bytes(), body...), "</main>\n</body>\n</html>\n"...)
}

func digestOf(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
