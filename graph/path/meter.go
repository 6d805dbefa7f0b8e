package path

import (
	"context"
	"errors"
	"fmt"
)

// meter counts the work of a search and ends it when the budget is spent or the
// context is done.
type meter struct {
	ctx     context.Context
	budget  int
	left    int
	unheard int // work until the context is asked again
	why     string
}

const (
	askEvery      = 1 << 13 // arcs: some tens of microseconds
	pathCharge    = 256     // for holding a path, and
	hopCharge     = 16      // for each of its hops
	partialCharge = 32      // for holding the beginning of a path
)

func (m *meter) start(ctx context.Context, budget int) {
	*m = meter{ctx: ctx, budget: budget, left: budget}
	m.ask()
}

// spend takes n arcs' worth of work off the budget. It reports whether the
// search may go on.
func (m *meter) spend(n int) bool {
	m.left -= n
	m.unheard -= n
	if m.unheard > 0 && m.left >= 0 {
		return true
	}
	return m.ask()
}

func (m *meter) ask() bool {
	m.unheard = askEvery
	if m.why != "" {
		return false
	}
	if err := m.ctx.Err(); err != nil {
		m.why = "time"
		if errors.Is(err, context.Canceled) {
			m.why = "cancelled"
		}
	} else if m.left < 0 {
		m.why = fmt.Sprintf("budget of %d steps", m.budget)
	}
	return m.why == ""
}

// ended reports whether the search was cut short.
func (m *meter) ended() bool { return m.why != "" }

// reserve takes half of what is left aside, for restore to give back.
func (m *meter) reserve() (half int) {
	half = m.left / 2
	m.left -= half
	return half
}

// restore gives back what was reserved. It reports whether the search may go on,
// also after what was not reserved has been spent.
func (m *meter) restore(half int) bool {
	m.left += half
	if m.left <= 0 || m.ctx.Err() != nil {
		return false
	}
	m.why = ""
	return true
}
