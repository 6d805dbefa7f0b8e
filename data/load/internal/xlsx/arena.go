package xlsx

import "context"

// arena holds the shared strings one behind the other, since there may be millions.
type arena struct {
	text []byte
	ends []uint32 // where each ends
}

// at gives a string, which must not be changed, and false if there are not so many.
func (a *arena) at(i int) ([]byte, bool) {
	if i < 0 || i >= len(a.ends) {
		return nil, false
	}
	from := uint32(0)
	if i > 0 {
		from = a.ends[i-1]
	}
	return a.text[from:a.ends[i]:a.ends[i]], true
}

// read takes in the part with the shared strings.
func (a *arena) read(ctx context.Context, in *container, name string) error {
	t, err := in.tokens(ctx, name, maxInflated)
	if err != nil {
		return err
	}
	if err := t.root("sst"); err != nil {
		return err
	}
	for {
		ok, err := t.into("si")
		if err != nil {
			return err
		}
		if !ok {
			return t.in.drain()
		}
		if a.text, err = t.richText(a.text); err != nil {
			return err
		}
		if len(a.text) > maxArena || len(a.ends) == maxStrings {
			return tooLarge("the workbook holds more than %d MB or %d pieces of text", maxArena>>20, maxStrings)
		}
		a.ends = append(a.ends, uint32(len(a.text)))
	}
}

// richText appends the text of the element that is open, an <si> or <is>, and leaves it:
// one text or several runs in different letters, but not how it is pronounced.
func (t *tokens) richText(to []byte) ([]byte, error) {
	from, depth := len(to), len(t.open)
	for {
		ok, err := t.child()
		if err != nil {
			return to, err
		}
		switch {
		case !ok && len(t.open) < depth:
			return to, nil
		case !ok: // a run ends
		case t.name == "r" && len(t.open) == depth+1: // a run begins
		case t.name == "t":
			start := len(to)
			if to, err = t.text(to); err != nil {
				return to, err
			}
			to = unescape(to, start)
		default:
			err = t.skip()
		}
		if err != nil {
			return to, err
		}
		if len(to)-from > maxText {
			return to, tooLarge("the text of a cell is longer than %d MB", maxText>>20)
		}
	}
}
