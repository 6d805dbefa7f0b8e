package layout

import (
	"context"
	"time"

	"dossier/render/layout/internal/graphviz"
)

// Runner is whoever runs the engine: the engine in this process, where
// [Options] name nobody, or a pool of worker processes (internal/worker).
//
// Run runs a program of Graphviz (dot, neato, ...) on a drawing in DOT and
// returns its json0: positions in points. The same drawing gives the same answer
// from every Runner, save that the engine in this process may answer for some
// programs in another way after other drawings; see [Fresh]. Any number of calls may run at
// once.
//
// The limit is there to stop an engine that hangs, never to choose among layouts:
// it is processor time of the run where that can be told, and [Patience] times as
// much by the clock, so that a process that was stopped or a computer under load
// fails no figure. Run returns within it, or when ctx is done, with the error of
// ctx; what the engine could not do is an [*EngineError].
type Runner interface {
	Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error)
}

// Patience is how many times its limit a run may take by the clock, and how many
// times the limit it may wait for its turn.
const Patience = graphviz.Patience

// runner is who runs the engine for these options.
func (o Options) runner() Runner {
	if o.Runner == nil {
		return graphviz.Here()
	}
	return o.Runner
}
