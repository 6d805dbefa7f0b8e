package answer

import "slices"

// distinct is a list of texts, each once, in the order in which they come. A claim has
// few voices as a rule, and may have very many.
type distinct struct {
	list  []string
	known map[string]bool // those in the list, once they are many
}

// fewTexts is how many texts are looked through sooner than looked up.
const fewTexts = 16

func (d *distinct) has(text string) bool {
	if d.known != nil {
		return d.known[text]
	}
	return slices.Contains(d.list, text)
}

// add adds a text unless it is there.
func (d *distinct) add(text string) {
	if d.has(text) {
		return
	}
	d.list = append(d.list, text)
	switch {
	case d.known != nil:
		d.known[text] = true
	case len(d.list) > fewTexts:
		d.known = make(map[string]bool)
		for _, t := range d.list {
			d.known[t] = true
		}
	}
}
