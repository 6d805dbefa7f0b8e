package rows

import (
	"fmt"
	"math"
	"strconv"

	"dossier/data"
	"dossier/data/load/internal/faults"
)

// stanceWords are the words of a "status" column, which name the stance of
// whoever speaks in the row.
var stanceWords = map[string]data.Stance{
	"confirmed": data.Confirms, "asserted": data.Asserts, "alleged": data.Alleges, "rumoured": data.Speculates,
	"rumored": data.Speculates, "denied": data.Denies,
}

// plainCells reads the cells whose meaning does not depend on other rows. It
// keeps what it has met, so that each goroutine has one of its own.
type plainCells struct {
	stances    map[string]data.Stance
	modalities map[string]data.Modality
	dates      dateCells
	directions map[string]bool // true: undirected
}

func newPlainCells() plainCells {
	return plainCells{stances: make(map[string]data.Stance), modalities: make(map[string]data.Modality),
		dates: newDateCells(), directions: make(map[string]bool)}
}

// read reads the cell with a role that it knows into a row.
func (p *plainCells) read(r *tableRow, what role, cell []byte) (fault *faults.Fault) {
	switch what {
	case roleStance:
		r.stance, fault = p.stance(cell)
	case roleWhen:
		r.when, r.clock, fault = p.dateAndClock(cell)
		r.timed.when = r.clock != nil
	case roleSaidOn:
		var clock []byte
		r.saidOn, clock, fault = p.dateAndClock(cell)
		r.timed.saidOn = clock != nil
	case roleModality:
		r.modality, fault = p.modality(cell)
	case roleReliability:
		r.reliability, fault = reliabilityCell(cell)
	case roleCredibility:
		r.credibility, fault = credibilityCell(cell)
	case roleWeight:
		r.weight, fault = weightCell(cell)
	case roleConfidence:
		r.confidence, fault = confidenceCell(cell)
	}
	return fault
}

func (p *plainCells) stance(cell []byte) (data.Stance, *faults.Fault) {
	if stance, ok := p.stances[string(cell)]; ok {
		return stance, nil
	}
	word := data.Fold(string(cell))
	stance, ok := stanceWords[word]
	if !ok && word != "" {
		var err error
		if stance, err = data.ParseStance(word); err != nil {
			message, hint := faults.Explain(err)
			if word == "contested" {
				hint = "a row is one voice: write a row for those who hold it and one, with denies, for those who do not"
			}
			return "", faults.New(data.CodeBadValue, message, hint)
		}
	}
	p.stances[string(cell)] = stance
	return stance, nil
}

func (p *plainCells) modality(cell []byte) (data.Modality, *faults.Fault) {
	if modality, ok := p.modalities[string(cell)]; ok {
		return modality, nil
	}
	var modality data.Modality
	if word := data.Fold(string(cell)); word != "" {
		var err error
		if modality, err = data.ParseModality(word); err != nil {
			message, hint := faults.Explain(err)
			return "", faults.New(data.CodeBadValue, message, hint)
		}
	}
	p.modalities[string(cell)] = modality
	return modality, nil
}

// dateAndClock reads a date, perhaps with a time of day behind it, which it returns as
// it is written.
func (p *plainCells) dateAndClock(cell []byte) (date data.Date, clock []byte, fault *faults.Fault) {
	if date, ok := p.dates.get(cell); ok {
		return date, nil, nil
	}
	day, clock, timed := cutClock(cell)
	if !timed {
		day = cell
	}
	date, fault = p.date(day)
	return date, clock, fault
}

func (p *plainCells) date(cell []byte) (data.Date, *faults.Fault) {
	if date, ok := p.dates.get(cell); ok {
		return date, nil
	}
	date, err := data.ParseDate(string(cell))
	if err != nil {
		message, hint := faults.Explain(err)
		return date, faults.New(data.CodeBadDate, message, hint)
	}
	p.dates.add(cell, date)
	return date, nil
}

