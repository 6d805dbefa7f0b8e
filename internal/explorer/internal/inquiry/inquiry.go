package inquiry

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"strings"

	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/live"
	"dossier/internal/options"
	"dossier/render/layout"
)

// Room asks and draws for many at once.
type Room struct {
	runner  layout.Runner
	version string
	cache   *cache.Cache
	drawing chan struct{} // as many as draw at once
}

// New returns a room that keeps at most so many bytes of what was made. Runner runs
// the layout engine: it must stand being asked by several at once and given up.
func New(runner layout.Runner, version string, keep int64) *Room {
	return &Room{runner: runner, version: version, cache: cache.New(keep), drawing: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

// Version is that of the program.
func (o *Room) Version() string { return o.version }

// Kept is how many bytes are kept.
func (o *Room) Kept() int64 { return o.cache.Bytes() }

// Tag names what a request gives in some form, from some dossier: the same tag, the
// same bytes. It costs next to nothing.
func (o *Room) Tag(s *live.State, form string, r options.Request) string {
	return o.key(s, form, r.URL())
}

// key names what is made of a dossier under some words.
func (o *Room) key(s *live.State, words ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(append([]string{o.version, s.Digest()}, words...), "\x00")))
	return hex.EncodeToString(sum[:16])
}

// Ask answers the question of a request, which carries its command line as it does
// on the command line. Comparing with another dossier is refused: that would let a
// link open files.
func Ask(ctx context.Context, s *live.State, r options.Request) (answer.Answer, error) {
	found, err := asker(s)(ctx, r.Question)
	if err != nil {
		return nil, err
	}
	found.Common().Asked.Command = r.CommandLine()
	return found, nil
}

// asker answers questions from a state.
func asker(s *live.State) func(context.Context, ask.Question) (answer.Answer, error) {
	return func(ctx context.Context, q ask.Question) (answer.Answer, error) {
		switch {
		case q.TwoDossiers():
			return nil, ask.Usagef("the explorer compares two dates (--as-of) or two voices (--according-to) of its own dossier; two dossiers are compared on the command line")
		case q.Verb == answer.VerbDiff:
			return ask.Compare(ctx, s.Engine, s.Engine, q)
		}
		return ask.Ask(ctx, s.Engine, q)
	}
}

// turn waits until a figure may be drawn; done gives the turn back.
func (o *Room) turn(ctx context.Context) (done func(), err error) {
	select {
	case o.drawing <- struct{}{}:
		return func() { <-o.drawing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
