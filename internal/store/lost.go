package store

import "errors"

// ErrLost says that the way to a store was lost, or is not open at the moment. Another try
// may help: what stands already is passed over.
var ErrLost = errors.New("the way to the store was lost")

// Lost marks an error as one that is [ErrLost], and leaves its words as they are.
func Lost(err error) error { return &lost{err} }

type lost struct{ error }

func (e *lost) Is(target error) bool { return target == ErrLost }

func (e *lost) Unwrap() error { return e.error }
