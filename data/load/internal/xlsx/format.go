package xlsx

import (
	"context"
	"strconv"
)

// format says what the numbers of a cell stand for.
type format uint8

const (
	plain   format = iota // a number, or a span of time such as [h]:mm
	clock                 // a time of day
	daily                 // a day, with or without a time
	monthly               // a month: the day is not shown
	yearly                // a year
)

// readFormats reads the part with the styles and gives the format of each style of cells
// by its number.
func readFormats(ctx context.Context, in *container, name string) ([]format, error) {
	t, err := in.tokens(ctx, name, maxSmall)
	if err != nil {
		return nil, err
	}
	if err := t.root("styleSheet"); err != nil {
		return nil, err
	}
	own := map[int]format{}
	var styles []int // numbers of formats
	for {
		ok, err := t.child()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		switch t.name {
		case "numFmts":
			err = t.each("numFmt", func() {
				own[number(t.attr("numFmtId"))] = formatOf(t.attr("formatCode"))
			})
		case "cellXfs":
			err = t.each("xf", func() { styles = append(styles, number(t.attr("numFmtId"))) })
		default:
			err = t.skip()
		}
		if err != nil {
			return nil, err
		}
	}
	formats := make([]format, len(styles))
	for i, id := range styles {
		f, found := own[id]
		if !found {
			f = builtIn(id)
		}
		formats[i] = f
	}
	return formats, t.in.drain()
}

// each calls a function in each element of a name within the one that is open, of which
// there may not be too many.
func (t *tokens) each(name string, do func()) error {
	for n := 0; ; n++ {
		ok, err := t.into(name)
		if err != nil || !ok {
			return err
		}
		if n == maxStyles {
			return tooLarge("%s has more than %d formats", t.in.name, maxStyles)
		}
		do()
		if err := t.skip(); err != nil {
			return err
		}
	}
}

// number reads a small number that is not negative; -1 stands for anything else.
func number(text string) int {
	n, err := strconv.ParseUint(text, 10, 31)
	if err != nil {
		return -1
	}
	return int(n)
}

// builtIn gives the formats that a workbook need not spell out (ECMA-376, 18.8.30); some
// are dates in East Asian editions of Excel alone, where nothing else has these numbers.
func builtIn(id int) format {
	switch {
	case id == 17: // mmm-yy
		return monthly
	case id >= 18 && id <= 21, id == 45, id == 47:
		return clock
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return daily
	}
	return plain // 46 is [h]:mm:ss
}
