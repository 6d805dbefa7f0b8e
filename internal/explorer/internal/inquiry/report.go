package inquiry

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/describe"
	"dossier/internal/document"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/report"
	"dossier/render"
)

// Report writes the answer to a request as a document, "html" or "md".
func (o *Room) Report(ctx context.Context, s *live.State, r options.Request, format string) (*cache.Entry, error) {
	write, theme := document.HTML, render.Auto
	switch format {
	case "html":
	case "md":
		write, theme = document.Markdown, ""
	default:
		return nil, ask.Usagef("there are reports as html and md, not as %q", format)
	}
	return o.cache.Get(ctx, o.Tag(s, "report "+format, r), func(ctx context.Context) (*cache.Entry, error) {
		done, err := o.turn(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
		command := strings.Replace(r.CommandWith("--format "+format), "dossier ", "dossier report ", 1)
		// As the command makes it, for a page.
		d, err := report.Answer(ctx, asker(s), []options.Request{r}, report.Options{Figures: true, For: options.Page, Theme: theme, Runner: o.runner,
			Telling: describe.Options{Version: o.version, Command: command}})
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = write(ctx, &b, d.Document)
		return &cache.Entry{Body: b.Bytes(), Words: d.Warnings}, err
	})
}

// Page is the answer to a request as it stands on a page.
type Page struct {
	Title string
	// Body is HTML with headings from the second level on, and the figure in it.
	Body []byte
	// Narrow is the figure of several drawings side by side as it is on a narrow screen,
	// one below the other; nil where Body has it so already.
	Narrow []byte
	// Found is false where the answer found nothing.
	Found bool
	// Cast are the actors in the answer and Ties the ties, for links to more.
	Cast []Actor
	Ties []Tie
	// Chosen are the actors that were expanded or hidden, and Context is the figure of
	// the paths with what is around them; empty: there is none.
	Chosen  []Chosen
	Context string
	// Filters are those of the question, with how much they hide.
	Filters *Filters
	// More says what a page leaves out that has no end, and Linked what Cast and Ties do.
	More, Linked string
}

// MostShown is how many claims, ties or changes stand on a page.
const MostShown = 200

// Page tells the answer to a request with its figure. What is longer than a page has
// room for is cut, which is said.
func (o *Room) Page(ctx context.Context, s *live.State, r options.Request) (*Page, error) {
	made, err := o.cache.Get(ctx, o.Tag(s, "page", r), func(ctx context.Context) (*cache.Entry, error) {
		p, err := o.page(ctx, s, r)
		if err != nil {
			return nil, err
		}
		return &cache.Entry{Body: p.Body, Beside: p, Extra: linkBytes * int64(len(p.Cast)+len(p.Ties))}, nil
	})
	if err != nil {
		return nil, err
	}
	return made.Beside.(*Page), nil
}

// linkBytes is what an actor or a tie with its links takes, roughly.
const linkBytes = 400

func (o *Room) page(ctx context.Context, s *live.State, r options.Request) (*Page, error) {
	p := &Page{}
	done, err := o.turn(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	var first answer.Answer // those after it are asked for the figure
	var whole shown         // before it was cut
	limited := func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		found, err := asker(s)(ctx, q)
		if err == nil && first == nil {
			first, whole = found, shownIn(found)
			p.More = shorten(found)
		}
		return found, err
	}
	told, err := report.Answer(ctx, limited, []options.Request{r}, report.Options{Figures: true, Marked: true, Theme: render.Auto, Runner: o.runner,
		Telling: describe.Options{Version: o.version, Words: wordsURL}})
	if err != nil {
		return nil, err
	}
	p.Title, p.Found = told.Document.Title, told.Found > 0
	told.Document.Title, told.Document.Made = "", document.Made{} // the page says both itself
	var b bytes.Buffer
	if err := document.HTMLBody(ctx, &b, told.Document); err != nil {
		return nil, err
	}
	p.Body = b.Bytes()
	if p.Narrow, err = o.narrow(ctx, s, r); err != nil {
		return nil, err
	}
	if first != nil {
		c := chooserOf(first, r)
		var actors, ties int
		p.Cast, actors = castOf(first, r, c)
		p.Ties, ties = tiesOf(first, r)
		p.Linked, p.Chosen, p.Context = leftOut(actors, ties), c.chosen(), c.context()
		p.Filters, err = filtersOf(ctx, s, whole, r)
	}
	return p, err
}

// phone is the width of a figure on a narrow screen.
const phone = options.Millimetres(100)

// narrow draws the figure of a page for a narrow screen, where that is one of several
// drawings side by side; nil else, and where it cannot be drawn, which the page says.
func (o *Room) narrow(ctx context.Context, s *live.State, r options.Request) ([]byte, error) {
	if r.Look.SideBySide() == "" || r.Look.Width <= phone {
		return nil, nil
	}
	r.Look.Width, r.Look.Notes, r.Look.Theme = phone, options.NotesOff, render.Auto
	made, err := o.draw(ctx, s, r, figure.Marked())
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, nil
	}
	return slices.Concat([]byte(`<figure class="narrow">`), made.Body, []byte("</figure>")), nil
}

// Answer writes the answer to a request as JSON or CSV, the bytes of the command line.
func Answer(ctx context.Context, w io.Writer, found answer.Answer, format string) error {
	if format == "csv" {
		return answer.WriteCSV(ctx, w, found, false)
	}
	return answer.Write(ctx, w, found)
}
