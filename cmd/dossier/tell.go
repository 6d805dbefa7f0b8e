package main

import (
	"fmt"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph"
	"dossier/graph/path"
	"dossier/internal/query"
	"dossier/render"
)

// teller tells paths to people.
type teller struct {
	p       *printer
	v       *graph.View
	words   *render.Words
	brief   bool     // claims without what was said of them
	sources []string // the ids of those cited
}

func newTeller(p *printer, v *graph.View) *teller {
	return &teller{p: p, v: v, words: render.NewWords(v.Graph())}
}

// cite notes the sources of a path's claims.
func (t *teller) cite(hops []path.Hop) {
	for _, h := range hops {
		for _, tie := range h.Ties {
			for _, ref := range t.v.Claims(tie) {
				t.sources = append(t.sources, sources(t.v.Claim(ref).Said)...)
			}
		}
	}
	slices.Sort(t.sources)
	t.sources = slices.Compact(t.sources)
}

func (t *teller) printSources() {
	lead := "Source: "
	if len(t.sources) > 1 {
		lead = "Sources: "
	}
	for _, id := range t.sources {
		t.p.wrap(lead, painted(t.words.Source(id)))
		lead = strings.Repeat(" ", len(lead))
	}
}

// path prints one path: its chain on a line to quote, then every hop with
// the claims behind it and, unless it is brief, all that was said of them.
func (t *teller) path(number string, hops []path.Hop, answer query.Path) {
	p, g := t.p, t.v.Graph()
	indent := strings.Repeat(" ", len(number))
	p.line("%s%s", number, query.ChainOf(g, answer))
	p.line("%s%s; evidence of the weakest: %s", indent, query.Counted(answer.Length, "hop"), answer.Grade.Band().String())
	p.line("")
	for i, h := range hops {
		lead := fmt.Sprintf("%4d. ", i+1)
		for _, tie := range h.Ties {
			for _, ref := range t.v.Claims(tie) {
				t.claim(lead, ref)
				lead = "      "
			}
		}
	}
}

// claim prints a claim with its status and what was said of it.
func (t *teller) claim(lead string, ref graph.ClaimRef) {
	c, a := t.v.Claim(ref), t.v.Assess(ref)
	t.p.wrap(lead, painted(t.words.Sentence(c))+"  ["+t.p.status(a.Status)+painted(", "+a.Grade.Band().String()+"]"))
	if t.brief {
		return
	}
	for _, s := range c.Said {
		t.p.wrap("        - ", painted(t.words.VoiceLine(s, len(t.sources) > 1)))
	}
}

// status writes a status, in red where somebody denies.
func (p *printer) status(s data.Status) painted {
	if s == data.Contested || s == data.Denied {
		return p.paint(red, s.String())
	}
	return painted(s.String())
}
