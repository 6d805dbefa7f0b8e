package rows

import (
	"fmt"

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
	intervals  map[[2]data.Date]data.Date
	directions map[string]bool // true: undirected
	dateOrder  DateOrder
	numbers    NumberStyle
	typed      bool // the format has numbers of its own
}

func newPlainCells(opt *Options) plainCells {
	return plainCells{dateOrder: DateOrder(opt.Mapping.Dates), numbers: opt.Mapping.numbers(), typed: opt.Typed, stances: make(map[string]data.Stance), modalities: make(map[string]data.Modality),
		dates: newDateCells(), intervals: make(map[[2]data.Date]data.Date),
		directions: make(map[string]bool)}
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
		r.saidOn, fault = p.day(cell, &r.timed.saidOn)
	case roleStart:
		r.start, fault = p.day(cell, &r.timed.start)
	case roleEnd:
		r.end, fault = p.day(cell, &r.timed.end)
	case roleModality:
		r.modality, fault = p.modality(cell)
	case roleReliability:
		r.reliability, r.second, fault = reliabilityCell(cell)
	case roleCredibility:
		r.credibility, fault = credibilityCell(cell)
		if fault == nil && r.credibility != 0 && r.second != 0 && r.credibility != r.second {
			fault = faults.New(data.CodeBadValue, fmt.Sprintf("the credibility is %d here and %d behind the reliability", r.credibility, r.second), "write one of them")
		}
	case roleWeight:
		r.weight, fault = weightCell(cell, p.numbers)
		if fault != nil && fault.Code == data.CodeWrongType && p.typed && likeNumber(cell) {
			fault.Hint = "it is text: make it a number where the file comes from"
		}
	case roleConfidence:
		r.confidence, fault = confidenceCell(cell, p.numbers)
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
	if isTimeset(cell) {
		date, fault = timesetDate(cell)
		return date, nil, fault
	}
	day, clock, timed := cutClock(cell)
	if !timed && p.dateOrder != "" {
		day, clock, timed = cutClockAtSpace(cell)
	}
	if !timed {
		day = cell
	}
	date, fault = p.date(day)
	return date, clock, fault
}

// day reads a date of which a time of day is cut off, and notes whether there was one.
func (p *plainCells) day(cell []byte, timed *bool) (date data.Date, fault *faults.Fault) {
	date, clock, fault := p.dateAndClock(cell)
	*timed = clock != nil
	return date, fault
}

func (p *plainCells) date(cell []byte) (data.Date, *faults.Fault) {
	if date, ok := p.dates.get(cell); ok {
		return date, nil
	}
	date, fault := dateCell(cell, p.dateOrder)
	if fault != nil {
		return date, fault
	}
	p.dates.add(cell, date)
	return date, nil
}

// direction reports whether a tie has no direction.
func (p *plainCells) direction(cell []byte) (none bool, fault *faults.Fault) {
	if none, ok := p.directions[string(cell)]; ok {
		return none, nil
	}
	if data.Fold(string(cell)) != "" {
		var ok bool
		if none, ok = undirected(string(cell)); !ok {
			return false, faults.New(data.CodeBadValue, data.Quoted(string(cell))+" is no direction of a tie", "write directed or undirected")
		}
	}
	p.directions[string(cell)] = none
	return none, nil
}
