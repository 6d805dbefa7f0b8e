package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// The limits of Check. Names and texts beyond theirs are warned of; a claim of
// more actors is refused, since every two of them make a tie.
const (
	maxProblems    = 1000
	maxName        = 500   // characters of a name, alias, label, title or "what"
	maxText        = 10000 // characters of a quote or description
	maxJointActors = 50
	maxCompares    = 500_000 // names compared for "did you mean" over all problems
)

// Check finds what is wrong with a dossier, all at once, in the order of its
// parts. It keeps at most a thousand problems, errors before warnings, and then
// closes with the number of the others. Its cost is proportional to the size of
// the dossier; files are not looked at.
//
// Where ctx ends first, what was found until then ends with an error of the code
// [CodeInterrupted], so that half a check never passes for a clean one. ctx is
// asked at least each 65,536 parts.
func Check(ctx context.Context, d *Dossier) []Problem {
	c := &checker{look: look{ctx: ctx}, d: d, severity: make(map[string]Severity), claimNames: make(map[int]string)}
	if c.u, c.err = Unite(ctx, d); c.err != nil {
		return c.sorted()
	}
	c.d, c.claims, c.assessor = c.u.Written(), c.u.Claims.joined.index, NewAssessor(c.u)
	c.x = c.claims
	if c.u.Claims.merged != nil {
		c.x = newIndex(&c.look, c.d)
	}
	for _, code := range Codes() {
		c.severity[code.ID] = code.Severity
	}
	c.checkText(Place{Field: "title", Item: -1}, d.Title, maxName)
	c.checkText(Place{Field: "description", Item: -1}, d.Description, maxText)
	for _, step := range []func(){c.checkActors, c.checkRelations, c.checkSources, c.checkClaims, c.checkTables, c.checkAbout, c.checkJoined, c.checkDates, c.checkDecisions, c.checkReach} {
		if c.err == nil {
			step()
		}
	}
	return c.sorted()
}

// checker collects problems.
type checker struct {
	look
	d          *Dossier
	x          *Index
	u          *Dossier // united
	claims     *Index   // finds the claims of u
	aboutAny   bool     // some claim is about another
	assessor   *Assessor
	said       SaidReader
	severity   map[string]Severity
	kept       [2][]Problem // by severity
	dropped    [2]int
	touched    []bool // by position of the actor: some claim is about it or said by it
	names      nameChecker
	claimNames map[int]string // by position, of claims of several entries
	compares   int            // spent on "did you mean"
	ids        map[string][]string
	// countries finds codes by folded names and codes; nil until one is asked for.
	countries map[string]string
	phrases   *Phrases // of the relations that are defined; nil: not yet read
}

// add notes a problem. The message is formatted only when it will be kept.
func (c *checker) add(code string, place Place, hint, format string, args ...any) {
	severity := c.severity[code]
	if len(c.kept[severity]) >= maxProblems {
		c.dropped[severity]++
		return
	}
	c.kept[severity] = append(c.kept[severity], Problem{
		Severity: severity, Code: code, Place: place, Hint: hint, Message: fmt.Sprintf(format, args...),
	})
}

// addAfter is add for something that was there before at another place.
func (c *checker) addAfter(code string, place, first Place, hint, format string, args ...any) {
	c.add(code, place, hint, format, args...)
	if kept := c.kept[c.severity[code]]; len(kept) > 0 && kept[len(kept)-1].Place == place {
		kept[len(kept)-1].First = &first
	}
}

// sorted returns the problems in the order of the dossier's parts.
func (c *checker) sorted() []Problem {
	errors, warnings := c.kept[Error], c.kept[Warning]
	if room := maxProblems - len(errors); len(warnings) > room {
		c.dropped[Warning] += len(warnings) - room
		warnings = warnings[:room]
	}
	all := slices.Concat(errors, warnings)
	// Within a part, problems were found in the order in which it is written.
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(listOrder(a.Place.List), listOrder(b.Place.List)), cmp.Compare(a.Place.Index, b.Place.Index))
	})
	if n := c.dropped[Error] + c.dropped[Warning]; n > 0 {
		more := NewProblem(CodeTooManyProblems, Place{Item: -1}, fmt.Sprintf("and %d more problems", n),
			"mend these first and check again")
		if c.dropped[Error] > 0 {
			more.Severity = Error
		}
		all = append(all, more)
	}
	if c.err != nil {
		all = append(all, NewProblem(CodeInterrupted, Place{Item: -1}, "the check was interrupted before its end", "check again and let it finish"))
	}
	return all
}

