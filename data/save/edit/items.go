package edit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"dossier/data/load"
	"dossier/data/save/internal/entries"
	"dossier/data/save/internal/yaml"
)

// Text is the text of a YAML dossier that is to be changed, with what it says. It is good
// for as long as the context that it was read with.
type Text struct {
	ctx context.Context
	raw []byte
	*load.Outline
}

// Read reads a text, which may be empty. The error says what is wrong with it, or is that
// of ctx.
func Read(ctx context.Context, raw []byte) (*Text, error) {
	o, err := load.OutlineOf(ctx, raw)
	if err != nil {
		return nil, err
	}
	return &Text{ctx, raw, o}, nil
}

// says reports whether a text says what is meant, and is written soundly.
func (t *Text) says(raw []byte, want *load.Content) bool {
	o, err := load.OutlineOf(t.ctx, raw)
	return err == nil && reflect.DeepEqual(&o.Content, want)
}

// first returns the first of some changes after which the text says what is meant; nil
// where there is none.
func (t *Text) first(options [][]splice, want *load.Content) []splice {
	for _, splices := range options {
		if t.ctx.Err() != nil {
			return nil
		}
		if t.says(newChange(t.raw, splices).after, want) {
			return splices
		}
	}
	return nil
}

// refusal says that a list is written in a way that cannot be changed safely.
func refusal(key string) error {
	return fmt.Errorf("its %s are written in a way that cannot be changed safely, such as between brackets: write each on lines of its own behind a dash, or change them by hand", key)
}

// emptyBrackets is a list that holds nothing, with the blanks before it.
var emptyBrackets = regexp.MustCompile(`^[ \t]*\[[ \t]*\]`)

// appended lists the ways in which items may be added to the list under a key of the
// file, the best first.
func (t *Text) appended(key string, items []entries.Table) ([][]splice, error) {
	f := t.Field(key)
	style := t.style(key)
	switch {
	case f == nil:
		put := key + ":\n" + written(items, style, false)
		return [][]splice{{{at: len(t.raw), put: atLineStart(t.raw, len(t.raw), asIn(t.raw, put))}}}, nil
	case f.Empty, f.List && len(f.Items) == 0:
		return t.begun(f, items, style)
	case !f.List || f.Items[len(f.Items)-1].End == 0:
		return nil, refusal(key)
	}
	last := f.Items[len(f.Items)-1]
	put := asIn(t.raw, written(items, style, t.spaced(f)))
	var options [][]splice
	for _, at := range endings(t.raw, last.Start, last.End, style.Dash) {
		options = append(options, []splice{{at: at, put: atLineStart(t.raw, at, put)}})
	}
	return options, nil
}

// begun lists the ways in which a list may be begun below a key that has none, or an
// empty one between brackets, which goes.
func (t *Text) begun(f *load.OutlineField, items []entries.Table, style yaml.Style) ([][]splice, error) {
	colon := offsetOf(t.raw, f.Line, f.Col) + len(f.Key)
	colon += bytes.IndexByte(t.raw[colon:], ':') + 1
	end := lineEnd(t.raw, colon)
	splices := []splice{{at: end, put: atLineStart(t.raw, end, asIn(t.raw, written(items, style, false)))}}
	if f.List {
		brackets := emptyBrackets.Find(t.raw[colon:end])
		if brackets == nil {
			return nil, refusal(f.Key)
		}
		splices = append([]splice{{at: colon, out: string(brackets)}}, splices...)
	}
	return [][]splice{splices}, nil
}

// written writes items as they stand in a file, with a blank line before each where the
// others have one.
func written(items []entries.Table, style yaml.Style, spaced bool) string {
	var b strings.Builder
	for _, item := range items {
		if spaced {
			b.WriteByte('\n')
		}
		b.WriteString(yaml.Item(item, style))
	}
	return b.String()
}

// spaced reports whether a blank line stands before the last item of a list.
func (t *Text) spaced(f *load.OutlineField) bool {
	if len(f.Items) < 2 {
		return false
	}
	before := f.Items[len(f.Items)-2]
	return bytes.HasSuffix(bytes.ReplaceAll(t.raw[before.Start:before.End], []byte("\r"), nil), []byte("\n\n"))
}

// style finds out how entries stand in a list of the file, or in another one of it where
// that has none.
func (t *Text) style(key string) yaml.Style {
	style := yaml.Usual()
	list := t.Field(key)
	for i := range t.Fields {
		if f := &t.Fields[i]; (list == nil || !blocks(list)) && blocks(f) {
			list = f
		}
	}
	if list == nil || !blocks(list) {
		return style
	}
	last := list.Items[len(list.Items)-1]
	dash, gap, ok := t.dashOf(last.Start)
	if !ok {
		return style
	}
	style.Dash, style.Key = dash, gap
	if claims := t.Field("claims"); claims != nil && blocks(claims) {
		style.List = t.listStyle(claims)
	}
	return style
}

// blocks reports whether a field holds items behind dashes.
func blocks(f *load.OutlineField) bool { return len(f.Items) > 0 && f.Items[len(f.Items)-1].End > 0 }

// mostLooked is how many entries are looked at for how lists stand in them.
const mostLooked = 8

// listStyle finds how far the dashes of attributions stand from their key in the last
// claims.
func (t *Text) listStyle(claims *load.OutlineField) int {
	for n, i := 0, len(claims.Items)-1; i >= 0 && n < mostLooked; n, i = n+1, i-1 {
		fields := load.OutlineEntry(t.raw, claims.Items[i])
		for k := range fields {
			f := &fields[k]
			if f.Key != "said" || len(f.Items) == 0 {
				continue
			}
			if dash, _, ok := t.dashOf(offsetOf(t.raw, f.Items[0].Line, 1)); ok && dash >= f.Col-1 {
				return dash - (f.Col - 1)
			}
		}
	}
	return yaml.Usual().List
}

// dashOf finds the dash with which the line at an offset begins: its indentation, and how
// far behind it what it holds begins, as usual where that begins on a line below.
func (t *Text) dashOf(start int) (dash, gap int, ok bool) {
	line := bytes.TrimPrefix(t.raw[start:lineEnd(t.raw, start)], []byte("\ufeff"))
	dash = indentOf(line)
	rest := bytes.TrimRight(line[dash:], " \r\n")
	switch {
	case len(rest) == 0 || rest[0] != '-':
		return 0, 0, false
	case len(rest) == 1 || rest[1] != ' ':
		return dash, yaml.Usual().Key, len(rest) == 1
	}
	return dash, 1 + indentOf(rest[1:]), true
}

// errNotMeant says that no way to write something says just that.
var errNotMeant = errors.New("it is written in a way that cannot be changed safely: change it by hand")
