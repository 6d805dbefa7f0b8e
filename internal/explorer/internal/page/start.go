package page

import (
	"net/http"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/options"
)

// start is where a reader begins: from a search, a path, a ranking, a relation, a
// source; from the whole figure only where it is small.
type start struct {
	Description string
	Totals      string
	Central     []link
	Statuses    []link
	Relations   []link
	Sources     []link
	Rankings    []link
	Figure      string // its address
}

// mostListed bounds each list of the first page; mostWhole is how many actors are
// drawn there without being asked for.
const mostListed, mostWhole = 12, 60

// Home serves the first page.
func (p *Pages) Home(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	v := p.common(s, "Start")
	v.Start, v.Names = p.startOf(s), p.names(r.Context(), s)
	matches, err := s.Engine.Resolve(r.Context(), ask.NamesSources, "", mostListed)
	if err == nil {
		for _, m := range matches {
			v.Start.Sources = append(v.Start.Sources, link{m.Name, inquiry.SourceAddress{ID: m.ID}.URL()})
		}
	}
	p.send(w, http.StatusOK, "start", v)
}

func of(verb string, actors ...string) options.Request {
	var r options.Request
	r.Verb, r.Actors = verb, actors
	return r
}

func (p *Pages) startOf(s *live.State) *start {
	o := s.Overview
	x := &start{Description: o.Description, Totals: answer.JoinNames([]string{answer.Counted(o.Totals.Actors, "actor"), answer.Counted(o.Totals.Ties, "tie"),
		answer.Counted(o.Totals.Claims, "claim"), answer.Counted(o.Totals.Sources, "source")})}
	for _, c := range o.Central {
		x.Central = append(x.Central, link{o.Label(c.Actor), of(answer.VerbShow, c.Actor).URL()})
	}
	for _, c := range o.ByStatus {
		r := of(answer.VerbClaims)
		if v := statusOption(&r); v.Set(c.ID) == nil {
			x.Statuses = append(x.Statuses, link{answer.Counted(c.Count, c.ID+" claim"), r.URL()})
		}
	}
	for _, c := range o.ByRelation[:min(len(o.ByRelation), mostListed)] {
		r := of(answer.VerbClaims)
		r.Filter.Relations = []string{c.ID}
		x.Relations = append(x.Relations, link{o.Phrase(c.ID, false), r.URL()})
	}
	for _, m := range ask.Measures(answer.VerbRank) {
		x.Rankings = append(x.Rankings, link{m.Name, of(answer.VerbRank, m.Name).URL()})
	}
	if o.Totals.Actors > 0 && o.Totals.Actors <= mostWhole {
		r := of(answer.VerbDraw)
		r.Look.Theme = "auto"
		_, query, _ := strings.Cut(r.URL(), "?")
		x.Figure = "/figure/draw.svg?" + query
	}
	return x
}

func statusOption(r *options.Request) interface{ Set(string) error } {
	for _, o := range options.Of(r.Verb) {
		if o.Name == "status" {
			return o.Value(r)
		}
	}
	panic("the table of options has no status")
}

// match is something that a search found.
type match struct {
	Name, By     string
	Card, Around string
}

// mostFound is how many actors a search lists.
const mostFound = 50

// Find serves /find?name=: the actors that go by a name. A single one is opened.
func (p *Pages) Find(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	v := p.common(s, "Search")
	v.Name = strings.TrimSpace(r.URL.Query().Get("name"))
	matches, err := s.Engine.Resolve(r.Context(), ask.NamesActors, v.Name, mostFound)
	if err != nil {
		v.Failed = err.Error()
	}
	if len(matches) == 1 && v.Name != "" {
		http.Redirect(w, r, of(answer.VerbShow, matches[0].ID).URL(), http.StatusSeeOther)
		return
	}
	for _, m := range matches {
		v.Matches = append(v.Matches, match{m.Name, m.By, of(answer.VerbShow, m.ID).URL(), of(answer.VerbDraw, m.ID).URL()})
	}
	p.send(w, http.StatusOK, "find", v)
}

// Missing serves what leads nowhere.
func (p *Pages) Missing(w http.ResponseWriter, _ *http.Request) {
	v := p.common(p.live.Now(), "Nothing here")
	v.Failed = "There is no page at this address."
	p.send(w, http.StatusNotFound, "find", v)
}
