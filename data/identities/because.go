package identities

import (
	"strconv"

	"dossier/data"
)

// Because says in words why two actors may be one. It is fit to be shown.
func (p *Proposal) Because() string {
	names := data.Quoted(p.Names[0]) + " and " + data.Quoted(p.Names[1])
	switch p.Reason {
	case SameItem:
		return "both are the Wikidata item " + data.Printable(p.Names[0])
	case SameName:
		if p.Names[0] == p.Names[1] {
			return "both are called " + data.Quoted(p.Names[0])
		}
		return "one name but for case, punctuation or legal form: " + names
	case Transliteration:
		return "one name in another script or scheme: " + names
	case WordOrder:
		return "the same words in another order: " + names
	}
	if p.Letters == 1 {
		return "a letter differs: " + names
	}
	return strconv.Itoa(p.Letters) + " letters differ: " + names
}
