package transfer

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"dossier/internal/store"
	"dossier/internal/store/edition"
)

// DefaultWorkers is how many batches are written at once where nobody says.
const DefaultWorkers = 4

// PushOptions say how to push.
type PushOptions struct {
	// Workers is how many batches are written at once, and so how many are in memory;
	// 0: DefaultWorkers.
	Workers int
	// Progress, where set, is told how many of all batches stand, in one call at a time.
	Progress func(done, all int)
}

// Pushed is what became of a push.
type Pushed struct {
	Batches  int // of the edition; 0 where it was published already
	Standing int // batches that are known to stand
	Written  int // those of them that this push wrote
	// Known says that the edition was published already, and Current that it was the
	// current one.
	Known, Current bool
}

// Push pushes an edition and makes it the current one. A batch that stands is passed over,
// so that a push that was cut off is gone on with by the same call; of one that is
// published nothing is written. Where the way to the store is lost on the way it tries
// again for some seconds. With an error what is told of the batches is as far as it came.
func Push(ctx context.Context, s store.Store, e *edition.Edition, o PushOptions) (Pushed, error) {
	var p Pushed
	draft, err := s.Begin(ctx, e.Head) // once: an address that is wrong is told at once
	if err != nil {
		return p, err
	}
	if p.Known = draft.Done(); p.Known {
		listed, err := find(ctx, s, e.Head.Dossier, e.Head.Edition)
		if p.Current = listed.Current; p.Current || err != nil {
			return p, err
		}
	} else if err := pushBatches(ctx, draft, e, o, &p); err != nil {
		return p, err
	}
	return p, again(ctx, func() error { return draft.Publish(ctx) })
}

// find gives what a list of editions says of one, or nothing.
func find(ctx context.Context, s store.Store, dossier, name string) (store.Listed, error) {
	list, err := s.Editions(ctx, dossier)
	for _, l := range list {
		if l.Edition == name {
			return l, err
		}
	}
	return store.Listed{}, err
}

// pushBatches has workers write all batches. The first error ends it.
func pushBatches(ctx context.Context, draft store.Draft, e *edition.Edition, o PushOptions, p *Pushed) (err error) {
	if p.Batches, err = e.CountBatches(ctx); err != nil {
		return err
	}
	working, end := context.WithCancelCause(ctx)
	defer end(nil)
	w := &workers{draft: draft, p: p, progress: o.Progress, fail: end, batches: make(chan store.Batch)}
	if o.Workers < 1 {
		o.Workers = DefaultWorkers
	}
	for range o.Workers {
		w.Go(func() { w.work(working) })
	}
	err = e.Batches(working, func(b store.Batch) error {
		select {
		case w.batches <- b:
			return nil
		case <-working.Done():
			return working.Err()
		}
	})
	close(w.batches)
	w.Wait()
	switch cause := context.Cause(working); {
	case ctx.Err() != nil:
		return ctx.Err()
	case cause != nil:
		return cause
	case err == nil && p.Standing != p.Batches:
		return fmt.Errorf("%d batches were counted and %d were made: this is a fault of the program", p.Batches, p.Standing)
	}
	return err
}

// workers write batches.
type workers struct {
	sync.WaitGroup
	draft    store.Draft
	batches  chan store.Batch
	progress func(done, all int)
	fail     context.CancelCauseFunc
	mutex    sync.Mutex
	p        *Pushed
}

// work writes batches until there are no more, or something fails.
func (w *workers) work(ctx context.Context) {
	for b := range w.batches {
		var wrote bool
		err := again(ctx, func() (err error) {
			wrote, err = w.draft.Push(ctx, b)
			return err
		})
		if err != nil {
			w.fail(err)
			return
		}
		w.stands(wrote)
	}
}

// stands notes that one more batch does.
func (w *workers) stands(wrote bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.p.Standing++
	if wrote {
		w.p.Written++
	}
	if w.progress != nil {
		w.progress(w.p.Standing, w.p.Batches)
	}
}

// Prunable lists the editions of a dossier, begun ones too, that are neither the one that
// is the current one, or will be, nor among those to keep.
func Prunable(ctx context.Context, s store.Store, dossier, current string, keep []string) ([]store.Listed, error) {
	list, err := s.Editions(ctx, dossier)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, name := range keep {
		wanted[name] = true
	}
	known := map[string]bool{}
	var others []store.Listed
	for _, l := range list {
		known[l.Edition] = true
		if l.Edition != current && !wanted[l.Edition] {
			others = append(others, l)
		}
	}
	for _, name := range keep {
		if !known[name] {
			return nil, fmt.Errorf("%w: %q of %q is to be kept and is not there", store.ErrNoEdition, name, dossier)
		}
	}
	return others, nil
}

// Prune removes editions, and returns those that are gone. One that somebody else removed
// meanwhile, or made the current one, is passed over.
func Prune(ctx context.Context, s store.Store, dossier string, list []store.Listed) (gone []store.Listed, err error) {
	for _, l := range list {
		err := again(ctx, func() error { return s.Remove(ctx, dossier, l.Edition) })
		if errors.Is(err, store.ErrNoEdition) || errors.Is(err, store.ErrCurrent) {
			continue
		}
		if err != nil {
			return gone, err
		}
		gone = append(gone, l)
	}
	return gone, nil
}
