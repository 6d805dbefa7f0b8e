package page

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/api"
	"dossier/internal/explorer/internal/guard"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/explorer/internal/static"
	"dossier/internal/options"
	"dossier/internal/styles"
)

//go:embed *.html
var layouts embed.FS

// Pages writes pages.
type Pages struct {
	live    *live.Holder
	room    *inquiry.Room
	files   *static.Files
	words   string
	layouts *template.Template
	edits   bool // there is a desk
}

// New returns the pages over a dossier and the room that answers from it. Words name
// the dossier on a command line, with a space before: " -f case.yaml".
func New(l *live.Holder, room *inquiry.Room, files *static.Files, words string) *Pages {
	parsed := template.Must(template.New("").Funcs(template.FuncMap{"say": data.Printable, "sayText": printableText}).ParseFS(layouts, "*.html"))
	return &Pages{live: l, room: room, files: files, words: words, layouts: parsed}
}

// view is what every page knows, and what one of them shows.
type view struct {
	Title   string
	Dossier string
	Verbs   []string
	Verb    string
	Name    string // what was searched for
	Style   string
	Script  string
	State   *live.State
	Version string
	Names   []string // proposals for actors
	Failed  string   // what is wrong with the question
	Form    *form
	Page    *inquiry.Page
	Body    template.HTML
	Styles  []string // of the figures, where they stand apart
	Command string
	Link    string
	Exports []link
	Start   *start
	Matches []match
	Beside  string // where two sides of what is shown are chosen
	Sided   bool   // what is shown has them, and needs the whole width
	Compare *compare
	Source  *source
	Sources *sources
	Desk    *deskView
}

type link struct{ Words, URL string }

// stylesHeader is set to "apart" by the script, which reads a page within another one.
// The policy of that one knows the styles of its own figures only, and would refuse
// others as they are read; so they stand in the head, for the script to adopt.
const stylesHeader = "Dossier-Styles"

// common begins a view.
func (p *Pages) common(s *live.State, title string) *view {
	return &view{Title: title, Dossier: s.Overview.Common().Dossier.Title, Verbs: ask.Verbs(), State: s, Version: p.room.Version(),
		Style: p.files.Address("explorer.css"), Script: p.files.Address("explorer.js")}
}

// send writes a page whole or not at all.
func (p *Pages) send(w http.ResponseWriter, status int, layout string, v *view) {
	var b bytes.Buffer
	if err := p.layouts.ExecuteTemplate(&b, layout, v); err != nil {
		panic(err) // a template of ours that does not fit
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", stylesHeader)
	h.Set("Content-Security-Policy", guard.Policy(styles.Of(string(v.Body))))
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

// Question serves the page of a verb. An address that a form made is sent on to the
// one that says the same as shortly as can be, so that every state has one address.
func (p *Pages) Question(w http.ResponseWriter, r *http.Request) {
	s := p.live.Now()
	req, err := read(r.URL)
	if err == nil && req.URL() != r.URL.RequestURI() {
		http.Redirect(w, r, req.URL(), http.StatusSeeOther)
		return
	}
	v := p.common(s, req.Verb)
	f := formOf(&req)
	v.Sided = req.Look.SideBySide() != ""
	v.Verb, v.Form, v.Names = req.Verb, &f, p.names(r.Context(), s)
	if err == nil && blank(&req) {
		p.send(w, http.StatusOK, "question", v)
		return
	}
	if err == nil {
		v.Page, err = p.room.Page(r.Context(), s, req)
	}
	if p.refused(w, "question", v, err) {
		return
	}
	if v.Page.Title != "" {
		v.Title = v.Page.Title
	}
	if len(req.Look.Slices) == 0 && req.Verb != answer.VerbDiff { // they have their dates
		p.dated(r.Context(), s, v)
	}
	body := string(v.Page.Narrow) + string(v.Page.Body)
	if r.Header.Get(stylesHeader) == "apart" {
		body, v.Styles = guard.Apart(body)
	}
	v.Body = template.HTML(body) //nolint:gosec // package document has escaped every text in it
	v.Command, v.Link, v.Beside = p.command(&req), req.URL(), compareURL(&req)
	v.Exports = exports(&req)
	p.send(w, http.StatusOK, "question", v)
}

// dated gives the field for a date the dates that can be stepped through. Where they
// cannot be had the field is as good as any.
func (p *Pages) dated(ctx context.Context, s *live.State, v *view) {
	dates, err := p.room.Dates(ctx, s)
	if err != nil {
		return
	}
	for _, g := range v.Form.Groups {
		for i := range g.Fields {
			if g.Fields[i].Name == "as-of" {
				g.Fields[i].Dates = strings.Join(dates, " ")
			}
		}
	}
}

// refused shows in a layout what is wrong with a question or an address, if something is.
func (p *Pages) refused(w http.ResponseWriter, layout string, v *view, err error) bool {
	switch {
	case err == nil:
		return false
	case errors.Is(err, context.Canceled):
		panic(http.ErrAbortHandler) // nobody waits for it
	}
	status, _, _ := api.Status(err)
	v.Failed = api.Detail(err)
	p.send(w, status, layout, v)
	return true
}

// command is the command that asks the same.
func (p *Pages) command(r *options.Request) string {
	line := r.CommandLine()
	if r.Verb == answer.VerbDraw {
		line = r.CommandWith("-o figure.svg")
	}
	return "dossier" + p.words + strings.TrimPrefix(line, "dossier")
}

// exports are the files of what a page shows.
func exports(r *options.Request) []link {
	_, query, _ := strings.Cut(r.URL(), "?")
	at := func(path string) string { return (&url.URL{Path: path, RawQuery: query}).String() }
	var list []link
	for _, verb := range inquiry.Drawn() {
		if verb == r.Verb {
			for _, f := range []link{{"SVG", "svg"}, {"PNG", "png"}, {"PDF", "pdf"}, {"Mermaid", "mmd"}, {"HTML", "html"}} {
				list = append(list, link{f.Words, at("/figure/" + verb + "." + f.URL)})
			}
		}
	}
	return append(list, link{"Report", at("/report/" + r.Verb + ".html")}, link{"Markdown", at("/report/" + r.Verb + ".md")},
		link{"CSV", at(api.Base + r.Verb + ".csv")}, link{"JSON", at(api.Base + r.Verb)})
}

// mostProposed is how many actors a field proposes without a script.
const mostProposed = 200

// names are actors to propose: the first ones of a dossier.
func (p *Pages) names(ctx context.Context, s *live.State) []string {
	if s.Overview.Totals.Actors > mostProposed {
		return centralNames(s)
	}
	matches, err := s.Engine.Resolve(ctx, ask.NamesActors, "", mostProposed)
	if err != nil {
		return nil // proposals are no more than that
	}
	list := make([]string, len(matches))
	for i, m := range matches {
		list[i] = m.Name
	}
	return list
}

func centralNames(s *live.State) (list []string) {
	for _, c := range s.Overview.Central {
		list = append(list, s.Overview.Actors[c.Actor].Name)
	}
	return list
}
