package edit

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
)

// splice puts a text in the place of another one at an offset of a text.
type splice struct {
	at       int
	out, put string
}

// Change is a change of a text: a few places at which something is put in. It keeps these
// and not the text, but for the sums by which it knows what it was made from.
type Change struct {
	splices      []splice // in the order of the text, none within another
	before, then [sha256.Size]byte
	after        []byte
}

// After is the text as it is after the change.
func (c *Change) After() []byte { return c.after }

// Forget lets go of the text after the change, which Back does without.
func (c *Change) Forget() { c.after = nil }

// newChange applies splices to a text.
func newChange(raw []byte, splices []splice) *Change {
	slices.SortStableFunc(splices, func(a, b splice) int { return a.at - b.at })
	c := &Change{splices: splices, before: sha256.Sum256(raw)}
	var b bytes.Buffer
	at := 0
	for _, s := range splices {
		b.Write(raw[at:s.at])
		b.WriteString(s.put)
		at = s.at + len(s.out)
	}
	b.Write(raw[at:])
	c.after = b.Bytes()
	c.then = sha256.Sum256(c.after)
	return c
}

// ErrOther says that a text is not the one that a change left.
var ErrOther = errors.New("the text is no longer what the change left")

// Back returns the text as it was before the change, byte for byte. Of any text but the
// one after the change it fails with [ErrOther].
func (c *Change) Back(after []byte) ([]byte, error) {
	if sha256.Sum256(after) != c.then {
		return nil, ErrOther
	}
	var b bytes.Buffer
	at, shift := 0, 0
	for _, s := range c.splices {
		start := s.at + shift
		b.Write(after[at:start])
		b.WriteString(s.out)
		at = start + len(s.put)
		shift += len(s.put) - len(s.out)
	}
	b.Write(after[at:])
	if sha256.Sum256(b.Bytes()) != c.before {
		return nil, ErrOther
	}
	return b.Bytes(), nil
}
