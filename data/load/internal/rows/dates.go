package rows

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// DateOrder says in which order a table writes the parts of its dates; "" for one that
// writes them as [data.ParseDate] reads them alone.
type DateOrder string

// The orders of dates: 13/01/2004, 01/13/2004 and 2004/01/13 are the same day.
const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
	YearFirst  DateOrder = "ymd"
)

// DateOrders lists the orders of dates.
func DateOrders() []string {
	return []string{string(DayFirst), string(MonthFirst), string(YearFirst)}
}

// dateCell reads a date. What [data.ParseDate] does not read is read in the order that
// the table is said to have: with any separators, with names of months in English, a
// two-part date as month and year, a day or month of 0 as one that is not known. Parts
// are never guessed, so that without an order 03/04/2023 is refused.
func dateCell(cell []byte, order DateOrder) (data.Date, *faults.Fault) {
	date, err := data.ParseDate(string(cell))
	if err == nil {
		return date, nil
	}
	if order != "" {
		if text := order.arrange(cell); text != "" {
			if date, err := data.ParseDate(text); err == nil {
				return date, nil
			}
		}
		message := data.Quoted(string(cell)) + " is no date in the order " + string(order)
		if hint := otherOrders(cell); hint != "" {
			return data.Date{}, faults.New(data.CodeBadDate, message, hint)
		}
	}
	message, hint := faults.Explain(err)
	if date, err := data.ParseDate(YearFirst.arrange(cell)); err == nil && !date.IsZero() && yearFirst(cell) {
		hint = "did you mean " + date.String() + "? --dates ymd reads it so"
	} else if better := otherOrders(cell); better != "" {
		message, hint = data.Quoted(string(cell))+" is no date in the form 2023-09-13", better
		if days, ok := bothOrders(cell); ok {
			message = fmt.Sprintf("%s may be %s or %s", data.Quoted(string(cell)), days[0], days[1])
		}
	} else if better := spreadsheetHint(cell); better != "" {
		hint = better
	}
	return data.Date{}, faults.New(data.CodeBadDate, message, hint)
}

// yearFirst reports whether a cell begins with a year and goes on with numbers as dates
// do, so that only one order can be meant.
func yearFirst(cell []byte) bool {
	return len(cell) > 4 && isNumber(string(cell[:4])) && !isNumber(string(cell[:5]))
}

// otherOrders says which orders would read a cell, and as what.
func otherOrders(cell []byte) string {
	var ways []string
	for _, order := range []DateOrder{DayFirst, MonthFirst, YearFirst} {
		date, err := data.ParseDate(order.arrange(cell))
		if err != nil || date.IsZero() {
			continue
		}
		way := "--dates " + string(order) + " reads it as " + date.String()
		if n := len(ways); n > 0 && strings.HasSuffix(ways[n-1], " "+date.String()) {
			continue // the same with the order before
		}
		ways = append(ways, way)
	}
	return strings.Join(ways, ", ")
}

// bothOrders returns the two days that a cell may mean.
func bothOrders(cell []byte) (days [2]string, ok bool) {
	for i, order := range []DateOrder{DayFirst, MonthFirst} {
		date, err := data.ParseDate(order.arrange(cell))
		if err != nil || date.IsZero() {
			return days, false
		}
		days[i] = date.String()
	}
	return days, days[0] != days[1]
}

// spreadsheetHint explains what spreadsheets make of dates.
func spreadsheetHint(cell []byte) string {
	if n, err := strconv.Atoi(string(cell)); err == nil && 20000 <= n && n < 80000 {
		return "is it the number that a spreadsheet has for a day? Format the column as dates there, or save it as .xlsx"
	}
	year, quarter, cut := strings.Cut(strings.ToUpper(string(cell)), "-Q")
	if cut && len(year) == 4 && len(quarter) == 1 && '1' <= quarter[0] && quarter[0] <= '4' {
		month := int(quarter[0]-'1')*3 + 1
		return fmt.Sprintf("write a quarter as %s-%02d/%s-%02d", year, month, year, month+2)
	}
	return ""
}

// arrange writes a date in the form that [data.ParseDate] reads, or returns "" for what
// cannot be one in this order.
func (o DateOrder) arrange(cell []byte) string {
	if len(cell) > 32 {
		return ""
	}
	parts := strings.FieldsFunc(string(cell), func(r rune) bool { return strings.ContainsRune("/.-, ", r) })
	if len(parts) == 1 && len(parts[0]) == 8 && isNumber(parts[0]) {
		parts = o.cut(parts[0])
	}
	named, ok := numberMonth(parts)
	switch {
	case !ok:
		return ""
	case len(parts) == 2:
		return arrangeTwo(parts[0], parts[1])
	case len(parts) != 3:
		return ""
	case len(parts[0]) == 4:
		return joinDate(parts[0], parts[1], parts[2])
	case named == 1, named < 0 && o == DayFirst:
		return joinDate(parts[2], parts[1], parts[0])
	case named == 0, named < 0 && o == MonthFirst:
		return joinDate(parts[2], parts[0], parts[1])
	}
	return ""
}

// numberMonth puts the number of a month in the place of its name, of which it returns
// the place; -1: all parts are numbers. It reports false where some part is neither.
func numberMonth(parts []string) (named int, ok bool) {
	named = -1
	for i, part := range parts {
		if month := monthNumber(part); month > 0 && named < 0 {
			parts[i], named = strconv.Itoa(month), i
		} else if !isNumber(part) {
			return named, false
		}
	}
	return named, true
}

// arrangeTwo writes a month of a year, which stand in either order.
func arrangeTwo(first, second string) string {
	switch {
	case len(first) == 4 && second == "0": // a year that was taken for a number: 2004.0
		return first
	case len(first) == 4:
		return joinDate(first, second, "")
	}
	return joinDate(second, first, "")
}

// cut takes eight digits apart.
func (o DateOrder) cut(digits string) []string {
	if o == YearFirst {
		return []string{digits[:4], digits[4:6], digits[6:]}
	}
	return []string{digits[:2], digits[2:4], digits[4:]}
}

// joinDate joins the parts of a date; a month or day of 0 is not known.
func joinDate(year, month, day string) string {
	text := year
	for _, part := range [...]string{month, day} {
		if len(year) != 4 || len(part) > 2 {
			return ""
		}
		if strings.Trim(part, "0") == "" {
			break
		}
		text += "-" + ("0" + part)[len(part)-1:]
	}
	return text
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// monthNumber returns the number of a month by its English name or the first three
// letters of it, or 0.
func monthNumber(word string) int {
	if len(word) < 3 {
		return 0
	}
	for month := time.January; month <= time.December; month++ {
		name := month.String()
		if strings.EqualFold(word, name) || strings.EqualFold(word, name[:3]) || month == time.September && strings.EqualFold(word, "sept") {
			return int(month)
		}
	}
	return 0
}
