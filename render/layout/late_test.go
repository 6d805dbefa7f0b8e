package layout

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// moody runs the engine once for each drawing, and fails where fails says so. It
// may be asked by several at once.
type moody struct {
	engineOnce
	mu    sync.Mutex
	calls int
	fails func(call int, program, source string) error
	waits func(program string) // before the engine runs
}

func (m *moody) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	if m.waits != nil {
		m.waits(program)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.calls++
	if m.fails != nil {
		if err := m.fails(m.calls, program, source); err != nil {
			return nil, err
		}
	}
	return m.engineOnce.Run(ctx, program, source, limit)
}

// comparison is a figure with options for which several layouts are made, or may
// be.
type comparison struct {
	name    string
	arrange func(Runner) (*render.Scene, Report, error)
}

func comparisons() []comparison {
	arrange := func(f *render.Figure, opt Options) func(Runner) (*render.Scene, Report, error) {
		return func(r Runner) (*render.Scene, Report, error) {
			opt.Runner = r
			return Arrange(context.Background(), f, opt)
		}
	}
	earlier, err := Layout(context.Background(), figures.Random(8, 11, 3), Options{})
	if err != nil {
		panic(err)
	}
	return []comparison{
		{"groups", arrange(groupedFigure(10, 14, 3, 1), Options{})},
		{"groups in a column", arrange(groupedFigure(7, 9, 2, 2), Options{Width: 90})},
		{"a path", arrange(figures.Path(), Options{})},
		{"a column", arrange(figures.Random(9, 11, 2), Options{Engine: Dot, Width: 60})},
		{"an edition of a path", arrange(figures.Path(), Options{Keep: &earlier.Places})},
	}
}

// Whichever run of the engine is late, or is lost, there is the figure of a free
// machine or none.
func TestLateRunsChangeNoFigure(t *testing.T) {
	once := newEngineOnce()
	for _, c := range comparisons() {
		name, arrange := c.name, c.arrange
		free := &moody{engineOnce: once}
		want, _, err := arrange(free)
		if err != nil {
			t.Fatal(name, err)
		}
		losses := []error{Overdue(time.Minute), Hung(time.Minute), Busy(),
			&EngineError{What: "the layout worker does not start"}, errors.New("something else")}
		for n := range free.calls {
			lost := losses[n%len(losses)]
			_, _, err := arrange(&moody{engineOnce: once, fails: func(call int, _, _ string) error {
				if call == n+1 {
					return lost
				}
				return nil
			}})
			if !errors.Is(err, lost) {
				t.Errorf("%s: run %d of %d fails with %q, the figure with %v", name, n+1, free.calls, lost, err)
			}
		}
		// Each engine in turn is slow, so that it answers after all others.
		for _, slow := range Engines() {
			got, _, err := arrange(&moody{engineOnce: once, waits: func(program string) {
				if program == string(slow) {
					time.Sleep(5 * time.Millisecond)
				}
			}})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: another figure where %s is slow: %v", name, slow, err)
			}
		}
	}
}

// A layout that the engine cannot make is always left out, whatever comes first.
func TestLayoutThatFailsAlwaysIsLeftOut(t *testing.T) {
	once := newEngineOnce()
	arrange := func(r Runner) (*render.Scene, Report, error) {
		return Arrange(context.Background(), groupedFigure(10, 14, 3, 1), Options{Engine: Auto, Runner: r})
	}
	var want *render.Scene
	for range 5 {
		got, r, err := arrange(&moody{engineOnce: once, fails: func(_ int, program, _ string) error {
			if program == string(Dot) {
				return &EngineError{What: "the layout engine failed", Repeats: true}
			}
			return nil
		}})
		if err != nil || !strings.Contains(r.Choice, "the engine fails at dot") {
			t.Fatalf("%v: %s", err, r.Choice)
		}
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Error("another figure")
		}
	}
	dead := &moody{engineOnce: once, fails: func(_ int, program, _ string) error {
		return &EngineError{What: fmt.Sprint(program, " failed"), Repeats: true}
	}}
	_, _, err := Arrange(context.Background(), figures.Path(), Options{Engine: Dot, Runner: dead})
	var failed *EngineError
	if !errors.As(err, &failed) || !strings.Contains(err.Error(), "dot failed") {
		t.Errorf("%v", err)
	}
}
