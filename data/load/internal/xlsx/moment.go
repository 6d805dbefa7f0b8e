package xlsx

import (
	"bytes"
	"math"
	"time"
)

const (
	daySeconds = 24 * 60 * 60
	leapDay    = 60      // 29 February 1900, a day that never was and that Excel counts
	lastDay    = 2958465 // 31 December 9999
	shift1904  = 1462    // days from the beginning of 1900 to that of 1904, as Excel counts
)

// appendMoment appends the day and the time that a number stands for: 2023-09-13,
// 2023-09-13T14:05:00, 14:05:00. Midnight goes without saying, for programs write days
// with it that nobody gave a time. A format that shows a month or a year alone gives
// 2023-09 or 2023 where the number is the first day of it, and else the day, so that no
// more is said than the cell shows and nothing is lost. Seconds are rounded. It returns
// false where the number is no day.
func appendMoment(to []byte, number float64, f format, from1904 bool) ([]byte, bool) {
	if !(number >= 0 && number <= lastDay+1) { // not a number is none of both
		return to, false
	}
	seconds := int64(math.Round(number * daySeconds))
	day, time := seconds/daySeconds, seconds%daySeconds
	switch {
	case day == 0 && (f == clock || !from1904 && time > 0):
		return appendClock(to, time), true
	case from1904:
		day += shift1904
	case day == 0, day == leapDay:
		return to, false
	case day < leapDay:
		day++ // Excel counts a day that never was, which these come before
	}
	if day > lastDay {
		return to, false
	}
	return appendDay(to, day, time, f), true
}

func appendClock(to []byte, seconds int64) []byte {
	return time.Unix(seconds, 0).UTC().AppendFormat(to, time.TimeOnly)
}

// appendDay appends a day, counted from the end of 1899, and the seconds within it.
func appendDay(to []byte, day, seconds int64, f format) []byte {
	at := time.Date(1899, time.December, 30, 0, 0, int(seconds), 0, time.UTC).AddDate(0, 0, int(day))
	layout := time.DateOnly
	switch {
	case seconds != 0:
		layout = "2006-01-02T15:04:05"
	case f == monthly && at.Day() == 1:
		layout = "2006-01"
	case f == yearly && at.YearDay() == 1:
		layout = "2006"
	}
	return at.AppendFormat(to, layout)
}

// withoutMidnight cuts midnight off a moment in the form of ISO 8601.
func withoutMidnight(iso []byte) []byte {
	day, clock, found := bytes.Cut(iso, []byte("T"))
	if rest, ok := bytes.CutPrefix(clock, []byte("00:00:00")); found && ok && len(bytes.Trim(rest, ".0Z")) == 0 {
		return day
	}
	return iso
}
