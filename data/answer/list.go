package answer

import (
	"encoding/json"
	"iter"
)

// List is a sequence of known length. It may be made while it is read, so that a
// million claims need not be in memory at once; it can be read any number of
// times. The zero List is empty.
type List[T any] struct {
	length int
	all    iter.Seq2[T, error]
}

// ListOf returns the list of some items.
func ListOf[T any](items []T) List[T] {
	return List[T]{len(items), func(yield func(T, error) bool) {
		for _, x := range items {
			if !yield(x, nil) {
				return
			}
		}
	}}
}

// ListFrom returns a list of so many items that are made while they are read. The
// sequence must be the same each time; after an error it ends.
func ListFrom[T any](length int, all iter.Seq2[T, error]) List[T] { return List[T]{length, all} }

// Len returns the number of items.
func (l List[T]) Len() int { return l.length }

// All returns the items in order. An error, such as that of a context that has
// ended, is the last of them.
func (l List[T]) All() iter.Seq2[T, error] {
	if l.all == nil {
		return func(func(T, error) bool) {}
	}
	return l.all
}

// Slice reads the whole list.
func (l List[T]) Slice() ([]T, error) {
	items := make([]T, 0, l.length)
	for x, err := range l.All() {
		if err != nil {
			return items, err
		}
		items = append(items, x)
	}
	return items, nil
}

// MarshalJSON writes an array, which is in memory as a whole: see [Write].
func (l List[T]) MarshalJSON() ([]byte, error) {
	items, err := l.Slice()
	if err != nil {
		return nil, err
	}
	return json.Marshal(items)
}

// UnmarshalJSON reads an array.
func (l *List[T]) UnmarshalJSON(text []byte) error {
	var items []T
	if err := json.Unmarshal(text, &items); err != nil {
		return err
	}
	*l = ListOf(items)
	return nil
}
