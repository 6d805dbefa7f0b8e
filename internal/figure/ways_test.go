package figure_test

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/figure"
	"dossier/internal/options"
	"dossier/internal/testkit"
	"dossier/internal/testkit/answers"
	"dossier/render"
	"dossier/render/layout"
)

// tooLarge are questions to a large dossier whose figures cannot be laid out, and
// what is offered instead.
var tooLarge = []struct {
	line string
	ways int // at least
	more bool
}{
	{"draw --theme print --notes off", 2, false},
	{"draw --min-grade 3 --title x", 2, false},
	{"draw a000 --hops 30 --theme dark", 1, false},
	{"draw a000 --max-actors 2", 0, true},
	{"draw --highlight a000,a002", 1, false},
}

// large asks a dossier of 1500 actors and 4000 claims.
func large(t *testing.T) figure.Asker {
	m := answers.Engine(t, testkit.SeededDossier(7, 1500, 4000))
	return func(ctx context.Context, q ask.Question) (answer.Answer, error) { return ask.Ask(ctx, m, q) }
}

// request reads a request from a line as it stands on a command line.
func request(t *testing.T, line string) options.Request {
	t.Helper()
	words, err := options.Split(line)
	if err != nil {
		t.Fatal(err)
	}
	r, err := options.Parse(words, nil)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return r
}

// drawn makes the figure of a request, which is not laid out.
func drawn(t *testing.T, asked figure.Asker, r options.Request) *render.Figure {
	t.Helper()
	a, err := asked(t.Context(), r.Question)
	if err != nil {
		t.Fatalf("%s: %v", r.CommandLine(), err)
	}
	f, err := figure.Of(t.Context(), a, r, 0)
	if err != nil {
		t.Fatalf("%s: %v", r.CommandLine(), err)
	}
	return f
}

// svg is a format in which figures are laid out.
func svg(t *testing.T) figure.Format {
	t.Helper()
	f, err := figure.FormatOf("x.svg", "")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// refused draws a request whose figure is too large, and gives the refusal with its
// ways, and the figure.
func refused(t *testing.T, asked figure.Asker, r options.Request) (*figure.TooLargeError, *render.Figure) {
	t.Helper()
	f := drawn(t, asked, r)
	_, err := svg(t).Encode(t.Context(), io.Discard, f, figure.Drawing{Look: r.Look})
	return explained(t, err, f, r, asked), f
}

func explained(t *testing.T, err error, f *render.Figure, r options.Request, asked figure.Asker) *figure.TooLargeError {
	t.Helper()
	var large *figure.TooLargeError
	if err = figure.Explain(t.Context(), err, f, r, asked); !errors.As(err, &large) {
		t.Fatalf("%s: %v", r.CommandLine(), err)
	}
	return large
}

// TestWaysFit asks for figures that are too large, and then for each that is
// proposed instead: by its command line, which keeps the asker's other options.
func TestWaysFit(t *testing.T) {
	asked := large(t)
	for _, c := range tooLarge {
		r := request(t, c.line)
		e, f := refused(t, asked, r)
		if len(e.Ways) < c.ways || (e.More != nil) != c.more {
			t.Errorf("%s: %v", c.line, e)
		}
		if e.More != nil {
			e.Ways = append(e.Ways, figure.Way{Request: *e.More, Actors: len(f.Nodes), Ties: len(f.Links)})
		}
		for _, w := range e.Ways {
			checkWay(t, asked, r, w)
		}
	}
}

// checkWay draws a way out of a request by its command line.
func checkWay(t *testing.T, asked figure.Asker, r options.Request, w figure.Way) {
	t.Helper()
	line := w.Request.CommandLine()
	changed := []string{"hops", "min-grade", "max-actors", "highlight"}
	for option := range strings.SplitSeq(r.CommandLine(), " --") {
		if name, _, _ := strings.Cut(option, " "); name != "dossier" && !slices.Contains(changed, name) && !strings.Contains(line, "--"+option) {
			t.Errorf("%s has lost --%s", line, option)
		}
	}
	again := request(t, strings.TrimPrefix(line, "dossier "))
	part := drawn(t, asked, again)
	if len(part.Nodes) != w.Actors || len(part.Links) != w.Ties {
		t.Errorf("%s has %d actors and %d ties, not %d and %d", line, len(part.Nodes), len(part.Links), w.Actors, w.Ties)
	}
	if err := layout.Check(part, layout.Options{MaxActors: again.Look.MaxActors}); err != nil {
		t.Errorf("%s: %v", line, err)
	}
}

// TestRefusedNetworksHaveTheSameWays compares what is offered where a network is
// refused before it is gathered, as commands ask for it, with what is offered once
// its figure has been made.
func TestRefusedNetworksHaveTheSameWays(t *testing.T) {
	asked := large(t)
	for _, c := range tooLarge {
		r := request(t, c.line)
		want, _ := refused(t, asked, r)
		bounded := r.Question
		bounded.Network.Most = svg(t).Room(r.Look)
		a, err := asked(t.Context(), bounded)
		var network *ask.TooLargeError
		if !errors.As(err, &network) || network.Network == nil || a != nil {
			t.Errorf("%s is not refused before it is gathered: %v", c.line, err)
			continue
		}
		if got := explained(t, err, nil, r, asked); got.Error() != want.Error() {
			t.Errorf("%s, refused as a network:\n%v\nand as a figure:\n%v", c.line, got, want)
		}
	}
}

// TestOtherErrorsAreNotExplained: whatever else went wrong comes back as it is, and
// so does a context that has ended.
func TestOtherErrorsAreNotExplained(t *testing.T) {
	asked := large(t)
	r := request(t, tooLarge[0].line)
	for _, err := range []error{nil, io.ErrShortWrite, &layout.LimitError{}} { // the last without a figure
		if got := figure.Explain(t.Context(), err, nil, r, asked); got != err {
			t.Errorf("%v is explained as %v", err, got)
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if got := figure.Explain(ended, &ask.TooLargeError{}, nil, r, asked); !errors.Is(got, context.Canceled) {
		t.Errorf("a context that has ended gives %v", got)
	}
}

func TestTooLargeInWords(t *testing.T) {
	e := &figure.TooLargeError{Limit: &layout.LimitError{Actors: 5120, Ties: 20000, MaxActors: 400, MaxTies: 1200}}
	const head = "a figure of 5,120 actors and 20,000 ties is too large (at most 400 actors and 1,200 ties)"
	if got := e.Error(); got != head+": filter the ties" {
		t.Error(got)
	}
	e.Ways = []figure.Way{{Request: request(t, "draw acme"), What: "its best neighbourhood", Actors: 38, Ties: 60}}
	if got := e.Error(); got != head+": draw its best neighbourhood (dossier draw acme: 38 actors and 60 ties)" {
		t.Error(got)
	}
	e.More = &options.Request{Look: options.Look{MaxActors: 600}}
	if got := e.Error(); !strings.HasSuffix(got, ", or more, with --max-actors 600") {
		t.Error(got)
	}
}
