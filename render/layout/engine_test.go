package layout

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render/layout/internal/graphviz"
)

// runnerFunc is a function that runs the engine.
type runnerFunc func(ctx context.Context, program, source string, limit time.Duration) ([]byte, error)

func (f runnerFunc) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	return f(ctx, program, source, limit)
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Layout(ctx, figures.Path(), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	// The engine itself never sees a context, so that it goes on to work.
	if _, err := Layout(context.Background(), figures.Path(), Options{}); err != nil {
		t.Error(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	want, err := Layout(context.Background(), figures.Random(12, 16, 1), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := Layout(context.Background(), figures.Random(12, 16, 1), Options{})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("another scene, or %v", err)
			}
		})
	}
	wg.Wait()
}

// Nothing that somebody wrote may reach the engine: it reads files that a
// drawing names, and crashes on what it does not expect.
func TestNoTextReachesTheEngine(t *testing.T) {
	const mark = "Qzx"
	fig := figures.Random(6, 9, 1)
	fig.Title, fig.Description, fig.Footer = mark, mark, []string{mark}
	for i := range fig.Nodes {
		n := &fig.Nodes[i]
		n.Actor, n.Name, n.Detail = mark, mark+` "]; image=<&`, mark
		if i == 0 {
			n.Kind = mark
		}
	}
	for i := range fig.Links {
		l := &fig.Links[i]
		l.Relation, l.Caption, l.Detail, l.Tone, l.Modality = mark, mark+`</TABLE>" ]`, mark, mark, mark
	}
	for _, e := range Engines() {
		if e == Matrix {
			continue // asks none
		}
		var mu sync.Mutex // auto asks for several at once
		var given string
		spy := runnerFunc(func(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
			mu.Lock()
			given += program + source
			mu.Unlock()
			return graphviz.Here().Run(ctx, program, source, limit)
		})
		if _, _, err := Arrange(context.Background(), fig, Options{Runner: spy, Engine: e}); err != nil {
			t.Fatal(err)
		}
		if (given == "") != isOwn(e) || strings.Contains(given, mark) || strings.ContainsAny(given, "&\\'") || strings.Contains(given, "image") {
			t.Errorf("the engine was given\n%s", given)
		}
	}
}

// The engine runs on and on: many figures in one process, with every
// kind of label.
func TestManyFigures(t *testing.T) {
	programs := []Engine{Dot, Neato, Fdp, Sfdp, Circo, Twopi}
	for i := range 60 {
		fig := figures.Random(2+i%9, 2+i%11, int64(i))
		if _, err := Layout(context.Background(), fig, Options{Engine: programs[i%len(programs)]}); err != nil {
			t.Fatalf("figure %d: %v", i, err)
		}
	}
}