// direction reports whether a tie has no direction.
func (p *plainCells) direction(cell []byte) (undirected bool, fault *faults.Fault) {
	if undirected, ok := p.directions[string(cell)]; ok {
		return undirected, nil
	}
	switch data.Fold(string(cell)) {
	case "", "directed", "true", "yes", "1":
	case "undirected", "mutual", "false", "no", "0":
		undirected = true
	default:
		return false, faults.New(data.CodeBadValue, data.Quoted(string(cell))+" is no direction of a tie", "write directed or undirected")
	}
	p.directions[string(cell)] = undirected
	return undirected, nil
}

// weightCell reads a number; short plain ones, as lists have by the million,
// without the general parser.
func weightCell(cell []byte) (float64, *faults.Fault) {
	if len(cell) == 0 {
		return noWeight, nil
	}
	if w, ok := plainNumber(cell); ok {
		return w, nil
	}
	w, err := strconv.ParseFloat(string(cell), 64)
	if err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
		return 0, faults.New(data.CodeWrongType, "the weight "+data.Quoted(string(cell))+" is not a number", "write it with a decimal point, such as 2.5")
	}
	if w < 0 {
		return 0, faults.New(data.CodeBadRange, "the weight "+data.Quoted(string(cell))+" cannot be a cost", "write a number from 0 up, or leave it out")
	}
	return w, nil
}

// plainNumber reads up to 15 digits with at most one point among them. The
// quotient of two integers that a float64 holds exactly is rounded correctly
// (W. D. Clinger, PLDI 1990), so that the result is that of strconv.ParseFloat.
func plainNumber(cell []byte) (float64, bool) {
	if len(cell) > 16 {
		return 0, false
	}
	value, scale, digits := 0, 1, 0
	point := false
	for _, c := range cell {
		switch {
		case '0' <= c && c <= '9':
			value = value*10 + int(c-'0')
			digits++
			if point {
				scale *= 10
			}
		case c == '.' && !point:
			point = true
		default:
			return 0, false
		}
	}
	if digits == 0 || digits > 15 {
		return 0, false
	}
	return float64(value) / float64(scale), true
}

// reliabilityCell reads the Admiralty grade of a source, in either case; 0: none.
func reliabilityCell(cell []byte) (uint8, *faults.Fault) {
	if len(cell) == 0 {
		return 0, nil
	}
	if grade := cell[0] &^ ('a' - 'A'); len(cell) == 1 && 'A' <= grade && grade <= 'F' {
		return grade, nil
	}
	return 0, faults.New(data.CodeBadValue, data.Quoted(string(cell))+" is not an Admiralty grade of a source",
		"write a letter from A (completely reliable) to F (cannot be judged)")
}

// credibilityCell reads the Admiralty grade of an information; 0: none.
func credibilityCell(cell []byte) (uint8, *faults.Fault) {
	if len(cell) == 0 {
		return 0, nil
	}
	const hint = "write a number from 1 (confirmed) to 6 (cannot be judged), or leave it out"
	n, err := strconv.Atoi(string(cell))
	if err != nil {
		return 0, faults.New(data.CodeWrongType, "the credibility "+data.Quoted(string(cell))+" is not a whole number", hint)
	}
	if n < 1 || n > 6 {
		return 0, faults.New(data.CodeBadRange, fmt.Sprintf("the credibility %d is not an Admiralty grade", n), hint)
	}
	return uint8(n), nil
}

func confidenceCell(cell []byte) (int16, *faults.Fault) {
	if len(cell) == 0 {
		return -1, nil
	}
	n, err := strconv.Atoi(string(cell))
	if err != nil {
		return 0, faults.New(data.CodeWrongType, "the confidence "+data.Quoted(string(cell))+" is not a whole number", "write a number from 0 to 100, or leave it out")
	}
	if n < 0 || n > 100 {
		return 0, faults.New(data.CodeBadRange, fmt.Sprintf("the confidence %d is out of range", n), "write a number from 0 to 100, or leave it out")
	}
	return int16(n), nil
}
