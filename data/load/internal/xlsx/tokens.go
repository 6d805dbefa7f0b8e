package xlsx

import (
	"context"
	"encoding/xml"
	"errors"
	"io"

	"dossier/data"
)

// tokens walks through the elements of a part. Prefixes and namespaces are passed over:
// writers differ in them, and the strict form of the standard has others, but an element
// is known by its name and by where it stands.
type tokens struct {
	in   *part
	dec  *xml.Decoder
	open []string // the names of the elements that are open

	// name and attrs are those of the element that child entered last.
	name  string
	attrs []xml.Attr
}

func (c *container) tokens(ctx context.Context, name string, most int64) (*tokens, error) {
	in, err := c.open(ctx, name, most)
	if err != nil {
		return nil, err
	}
	return &tokens{in: in, dec: xml.NewDecoder(in)}, nil
}

// root enters the outermost element, which must have a name.
func (t *tokens) root(name string) error {
	ok, err := t.child()
	switch {
	case err != nil:
		return err
	case !ok || t.name != name:
		return damagedf(t.in.name, "it is no <%s>", name)
	}
	return nil
}

// child enters the next element within the one that is open, and says false at the end
// of that, which it leaves.
func (t *tokens) child() (bool, error) {
	for {
		token, err := t.next()
		if err != nil {
			return false, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			t.name, t.attrs = token.Name.Local, token.Attr
			return true, nil
		case xml.EndElement:
			return false, nil
		}
	}
}

// into enters the next element of a name within the one that is open, and says false at
// the end of that, which it leaves. Others are skipped.
func (t *tokens) into(name string) (bool, error) {
	for {
		ok, err := t.child()
		if err != nil || !ok || t.name == name {
			return ok, err
		}
		if err := t.skip(); err != nil {
			return false, err
		}
	}
}

// skip leaves the element that is open.
func (t *tokens) skip() error {
	for depth := len(t.open); len(t.open) >= depth; {
		if _, err := t.next(); err != nil {
			return err
		}
	}
	return nil
}

// text appends the text of the element that is open, and leaves it.
func (t *tokens) text(to []byte) ([]byte, error) {
	from := len(to)
	for depth := len(t.open); len(t.open) >= depth; {
		token, err := t.next()
		if err != nil {
			return to, err
		}
		if chars, ok := token.(xml.CharData); ok && len(t.open) == depth {
			if to = append(to, chars...); len(to)-from > maxText {
				return to, tooLarge("the text of a cell is longer than %d MB", maxText>>20)
			}
		}
	}
	return to, nil
}

// attr gives the value of an attribute, or nothing.
func (t *tokens) attr(name string) string {
	for i := range t.attrs {
		if t.attrs[i].Name.Local == name {
			return t.attrs[i].Value
		}
	}
	return ""
}

// next reads a token, keeps count of what is open, and refuses what workbooks have no
// use for.
func (t *tokens) next() (xml.Token, error) {
	t.in.token = t.in.read - int64(t.in.end-t.in.at)
	token, err := t.dec.RawToken()
	if err != nil {
		return nil, t.explain(err)
	}
	switch token := token.(type) {
	case xml.StartElement:
		if len(t.open) == maxDepth {
			return nil, &Fault{Code: data.CodeTooDeep, Message: t.in.name + " nests elements too deep", Hint: saveAgain}
		}
		t.open = append(t.open, token.Name.Local)
	case xml.EndElement:
		last := len(t.open) - 1
		if last < 0 || t.open[last] != token.Name.Local {
			return nil, damagedf(t.in.name, "</%s> closes nothing", token.Name.Local)
		}
		t.open = t.open[:last]
	case xml.Directive:
		return nil, damagedf(t.in.name, "it has a document type, which workbooks do without")
	}
	return token, nil
}

// explain turns what the decoder says into a fault. What ended the reading below it
// goes first.
func (t *tokens) explain(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case t.in.err != nil && t.in.err != io.EOF:
		return t.in.err
	case errors.Is(err, io.EOF):
		return damagedf(t.in.name, "it ends in the middle")
	case errors.As(err, &syntax):
		return damagedf(t.in.name, "%s", syntax.Msg)
	}
	return damaged(t.in.name, err)
}
