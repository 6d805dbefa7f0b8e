package live

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"dossier/data"
	"dossier/data/answer"
	"dossier/graph/ask"
	"dossier/internal/inputs"
)

// State is a dossier that can be asked, and what became of it. It never changes.
type State struct {
	Dossier
	// Overview says what is in the dossier; with it comes its digest.
	Overview *answer.Overview
	// Edition counts the changes since the start, from 1 on.
	Edition int
	// Trouble says why a newer dossier, which lies there now, cannot be shown; nil
	// where this is the newest.
	Trouble *Trouble
}

// Digest is that of the dossier's content.
func (s *State) Digest() string { return s.Overview.Common().Dossier.Digest }

// Trouble is what is wrong with a dossier: its errors, as a check reports them, or
// why it could not be read at all.
type Trouble struct {
	Words    string
	Problems []data.Problem
}

// Dossier is what was opened: who answers, and the stored texts of the sources, nil
// where none can be read.
type Dossier struct {
	Engine ask.Engine
	Texts  Texts
}

// Texts give the stored texts of sources. They may be asked by several at once.
type Texts interface {
	// Text reads the text of a source as it is now. It fails with [ErrNoText] where none
	// is stored that could be read, and else in words that name the file.
	Text(source string) (Text, error)
}

// Text is a stored text.
type Text = inputs.Text

// ErrNoText says that no text of a source can be read.
var ErrNoText = inputs.ErrNoText

// Opener opens a dossier as it is now. Errors in it are an [*inputs.DataError].
type Opener func(context.Context) (Dossier, error)

// Holder holds the newest state. It may be used by several at once.
type Holder struct {
	open Opener
	now  atomic.Pointer[State]

	loading sync.Mutex // one looks at the files at a time

	mu     sync.Mutex
	wait   chan struct{} // closed at the next change
	closed chan struct{}
}

// New opens a dossier and holds it. The first one has to be sound.
func New(ctx context.Context, open Opener) (*Holder, error) {
	h := &Holder{open: open, wait: make(chan struct{}), closed: make(chan struct{})}
	s, err := h.load(ctx, 1)
	if err != nil {
		return nil, err
	}
	h.now.Store(s)
	return h, nil
}

// Now returns the state to answer from. A request looks once, so that all it shows
// is of one dossier.
func (h *Holder) Now() *State { return h.now.Load() }

// Changed returns the state and a channel that is closed when there is another one.
func (h *Holder) Changed() (*State, <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now.Load(), h.wait
}

// Closed is closed when nobody is told of anything any more.
func (h *Holder) Closed() <-chan struct{} { return h.closed }

// Close ends the waiting of all. It may be called once.
func (h *Holder) Close() { close(h.closed) }

// load opens the dossier and asks what is in it, which also works out its digest.
func (h *Holder) load(ctx context.Context, edition int) (*State, error) {
	d, err := h.open(ctx)
	if err != nil {
		return nil, err
	}
	found, err := ask.Ask(ctx, d.Engine, ask.Question{})
	if err != nil {
		return nil, err
	}
	overview, ok := found.(*answer.Overview)
	if !ok {
		return nil, fmt.Errorf("the dossier says of itself a %T", found)
	}
	if err := answer.Seal(ctx, overview); err != nil {
		return nil, err
	}
	return &State{Dossier: d, Overview: overview, Edition: edition}, nil
}

// Reload opens the dossier again. Where that fails the old one stays, with what is
// wrong. Of several that ask at once each gets a dossier that was opened after it asked. It
// returns an error only where the context has ended.
func (h *Holder) Reload(ctx context.Context) error {
	h.loading.Lock()
	defer h.loading.Unlock()
	old := h.now.Load()
	s, err := h.load(ctx, old.Edition+1)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil && s.Digest() == old.Digest() && old.Trouble == nil {
		// Saved as it was, or only its comments differ, or where its texts lie.
		s.Edition = old.Edition
		h.now.Store(s)
		return nil
	}
	if err != nil {
		h.stay(err)
		return nil
	}
	h.change(s)
	return nil
}

// stay keeps the dossier as it is, since the one that lies there now cannot be used.
func (h *Holder) stay(why error) {
	kept := *h.now.Load()
	kept.Edition++
	kept.Trouble = troubleOf(why)
	h.change(&kept)
}

// change shows another state, and tells those who wait.
func (h *Holder) change(s *State) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now.Store(s)
	close(h.wait)
	h.wait = make(chan struct{})
}

func troubleOf(err error) *Trouble {
	t := &Trouble{Words: err.Error()}
	var bad *inputs.DataError
	if errors.As(err, &bad) {
		for _, p := range bad.Problems {
			if p.Severity == data.Error {
				t.Problems = append(t.Problems, p)
			}
		}
	}
	return t
}
