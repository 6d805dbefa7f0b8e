package data

import "context"

// look tells work on millions of rows when its context has ended.
type look struct {
	ctx context.Context
	err error // of the context, once it was seen
}

// lookEvery is how many rows of work lie between two looks at a context: a power
// of two, a millisecond or so.
const lookEvery = 1 << 16

// ended reports whether work ends before row i. It asks the context at the first
// row and once in lookEvery of them.
func (l *look) ended(i int) bool {
	if i&(lookEvery-1) == 0 && l.err == nil {
		l.err = l.ctx.Err()
	}
	return l.err != nil
}