func listOrder(list string) int {
	return slices.Index([]string{"", "actors", "relations", "sources", "claims", "decisions"}, list)
}

// checkID checks the id of a part; first is the position of the first part with
// this id, place that of the part itself.
func (c *checker) checkID(place Place, sort, id string, first int) {
	place.Field, place.Item = "id", -1
	switch {
	case id == "":
		c.add(CodeMissingField, place, "give it an id such as "+exampleID(sort), "%s has no id", sort)
	case !ValidID(id):
		c.add(CodeBadID, place, `write it like "`+Slug(id)+`"`,
			"the id %s is not made of lower-case letters, digits and single hyphens (at most %d)", Quoted(id), MaxID)
	case first != place.Index:
		c.add(CodeDuplicateID, place, "give one of the two another id", "two %s have the id %q; the other is number %d", place.List, id, first+1)
	}
}

func exampleID(sort string) string {
	switch sort {
	case "an actor":
		return `"kim-jong-un"`
	case "a relation":
		return `"supplies"`
	case "a source":
		return `"ria-2023-09-13"`
	}
	return `"russia-warns-poland"`
}

// checkText warns of a text that is too long or holds hidden characters; limit
// is in characters.
func (c *checker) checkText(place Place, text string, limit int) {
	if len(text) > limit && utf8.RuneCountInString(text) > limit {
		c.add(CodeTooLong, place, "shorten it", "%s has %d characters; %d are enough", Quoted(text), utf8.RuneCountInString(text), limit)
	}
	if limit == maxName && hidden(text) {
		c.add(CodeHiddenCharacters, place, "type it anew", "%s holds characters that cannot be seen", Quoted(text))
	}
}

// hidden reports whether a text holds control characters, turns the writing
// direction or is not UTF-8.
func hidden(text string) bool {
	if plain(text) {
		return false
	}
	for _, r := range text {
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError {
			return true
		}
	}
	return false
}

// checkWord checks a value that is one of a few words or not written.
func checkWord[T ~string](c *checker, place Place, value T, parse func(string) (T, error)) {
	if value == "" {
		return
	}
	if _, err := parse(string(value)); err != nil {
		e := err.(*ValueError)
		c.add(CodeBadValue, place, e.Hint, "%s", e.Message)
	}
}

// didYouMean returns a hint for an unknown id of a list: the nearest known one,
// else what to do. It stops searching when many ids were unknown.
func (c *checker) didYouMean(list, id, otherwise string) string {
	if list == "actors" {
		if hint := c.nameHint(id); hint != "" {
			return hint
		}
	}
	known, listed := c.ids[list]
	if !listed {
		known = c.listIDs(list)
		if c.ids == nil {
			c.ids = make(map[string][]string)
		}
		c.ids[list] = known
	}
	if c.compares += len(known); c.compares > maxCompares {
		return otherwise
	}
	near := Nearest(id, known, 1)
	if list == "relations" {
		if phrase, _ := c.phrasesOf().Near(id); phrase != "" {
			near = []string{phrase}
		}
	}
	if len(near) == 0 && list == "actors" {
		near = c.nearestByName(id)
	}
	if len(near) > 0 {
		return fmt.Sprintf("did you mean %s? Otherwise %s", Quoted(near[0]), otherwise)
	}
	return otherwise
}

// nearestByName returns the id of the actor whose name or alias is nearest to an id
// that is nobody's, if any is.
func (c *checker) nearestByName(id string) []string {
	if c.names.all == nil { // named makes it
		return nil
	}
	if c.compares += len(c.names.all.keys); c.compares > maxCompares {
		return nil
	}
	var ids []string
	for _, name := range Nearest(id, c.names.all.keys, 1) {
		if i, ok := c.named(name); ok {
			ids = append(ids, c.d.Actors[i].ID)
		}
	}
	return ids
}

func (c *checker) listIDs(list string) []string {
	var ids []string
	switch list {
	case "actors":
		for i := range c.d.Actors {
			ids = append(ids, c.d.Actors[i].ID)
		}
	case "relations":
		for i := range c.d.Relations {
			ids = append(ids, c.d.Relations[i].ID)
		}
	case "sources":
		for i := range c.d.Sources {
			ids = append(ids, c.d.Sources[i].ID)
		}
	case "claims":
		for i := range c.d.Claims.Written() {
			ids = append(ids, c.d.Claims.Written()[i].ID)
		}
	}
	return ids
}
