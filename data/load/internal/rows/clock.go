package rows

// cutClock takes a cell such as "2023-09-13T14:05:33Z" or "2023-09-13 14:05" apart:
// into the day and the time of day with its offset, as it is written. Midnight, which
// spreadsheets put behind every date, is no time that somebody meant: of it nothing is
// returned but the day.
func cutClock(cell []byte) (day, clock []byte, ok bool) {
	const date = len("2023-09-13")
	if len(cell) < date+len("T00:00") || cell[date] != 'T' && cell[date] != 't' && cell[date] != ' ' {
		return nil, nil, false
	}
	day, clock = cell[:date], trimCell(cell[date+1:])
	midnight, rest, ok := readClock(clock)
	if !ok || !isOffset(rest) {
		return nil, nil, false
	}
	if midnight {
		clock = nil
	}
	return day, clock, true
}

// cutClockAtSpace is cutClock for a day in whatever form, behind which a space stands.
func cutClockAtSpace(cell []byte) (day, clock []byte, ok bool) {
	for i, c := range cell {
		if c != ' ' {
			continue
		}
		clock = trimCell(cell[i:])
		if midnight, rest, ok := readClock(clock); ok && isOffset(rest) {
			if midnight {
				clock = nil
			}
			return trimCell(cell[:i]), clock, true
		}
	}
	return nil, nil, false
}

// readClock reads hours and minutes, perhaps seconds and a fraction of one, and returns
// what stands behind them.
func readClock(s []byte) (midnight bool, rest []byte, ok bool) {
	if len(s) < 5 || s[2] != ':' || !below(s[:2], 24) || !below(s[3:5], 60) {
		return false, nil, false
	}
	rest, midnight = s[5:], string(s[:5]) == "00:00"
	if len(rest) < 3 || rest[0] != ':' {
		return midnight, rest, true
	}
	if !below(rest[1:3], 61) { // with a leap second
		return false, nil, false
	}
	midnight = midnight && string(rest[1:3]) == "00"
	rest = rest[3:]
	if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') && isDigit(rest[1]) {
		for rest = rest[1:]; len(rest) > 0 && isDigit(rest[0]); rest = rest[1:] {
			midnight = midnight && rest[0] == '0'
		}
	}
	return midnight, rest, true
}

// isOffset reports whether a text is nothing, or an offset from universal time: "Z",
// "+02", "+0200", "+02:00", perhaps behind a space.
func isOffset(s []byte) bool {
	s = trimCell(s)
	if len(s) == 0 || len(s) == 1 && (s[0] == 'Z' || s[0] == 'z') {
		return true
	}
	if s[0] != '+' && s[0] != '-' {
		return false
	}
	switch s = s[1:]; len(s) {
	case 2:
		return below(s, 24)
	case 4:
		return below(s[:2], 24) && below(s[2:], 60)
	case 5:
		return below(s[:2], 24) && s[2] == ':' && below(s[3:], 60)
	}
	return false
}

// below reports whether two characters are a number less than a limit.
func below(s []byte, limit int) bool {
	return isDigit(s[0]) && isDigit(s[1]) && int(s[0]-'0')*10+int(s[1]-'0') < limit
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
