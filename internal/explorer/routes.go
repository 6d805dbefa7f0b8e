package explorer

import (
	"context"
	"net/http"

	"dossier/docs"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/api"
	"dossier/internal/explorer/internal/desk"
	"dossier/internal/explorer/internal/guard"
	"dossier/internal/explorer/internal/inquiry"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/explorer/internal/page"
	"dossier/internal/explorer/internal/static"
	"dossier/internal/inputs"
	"dossier/render/layout"
)

// Options say what is served and to whom.
type Options struct {
	// Open opens the dossier as it is now; with Watch it is asked again when one of
	// these files has changed.
	Open  func(context.Context) (Dossier, error)
	Watch []string
	// Edit, where set, lets claims be written into the YAML files of a dossier, the one that
	// Open opens.
	Edit *inputs.Inputs
	// Runner runs the layout engine; it has to stand being asked by several at once.
	Runner  layout.Runner
	Version string
	// Words name the dossier on a command line, with a space before; empty where
	// that is nobody's business.
	Words string
	// Host is what the explorer listens on, and Token what requests must carry;
	// both empty: this machine alone, and no token.
	Host, Token string
	// Log, where set, is told of each request, and Failed of faults of the program.
	Log    func(Entry)
	Failed func(any)
}

// Dossier is a dossier that was opened: who answers, and where set, the stored texts of
// its sources.
type Dossier = live.Dossier

// Entry is what a log tells of a request: nothing of what was asked.
type Entry = guard.Entry

// TokenFits reports whether a token can be used: long enough, and of characters that a
// header and a cookie take.
func TokenFits(token string) bool { return guard.TokenFits(token) }

// keepBytes is how much of what was drawn is kept in memory.
const keepBytes = 64 << 20

// Explorer serves one dossier.
type Explorer struct {
	opt     Options
	live    *live.Holder
	handler http.Handler
}

// New opens the dossier and returns what serves it. It fails where the dossier cannot
// be shown, as every question would.
func New(ctx context.Context, opt Options) (*Explorer, error) {
	holder, err := live.New(ctx, opt.Open)
	if err != nil {
		return nil, err
	}
	x := &Explorer{opt: opt, live: holder}
	x.handler = x.routes()
	return x, nil
}

// routes is the map of the explorer.
func (x *Explorer) routes() http.Handler {
	room := inquiry.New(x.opt.Runner, x.opt.Version, keepBytes)
	files := static.New()
	programs := api.New(x.live, room)
	pages := page.New(x.live, room, files, x.opt.Words)
	rules := guard.Options{Host: x.opt.Host, Token: x.opt.Token, Log: x.opt.Log, Failed: x.opt.Failed}

	mux := http.NewServeMux()
	if x.opt.Edit != nil {
		rules.Posts = page.DeskPosts()
		k := page.NewDesk(pages, desk.New(*x.opt.Edit))
		mux.HandleFunc(page.DeskPath, k.Show)
		mux.HandleFunc(page.CheckPath, k.Check)
		mux.HandleFunc(page.WritePath, k.Write)
		mux.HandleFunc(page.UndoPath, k.Undo)
	}
	g := guard.New(rules)
	mux.HandleFunc("/{$}", pages.Home)
	mux.HandleFunc("/find", pages.Find)
	mux.HandleFunc(page.ComparePath, pages.Compare)
	mux.HandleFunc("/sources", pages.Sources)
	mux.HandleFunc("/source", pages.Source)
	for _, verb := range ask.Verbs() {
		mux.HandleFunc("/"+verb, pages.Question)
	}
	mux.HandleFunc(api.Base+"openapi.json", programs.OpenAPI)
	mux.HandleFunc(api.Base+"answers.schema.json", api.Schema(docs.AnswersSchema))
	mux.HandleFunc(api.Base+"complete", programs.Complete)
	mux.HandleFunc(api.Base+"source", programs.Source)
	mux.HandleFunc(api.Base+"{what}", programs.Answer)
	mux.HandleFunc("/figure/{file}", programs.Figure)
	mux.HandleFunc("/report/{file}", programs.Report)
	mux.Handle(static.Prefix, files)
	mux.HandleFunc("/", pages.Missing)

	// The guard stands before all of them: a mux answers what it does not like by itself.
	open, closed := g.WrapOpen(http.HandlerFunc(x.events)), g.Wrap(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/events" {
			open.ServeHTTP(w, r)
			return
		}
		closed.ServeHTTP(w, r)
	})
}

// ServeHTTP answers a request.
func (x *Explorer) ServeHTTP(w http.ResponseWriter, r *http.Request) { x.handler.ServeHTTP(w, r) }
