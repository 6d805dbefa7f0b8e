package render

import (
	"dossier/data"
	"dossier/data/answer"
)

// StatusWord is what is said of a tie where nobody reads how its line is dashed: the word
// for a status that a solid line does not have, and nothing for the others.
func StatusWord(s data.Status) string {
	if dash, _ := LineStyle(s); dash == Solid {
		return ""
	}
	return s.String()
}

// Worded is the caption of one of the ties that the link stands for, with the word for
// its status, for media that draw no notes.
func (l *Link) Worded(r Row) string {
	if r.Said {
		return r.Caption
	}
	if r.Caption == "" {
		return StatusWord(l.Status)
	}
	return r.Caption + answer.InBrackets(StatusWord(l.Status))
}
