package measure

import (
	"context"
	"errors"
	"math"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"dossier/graph"
	"dossier/internal/testkit"
)

func TestEmptyAndTiny(t *testing.T) {
	for n := range 4 {
		v := plainView(t, n, nil)
		for name, run := range everything() {
			if err := run(ctx, v, graph.AsWritten); err != nil {
				t.Errorf("%s of %d actors without ties: %v", name, n, err)
			}
		}
	}
	s := must[PageRankScores](t)(PageRank(ctx, plainView(t, 4, nil), graph.AsWritten, PageRankOptions{}))
	allNear(t, "PageRank", s.Rank, []float64{0.25, 0.25, 0.25, 0.25}, 0)
	census := must[Census](t)(TriadCensus(ctx, plainView(t, 5, nil), graph.AsWritten))
	if census != (Census{Triad003: 10}) {
		t.Errorf("triads of 5 actors without ties: %v", census)
	}
}

// TestLongChain would exhaust the stack of anything that recurses.
func TestLongChain(t *testing.T) {
	const n = 300_000
	if testing.Short() {
		t.Skip("a large graph")
	}
	v := plainView(t, n, chain(n))
	strong := must[Partition](t)(StrongComponents(ctx, v, graph.AsWritten))
	if len(strong.Sizes) != n {
		t.Errorf("%d strong components, want %d", len(strong.Sizes), n)
	}
	whole := must[Partition](t)(StrongComponents(ctx, v, graph.EitherWay))
	if len(whole.Sizes) != 1 {
		t.Errorf("%d strong components either way, want 1", len(whole.Sizes))
	}
	if parts := must[Partition](t)(Components(ctx, v, graph.AsWritten)); len(parts.Sizes) != 1 {
		t.Errorf("%d components, want 1", len(parts.Sizes))
	}
	cuts := must[Cuts](t)(Brokers(ctx, v, graph.AsWritten))
	if len(cuts.Bridges) != n-1 {
		t.Errorf("%d bridges, want %d", len(cuts.Bridges), n-1)
	}
	for _, i := range []uint64{0, 1, n / 2, n - 1} {
		if got, want := cuts.Parted[i], i*(n-1-i); got != want {
			t.Errorf("%d parts %d pairs, want %d", i, got, want)
		}
	}
	s := must[BetweennessScores](t)(Betweenness(ctx, v, graph.AsWritten, BetweennessOptions{Pivots: 8}))
	if s.Exact || s.Score[0] != 0 || s.Score[n-2] == 0 {
		t.Error("betweenness of a chain: its first is a broker or its last but one is none")
	}
}

// TestHub has one actor tied to all others, who are not tied among themselves.
func TestHub(t *testing.T) {
	const n = 20_001
	links := make([]link, n-1)
	for i := range links {
		links[i] = link{i + 1, 0}
	}
	v := plainView(t, n, links)
	const pairs = (n - 1) * (n - 2) / 2
	if cuts := must[Cuts](t)(Brokers(ctx, v, graph.AsWritten)); cuts.Parted[0] != pairs {
		t.Errorf("the hub parts %d pairs, want %d", cuts.Parted[0], pairs)
	}
	census := must[Census](t)(TriadCensus(ctx, v, graph.AsWritten))
	if census != (Census{Triad021U: pairs, Triad003: triples(n) - pairs}) {
		t.Errorf("triads of a star: %v", census)
	}
	s := must[BetweennessScores](t)(Betweenness(ctx, v, graph.EitherWay, BetweennessOptions{Pivots: 200}))
	// An estimate of 200/20001 of the pairs in which each pivot takes part.
	if got := s.Score[0]; math.Abs(got/pairs-1) > 0.01 {
		t.Errorf("betweenness of the hub: %v, want about %d", got, pairs)
	}
	p := must[PageRankScores](t)(PageRank(ctx, v, graph.AsWritten, PageRankOptions{}))
	if total := sum(p.Rank); !near(total, 1, 1e-9) || p.Rank[0] < 0.4 {
		t.Errorf("PageRank of the hub %v, sum %v", p.Rank[0], total)
	}
	k := must[KatzScores](t)(Katz(ctx, v, graph.AsWritten, KatzOptions{}))
	if want := 1 + k.Alpha*(n-1); !near(k.Score[0], want, 1e-9) {
		t.Errorf("Katz of the hub %v, want %v", k.Score[0], want)
	}
}

// TestMorePathsThanNumbers has 4^600 shortest paths from end to end, far more
// than a float64 can count.
func TestMorePathsThanNumbers(t *testing.T) {
	const layers, width = 600, 4
	n, links := lattice(layers, width)
	s := must[BetweennessScores](t)(Betweenness(ctx, plainView(t, n, links), graph.AsWritten, BetweennessOptions{}))
	for i, got := range s.Score {
		// All in a layer carry the same: pairs of those before and those after.
		layer := float64(i / width)
		want := layer * width * (layers - 1 - layer) * width / width
		if !near(got, want, 1e-9) {
			t.Fatalf("node %d: %v, want %v", i, got, want)
		}
	}
}

