package layout

import (
	"context"
	"time"
)

// Placer is whoever runs the engine: the engine in this process, where
// [Options] name nobody, or a pool of worker processes (package worker).
//
// Place runs a program of Graphviz (dot, neato, ...) on a drawing in DOT and
// returns its json0: positions in points. It returns within the limit, or when
// ctx is done, with the error of ctx; what the engine could not do is an
// [*EngineError]. The same drawing gives the same answer from every Placer, save
// that the engine in this process may answer for fdp in another way after other
// drawings. Any number of calls may run at once.
type Placer interface {
	Place(ctx context.Context, program, source string, limit time.Duration) ([]byte, error)
}

// placer is who runs the engine for these options.
func (o Options) placer() Placer {
	if o.Placer == nil {
		return shared
	}
	return o.Placer
}
