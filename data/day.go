package data

import (
	"fmt"
	"math"
)

// Day counts days of the proleptic Gregorian calendar from 1970-01-01.
type Day int32

// The ends of the time line: where an interval is open or its end unknown, and
// where nothing is known of a time at all.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// DayOf returns the day of a calendar date. It does not check that the date
// exists; [ParseDate] does.
//
// The arithmetic is H. Hinnant's (chrono-Compatible Low-Level Date Algorithms):
// years that begin in March, so that a leap day is the last of its year.
func DayOf(year, month, day int) Day {
	if month <= 2 {
		year--
		month += 12
	}
	inYear := (153*(month-3)+2)/5 + day - 1
	return Day(365*year + floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400) + inYear - daysTo1970)
}

// daysTo1970 is the number of days from 0000-03-01 to 1970-01-01.
const daysTo1970 = 719468

// Calendar returns the calendar date of the day. MinDay and MaxDay have none
// that means anything.
func (d Day) Calendar() (year, month, day int) {
	n := int(d) + daysTo1970
	era := floorDiv(n, 146097) // 400 years
	n -= era * 146097
	inEra := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*inEra + inEra/4 - inEra/100
	m := (5*n + 2) / 153 // 0 is March
	day = n - (153*m+2)/5 + 1
	year, month = era*400+inEra, m+3
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// String gives the day as "2019-04-25", and ".." for either end of the time line.
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	y, m, day := d.Calendar()
	if y < 0 {
		return fmt.Sprintf("-%04d-%02d-%02d", -y, m, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// monthDays returns the number of days of a month.
func monthDays(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
