package xlsx

import (
	"fmt"

	"dossier/data"
)

// value reads what the cell that was entered last holds, as text, and leaves it.
func (r *Rows) value() ([]byte, error) {
	kind, style := r.xml.attr("t"), r.xml.attr("s")
	var has struct{ value, text, formula bool }
	start := len(r.own)
	for {
		ok, err := r.xml.child()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		switch {
		case r.xml.name == "v" && !has.value:
			has.value = true
			r.raw, err = r.xml.text(r.raw[:0])
		case r.xml.name == "is" && !has.text:
			has.text = true
			r.own, err = r.xml.richText(r.own)
		default:
			has.formula = has.formula || r.xml.name == "f"
			err = r.xml.skip()
		}
		if err != nil {
			return nil, err
		}
	}
	switch {
	case has.text:
		return r.own[start:len(r.own):len(r.own)], nil
	case has.formula && !has.value, has.formula && len(r.raw) == 0 && kind != "str":
		r.bad(data.CodeBadValue, "the cell holds a formula that nobody has calculated yet", "open the workbook in a spreadsheet program and save it: that stores what formulas come to")
		return nil, nil
	case !has.value || len(r.raw) == 0:
		return nil, nil
	}
	return r.read(kind, style), nil
}

// read turns the value of a cell into text, by the type that the cell has.
func (r *Rows) read(kind, style string) []byte {
	start := len(r.own)
	switch kind {
	case "s":
		text, found := r.book.strings.at(number(string(r.raw)))
		if !found {
			r.bad(data.CodeSyntax, fmt.Sprintf("the cell refers to a text %s that the workbook does not have", quoted(string(r.raw))), saveAgain)
		}
		return text
	case "str", "inlineStr":
		r.own = append(r.own, r.raw...)
		r.own = unescape(r.own, start)
	case "d":
		r.own = append(r.own, withoutMidnight(r.raw)...)
	case "b":
		r.truth()
	case "e":
		r.bad(data.CodeBadValue, fmt.Sprintf("the cell holds the error %s", quoted(string(r.raw))), "mend the formula, or empty the cell")
	case "", "n":
		r.number(style)
	default:
		r.bad(data.CodeSyntax, fmt.Sprintf("the cell is of a type %s that workbooks do not have", quoted(kind)), saveAgain)
	}
	return r.own[start:len(r.own):len(r.own)]
}

// truth appends a truth value.
func (r *Rows) truth() {
	switch value := string(r.raw); value {
	case "1", "true":
		r.own = append(r.own, "true"...)
	case "0", "false":
		r.own = append(r.own, "false"...)
	default:
		r.bad(data.CodeBadValue, quoted(value)+" is no truth value", saveAgain)
	}
}

// number appends a number, or the day and time that it stands for.
func (r *Rows) number(style string) {
	f := plain
	if i := number(style); i >= 0 && i < len(r.book.formats) {
		f = r.book.formats[i]
	}
	text, ok := appendNumber(r.own, r.raw)
	if ok && f != plain {
		n, _ := parseNumber(r.raw) // it was read just before
		if text, ok = appendMoment(r.own, n, f, r.book.from1904); !ok {
			r.bad(data.CodeBadDate, fmt.Sprintf("the cell is shown as a date, and its number %s is none", quoted(string(r.raw))), "write the date as text, such as 1899-12-31")
			return
		}
	}
	if !ok {
		r.bad(data.CodeBadValue, fmt.Sprintf("%s is no number", quoted(string(r.raw))), saveAgain)
		return
	}
	r.own = text
}
