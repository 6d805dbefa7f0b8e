package tree

// Span is the piece of a file that a node was made of, by which it is found again. The
// zero Span says that the node was made together with others.
type Span struct {
	Offset       int64 // in bytes
	Length, Line int32 // Line is the first, from 1
}
