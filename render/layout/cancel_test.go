package layout

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render"
	"dossier/render/internal/readability"
	"dossier/render/internal/steps"
	"dossier/render/layout/internal/graphviz"
)

// patient is a context that is looked at so many times before it is done.
type patient struct {
	context.Context
	looks *atomic.Int64
	most  int64
}

func patience(most int64) patient {
	return patient{context.Background(), new(atomic.Int64), most}
}

func (p patient) Err() error {
	if p.looks.Add(1) > p.most {
		return context.Canceled
	}
	return nil
}

// engineOnce gives the answers of the engine, each computed once, and never looks
// at the context: all looks are those of the layout.
type engineOnce struct{ answers map[string][]byte }

func newEngineOnce() engineOnce { return engineOnce{map[string][]byte{}} }

func (e engineOnce) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	key := program + "\n" + source
	if e.answers[key] == nil {
		answer, err := graphviz.Here().Run(context.WithoutCancel(ctx), program, source, limit)
		if err != nil {
			return nil, err
		}
		e.answers[key] = answer
	}
	return e.answers[key], nil
}

// Wherever a layout is when its context is done, it ends after a few more looks,
// one for each that works at it. Looks lie steps.Between steps apart, so that these
// bound the work.
func TestLayoutEndsWithItsContext(t *testing.T) {
	earlier, err := Layout(context.Background(), figures.Random(12, 16, 1), Options{})
	if err != nil {
		t.Fatal(err)
	}
	grouped := figures.Random(12, 18, 4)
	grouped.Groups = []render.Group{{Label: "One", Members: []int{0, 1, 2, 3, 4}}, {Label: "Two", Members: []int{5, 6, 7}}}
	run := newEngineOnce()
	for _, c := range []struct {
		name  string
		f     *render.Figure
		opt   Options
		least int64 // looks: a step is at most a microsecond or so
	}{
		{"small", figures.Random(14, 20, 2), Options{}, 20},
		{"large", figures.Random(50, 80, 3), Options{Engine: Sfdp}, 100},
		{"very large", figures.Random(400, 601, 3), Options{Engine: Sfdp}, 100},
		{"column", figures.Random(14, 20, 5), Options{Width: 60}, 20},
		{"groups", grouped, Options{}, 20},
		{"edition", figures.Random(16, 22, 1), Options{Keep: &earlier.Places}, 100},
	} {
		c.opt.Runner = run
		all := patience(1 << 60)
		if _, _, err := Arrange(all, c.f, c.opt); err != nil {
			t.Fatal(c.name, err)
		}
		n := all.looks.Load()
		if n < c.least {
			t.Errorf("%s: %d looks at the context in all", c.name, n)
		}
		for most := int64(0); most < n; most += max(1, n/5) {
			ctx := patience(most)
			if _, _, err := Arrange(ctx, c.f, c.opt); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: done at look %d of %d: %v", c.name, most, n, err)
			}
			if more := ctx.looks.Load() - most; more > 12 {
				t.Errorf("%s: done at look %d of %d, and %d more looks", c.name, most, n, more)
			}
		}
	}
}

// The comparison of many lines looks at its context in proportion to the work.
func TestMeasureEndsWithItsContext(t *testing.T) {
	s := &render.Scene{}
	for i := range 400 {
		x := float64(i % 50 * 20)
		s.Lines = append(s.Lines, render.LineMark{Link: i, Curve: []render.Point{{X: x}, {X: x, Y: 9}, {X: x + 300, Y: 500}, {X: x, Y: 900}}})
	}
	all := patience(1 << 60)
	if _, err := readability.Measure(all, s); err != nil {
		t.Fatal(err)
	}
	pairs := int64(len(s.Lines) * (len(s.Lines) - 1) / 2)
	if n := all.looks.Load(); n < pairs/steps.Between/2 {
		t.Errorf("%d looks for %d pairs of lines", n, pairs)
	}
	for most := int64(0); most < all.looks.Load(); most += 7 {
		ctx := patience(most)
		if _, err := readability.Measure(ctx, s); !errors.Is(err, context.Canceled) || ctx.looks.Load() != most+1 {
			t.Fatalf("done at look %d, %d looks: %v", most, ctx.looks.Load(), err)
		}
	}
}
