package ask

import (
	"dossier/data"
	"dossier/data/answer"
)

// statusTally counts claims by status.
type statusTally [data.Confirmed + 1]int

// counts lists the statuses that occur, the strongest first; never nil.
func (t *statusTally) counts() []answer.Count {
	list := []answer.Count{}
	for _, status := range data.Statuses() {
		if n := t[status]; n > 0 {
			list = append(list, answer.Count{ID: status.String(), Count: n})
		}
	}
	return list
}
