package rows

import "testing"

func TestDateCells(t *testing.T) {
	for _, c := range []struct {
		cell  string
		order DateOrder
		want  string // "" for one that is refused
		hint  string
	}{
		{"2023-04-03", "", "2023-04-03", ""},
		{"2023/2024", "", "2023/2024", ""},
		{"03/04/2023", "", "", "--dates dmy reads it as 2023-04-03, --dates mdy reads it as 2023-03-04"},
		{"03/04/2023", DayFirst, "2023-04-03", ""},
		{"03/04/2023", MonthFirst, "2023-03-04", ""},
		{"03/04/2023", YearFirst, "", "--dates dmy reads it as 2023-04-03, --dates mdy reads it as 2023-03-04"},
		{"13/04/2023", "", "", "--dates dmy reads it as 2023-04-13"},
		{"04.13.2023", "", "", "--dates mdy reads it as 2023-04-13"},
		{"13/04/2023", MonthFirst, "", "--dates dmy reads it as 2023-04-13"},
		{"3 April 2023", "", "", "--dates dmy reads it as 2023-04-03"},
		{"3 April 2023", DayFirst, "2023-04-03", ""},
		{"April 3, 2023", DayFirst, "2023-04-03", ""},
		{"13-JAN-2004", MonthFirst, "2004-01-13", ""},
		{"Sept 2004", YearFirst, "2004-09", ""},
		{"04/2023", DayFirst, "2023-04", ""},
		{"20230403", "", "", "--dates ymd reads it as 2023-04-03"},
		{"20230403", YearFirst, "2023-04-03", ""},
		{"20230403", DayFirst, "", "--dates ymd reads it as 2023-04-03"},
		{"03042023", DayFirst, "2023-04-03", ""},
		{"2023-4-3", DayFirst, "2023-04-03", ""},
		{"2023/04/03", YearFirst, "2023-04-03", ""},
		{"2010-00-00", YearFirst, "2010", ""},
		{"2010-05-00", YearFirst, "2010-05", ""},
		{"00/00/2010", DayFirst, "2010", ""},
		{"2004.0", "", "", "did you mean 2004? --dates ymd reads it so"},
		{"2010-00-00", "", "", "did you mean 2010? --dates ymd reads it so"},
		{"2010/5/1", "", "", "did you mean 2010-05-01? --dates ymd reads it so"},
		{"2010-13-01", "", "", "did you mean 2010-01-13?"},
		{"since 2010", "", "", "did you mean 2010/..?"},
		{"2004.0", YearFirst, "2004", ""},
		{"45019", "", "", "is it the number that a spreadsheet has for a day? Format the column as dates there, or save it as .xlsx"},
		{"2023-Q2", "", "", "write a quarter as 2023-04/2023-06"},
		{"31/02/2023", DayFirst, "", "write it like 2023, 2023-09 or 2023-09-13"},
		{"3/4/23", DayFirst, "", "write it like 2023, 2023-09 or 2023-09-13"},
		{"soon", DayFirst, "", "write it like 2023, 2023-09 or 2023-09-13"},
		{"Mayor 2023", DayFirst, "", "write it like 2023, 2023-09 or 2023-09-13"},
	} {
		date, fault := dateCell([]byte(c.cell), c.order)
		if fault != nil && c.want != "" || fault == nil && date.String() != c.want || fault != nil && fault.Hint != c.hint {
			t.Errorf("%q with %q: %v, %+v; want %q, hint %q", c.cell, c.order, date, fault, c.want, c.hint)
		}
	}
}
