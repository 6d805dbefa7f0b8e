package api

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/figure"
	"dossier/internal/options"
)

// Base is where the addresses for programs begin.
const Base = "/api/v1/"

// overviewName is the last part of the address of the verb without a name.
const overviewName = "overview"

// API answers programs.
type API struct {
	live *live.Holder
	room *inquiry.Room
}

// New returns the handlers over a dossier and the room that answers from it.
func New(l *live.Holder, room *inquiry.Room) *API { return &API{l, room} }

// Answer serves /api/v1/{what}: a verb, for JSON, or a verb with .csv behind it.
func (a *API) Answer(w http.ResponseWriter, r *http.Request) {
	name, format := r.PathValue("what"), "json"
	if verb, ok := strings.CutSuffix(name, ".csv"); ok {
		name, format = verb, "csv"
	}
	req, err := request(r, name)
	if err != nil {
		fail(w, r, err)
		return
	}
	s := a.live.Now()
	if a.same(w, r, a.room.Tag(s, "answer "+format, req)) {
		return
	}
	found, err := inquiry.Ask(r.Context(), s, req)
	if err != nil {
		fail(w, r, err)
		return
	}
	out := &late{w: w, r: r, status: func() {
		w.Header().Set("Dossier-Exit-Code", exitOf(found))
		content(w, types[format], req.Verb, format)
	}}
	if err := inquiry.Answer(r.Context(), out, found, format); err != nil {
		out.fail(err)
	}
}

// exitOf is the exit code that the command line has for an answer.
func exitOf(found answer.Answer) string {
	if _, profile := found.(*answer.Profile); found.Found() || profile {
		return "0"
	}
	return "1"
}

// Figure serves /figure/{file}: a verb with the ending of a format behind it.
func (a *API) Figure(w http.ResponseWriter, r *http.Request) {
	verb, ending, _ := strings.Cut(r.PathValue("file"), ".")
	req, err := request(r, verb)
	if err == nil && !slices.Contains(inquiry.Drawn(), req.Verb) {
		err = ask.Usagef("there are figures of %s", strings.Join(inquiry.Drawn(), ", "))
	}
	var f figure.Format
	if err == nil {
		f, err = figure.FormatOf("figure."+ending, "")
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	a.serve(w, r, req, sent{"figure " + f.Name, f.Name, f.Type}, func(ctx context.Context, s *live.State) (*cache.Entry, error) {
		return a.room.Figure(ctx, s, req, f)
	})
}

// Report serves /report/{file}: a verb with .html or .md behind it.
func (a *API) Report(w http.ResponseWriter, r *http.Request) {
	verb, ending, _ := strings.Cut(r.PathValue("file"), ".")
	req, err := request(r, verb)
	if err != nil {
		fail(w, r, err)
		return
	}
	a.serve(w, r, req, sent{"report " + ending, ending, types[ending]}, func(ctx context.Context, s *live.State) (*cache.Entry, error) {
		return a.room.Report(ctx, s, req, ending)
	})
}

// sent says what is sent: the form of what is made of a request, the name of its format,
// and its media type.
type sent struct{ form, format, kind string }

// serve sends what is made once and kept.
func (a *API) serve(w http.ResponseWriter, r *http.Request, req options.Request, what sent, produce func(context.Context, *live.State) (*cache.Entry, error)) {
	s := a.live.Now()
	tag := a.room.Tag(s, what.form, req)
	if a.same(w, r, tag) {
		return
	}
	made, err := produce(r.Context(), s)
	if err != nil {
		fail(w, r, err)
		return
	}
	content(w, what.kind, req.Verb, what.format)
	if what.format == "svg" {
		w.Header().Set("Content-Security-Policy", figurePolicy(string(made.Body)))
	} else {
		w.Header().Set("Content-Security-Policy", "sandbox; default-src 'none'")
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(made.Body)))
	_, _ = w.Write(made.Body) // whoever asked may have gone
}

// same answers 304 where the client has what it asks for already, and else sets the
// tag that it can ask with the next time.
func (a *API) same(w http.ResponseWriter, r *http.Request, tag string) bool {
	tag = `"` + tag + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache") // ask each time: the dossier may have changed
	for given := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if given = strings.TrimPrefix(strings.TrimSpace(given), "W/"); given == tag || given == "*" {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// request reads a request from an address of the API, whose last part names the verb.
func request(r *http.Request, verb string) (options.Request, error) {
	if verb == overviewName {
		verb = answer.VerbOverview
	} else if err := ask.CheckVerb(verb); err != nil {
		return options.Request{}, err
	}
	u := *r.URL
	u.Path = "/" + verb
	return options.ParseURL(&u)
}

// Complete serves /api/v1/complete?prefix=&what=&n=: names that begin so.
func (a *API) Complete(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	what, n := ask.NamesActors, 10
	var err error
	switch given := ask.Names(q.Get("what")); given {
	case "":
	case ask.NamesActors, ask.NamesRelations, ask.NamesSources:
		what = given
	default:
		err = ask.Usagef("what=%s: want actor, relation or source", q.Get("what"))
	}
	if given := q.Get("n"); given != "" && err == nil {
		if n, err = strconv.Atoi(given); err != nil || n < 1 || n > 100 {
			err = ask.Usagef("n=%s: want a whole number from 1 to 100", given)
		}
	}
	if err != nil {
		fail(w, r, err)
		return
	}
	matches, err := a.live.Now().Engine.Resolve(r.Context(), what, q.Get("prefix"), n)
	if err != nil {
		fail(w, r, err)
		return
	}
	type match struct {
		ID   string `json:"id"`
		Name string `json:"name"`
		By   string `json:"by,omitempty"`
	}
	list := []match{}
	for _, m := range matches {
		list = append(list, match{m.ID, m.Name, m.By})
	}
	writeJSON(w, http.StatusOK, "application/json", map[string]any{"matches": list})
}

// late sends the head of an answer when its first bytes come, so that what fails
// before that is told as a problem; what fails later cuts the connection off, so
// that half an answer is not taken for a whole one.
type late struct {
	w      http.ResponseWriter
	r      *http.Request
	status func()
	begun  bool
}

func (l *late) Write(p []byte) (int, error) {
	if !l.begun {
		l.begun = true
		l.status()
	}
	return l.w.Write(p)
}

func (l *late) fail(err error) {
	if l.begun {
		panic(http.ErrAbortHandler)
	}
	fail(l.w, l.r, err)
}

// OpenAPI serves the document that describes all of this.
func (a *API) OpenAPI(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(Document(a.room.Version()))
}

// Schema serves the JSON Schema of answers.
func Schema(schema []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/schema+json")
		_, _ = bytes.NewReader(schema).WriteTo(w)
	}
}
