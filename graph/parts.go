package graph

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
)

const (
	// smallPart is how many claims or ties are worth a goroutine of their own.
	smallPart = 1 << 15
	// askEvery is the most rows of work between two looks at a context: a
	// millisecond or so.
	askEvery = 1 << 16
)

// partsOf says among how many goroutines so many claims or ties are shared out.
// No result depends on it.
func partsOf(n int) int {
	return max(1, min(runtime.GOMAXPROCS(0), 16, n/smallPart))
}

// inParts calls work for each part of n things at once, and waits for all.
func inParts(parts, n int, work func(part, from, to int)) {
	if parts == 1 {
		work(0, 0, n)
		return
	}
	var group sync.WaitGroup
	for p := range parts {
		group.Go(func() { work(p, n*p/parts, n*(p+1)/parts) })
	}
	group.Wait()
}

// inPieces calls work for one piece of n things after the other, and looks at
// the context before each. It returns the error of a context that has ended.
func inPieces(ctx context.Context, n int, work func(from, to int)) error {
	return piecesOf(ctx, 0, n, work)
}

func piecesOf(ctx context.Context, from, end int, work func(from, to int)) error {
	for ; from < end; from += askEvery {
		if err := ctx.Err(); err != nil {
			return err
		}
		work(from, min(from+askEvery, end))
	}
	return nil
}

// inPartPieces is inParts that calls work piece by piece within each part, as
// inPieces does.
func inPartPieces(ctx context.Context, parts, n int, work func(part, from, to int)) error {
	return inPartsErr(parts, n, func(part, from, to int) error {
		return piecesOf(ctx, from, to, func(from, to int) { work(part, from, to) })
	})
}

// inPartsErr is inParts for work that may fail. It returns the error of the
// first part that has one.
func inPartsErr(parts, n int, work func(part, from, to int) error) error {
	errs := make([]error, parts)
	inParts(parts, n, func(part, from, to int) { errs[part] = work(part, from, to) })
	return cmp.Or(errs...)
}

// sortIn sorts a list by a total order: runs of askEvery entries, which are then
// merged two by two (Knuth, "The Art of Computer Programming" 3, 5.2.4), so that
// the context is looked at in between. It takes as much memory again. The list is
// in no useful order where the context ended.
func sortIn[T any](ctx context.Context, list []T, compare func(a, b T) int) error {
	if err := piecesOf(ctx, 0, len(list), func(from, to int) { slices.SortFunc(list[from:to], compare) }); err != nil {
		return err
	}
	if len(list) <= askEvery {
		return nil
	}
	from, to := list, make([]T, len(list))
	for run := askEvery; run < len(list); run *= 2 {
		for start := 0; start < len(list); start += 2 * run {
			middle, end := min(start+run, len(list)), min(start+2*run, len(list))
			if err := merge(ctx, to[start:end], from[start:middle], from[middle:end], compare); err != nil {
				return err
			}
		}
		from, to = to, from
	}
	copy(list, from)
	return nil
}

// merge merges two sorted lists into one with room for both.
func merge[T any](ctx context.Context, into, a, b []T, compare func(a, b T) int) error {
	return piecesOf(ctx, 0, len(into), func(from, to int) {
		for i := from; i < to; i++ {
			if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) <= 0 {
				into[i], a = a[0], a[1:]
			} else {
				into[i], b = b[0], b[1:]
			}
		}
	})
}