func TestTriplesOverflow(t *testing.T) {
	for n, want := range map[uint64]uint64{
		3: 1, 4: 4, 1000: 166167000, 4_800_000: 18431988480001600000, 5_000_000: math.MaxUint64, 1<<32 - 1: math.MaxUint64,
	} {
		if got := triples(n); got != want {
			t.Errorf("%d actors: %d triples, want %d", n, got, want)
		}
	}
}

func TestOptionsOutOfRange(t *testing.T) {
	v := plainView(t, 3, []link{{0, 1}, {1, 2}, {2, 0}})
	check := func(name string, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v does not name %s", err, name)
		}
	}
	for _, x := range []float64{-1, 1, 2, math.NaN(), math.Inf(1)} {
		_, err := PageRank(ctx, v, graph.AsWritten, PageRankOptions{Damping: x})
		check("damping", err)
	}
	for _, x := range []float64{-1, math.NaN()} {
		_, err := PageRank(ctx, v, graph.AsWritten, PageRankOptions{Tolerance: x})
		check("tolerance", err)
		_, err = Katz(ctx, v, graph.AsWritten, KatzOptions{Tolerance: x})
		check("tolerance", err)
		_, err = Communities(ctx, v, graph.AsWritten, CommunityOptions{Resolution: x})
		check("resolution", err)
	}
	for _, x := range []float64{-1, 1, 3, math.NaN(), math.Inf(1)} {
		_, err := Katz(ctx, v, graph.AsWritten, KatzOptions{Alpha: x})
		check("alpha", err)
	}
}

// TestSampleIsClose compares the estimate from a tenth of the actors.
func TestSampleIsClose(t *testing.T) {
	v := plainView(t, 2000, skewedLinks(2000, 10_000))
	exact := must[BetweennessScores](t)(Betweenness(ctx, v, graph.AsWritten, BetweennessOptions{}))
	sample := must[BetweennessScores](t)(Betweenness(ctx, v, graph.AsWritten, BetweennessOptions{Pivots: 200}))
	if sample.Exact || sample.Pivots != 200 || sample.Note() == "" {
		t.Errorf("a sample says it is %+v", sample.Note())
	}
	top, off := 0.0, 0.0
	for n, x := range exact.Score {
		top = max(top, x)
		off = max(off, math.Abs(x-sample.Score[n]))
	}
	if off > 0.3*top {
		t.Errorf("the estimate is off by %v, the highest score is %v", off, top)
	}
	if all := must[BetweennessScores](t)(Betweenness(ctx, v, graph.AsWritten, BetweennessOptions{Pivots: 2000})); !all.Exact {
		t.Error("all pivots are not said to be exact")
	}
}

func TestPivotsBySize(t *testing.T) {
	actors := make([]graph.Node, 100_000)
	for _, c := range []struct{ actors, arcs, want int }{
		{10_000, 100_000, 10_000}, {100_000, 0, 100_000}, {100_000, 150_000, 1024}, {100_000, 1_000_000, 300}, {100_000, 1 << 30, 64},
	} {
		if got := len(choosePivots(actors[:c.actors], c.arcs, 0)); got != c.want {
			t.Errorf("%d actors and %d arcs: %d pivots, want %d", c.actors, c.arcs, got, c.want)
		}
	}
}

// ending is a context that ends after it was asked a number of times.
type ending struct {
	context.Context
	left atomic.Int64
}

func (c *ending) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestEndOfContext ends the context at every possible moment.
func TestEndOfContext(t *testing.T) {
	v := plainView(t, 1100, skewedLinks(1100, 2000))
	for name, run := range everything() {
		for asked := int64(0); ; asked += 1 + asked/2 {
			c := &ending{Context: ctx}
			c.left.Store(asked)
			err := run(c, v, graph.AsWritten)
			if c.left.Load() > 0 { // it came to its end before
				if err != nil || asked == 0 {
					t.Errorf("%s with a context asked %d times: %v", name, asked, err)
				}
				break
			}
			if c.left.Load() < 0 && !errors.Is(err, context.Canceled) {
				t.Errorf("%s with a context that ended when asked %d times: error %v", name, asked, err)
				break
			}
		}
	}
}

// TestStopsSoon ends the context in the midst of work that takes far longer: the
// next look of each processor is its last, and looks are close to each other.
func TestStopsSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("a large graph")
	}
	v := plainView(t, 50_000, skewedLinks(50_000, 300_000))
	for name, run := range everything() {
		if err := run(canceled(), v, graph.AsWritten); !errors.Is(err, context.Canceled) {
			t.Errorf("%s under an ended context: %v", name, err)
		}
		const end = 4 // 600,000 arcs, 2^16 of them at most between two looks
		looks := testkit.EndAfter(end)
		err := run(looks, v, graph.AsWritten)
		if errors.Is(err, graph.ErrTooLarge) {
			continue // refused before it began
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s ended after %d looks: %v", name, looks.Count(), err)
		}
		if most := end + 4*runtime.GOMAXPROCS(0) + 4; looks.Count() > most {
			t.Errorf("%s looked %d times at a context that ended after %d", name, looks.Count(), end)
		}
	}
}

func canceled() context.Context {
	c, cancel := context.WithCancel(ctx)
	cancel()
	return c
}
