package data

import "slices"

// Assessor derives statuses, origins and grades. It is made once for a dossier
// and safe for concurrent use.
type Assessor struct {
	origin map[string]string // from the id of a source to its origin, where it has one
}

// NewAssessor returns the assessor for the sources of a dossier.
func NewAssessor(d *Dossier) *Assessor {
	a := &Assessor{origin: make(map[string]string)}
	for i := range d.Sources {
		if s := &d.Sources[i]; s.Origin != "" {
			a.origin[s.ID] = s.Origin
		}
	}
	return a
}

// Assess derives what follows from the attributions of one claim. Its cost is
// proportional to their number.
func (a *Assessor) Assess(said []Attribution) Assessment {
	if len(said) == 1 && len(said[0].By) <= 1 && said[0].Confidence == nil && said[0].Credibility == 0 {
		return AssessRow(said[0].Stance, 0, -1)
	}
	firm := a.IndependentOrigins(said, Asserts)
	return Assessment{
		Status:  StatusOf(said, firm),
		Grade:   GradeOf(said, firm),
		Origins: a.IndependentOrigins(said, Speculates),
	}
}

// AssessRow derives what follows from a single voice, as a row of a table has
// it, without allocation. Credibility is that of the Admiralty, 0 where nobody rated
// it; confidence that of STIX, -1 where unstated.
func AssessRow(stance Stance, credibility, confidence int) Assessment {
	stance = stance.OrDefault()
	if !stance.Holds() {
		return Assessment{Status: Denied}
	}
	status := heldStatus(stance, 1)
	grade := min(heldGrade(status), capOf(credibility, confidence))
	return Assessment{Status: status, Grade: grade, Origins: 1}
}

// Voice returns whose word an attribution is: the actors in By, who speak with
// one voice; else the origin that its source repeats; else the source itself.
// It is nil for nobody's word.
func (a *Assessor) Voice(at *Attribution) []string {
	switch {
	case len(at.By) > 0:
		return at.By
	case at.Source == "":
		return nil
	}
	return []string{a.originOf(at.Source)}
}

// IndependentOrigins counts the independent origins that hold the claim at
// least as firmly as least: attributions whose voices share a member count as
// one, directly or through others, and whatever is nobody's word counts as one
// more. An actor's word and a source that names this actor as its origin are one.
func (a *Assessor) IndependentOrigins(said []Attribution, least Stance) int {
	var room [8]member // enough for most claims
	origins, groups := 0, grouping{members: room[:0]}
	nobody := false
	for i := range said {
		at := &said[i]
		if firmness(at.Stance) < firmness(least) {
			continue
		}
		switch {
		case len(at.By) > 0:
			origins += groups.add(at.By...)
		case at.Source != "":
			origins += groups.add(a.originOf(at.Source))
		default:
			nobody = true
		}
	}
	if nobody {
		origins++
	}
	return origins
}

// originOf returns the origin of a source, or the source itself where it has none.
func (a *Assessor) originOf(source string) string {
	if origin := a.origin[source]; origin != "" {
		return origin
	}
	return source
}

// grouping is a union-find over the members of voices.
type grouping struct {
	members []member
	at      map[string]int // by id, once they are many
}

// member is one of those who speak. Parent is the position of another of its group,
// or its own.
type member struct {
	id     string
	parent int
}

// add joins the members of a voice and returns by how much the number of groups
// changed: 1 for a voice that shares nothing with those before, 0 for one that
// joins a group, less where it joins several.
func (g *grouping) add(voice ...string) int {
	change, first := 0, 0
	for i, id := range voice {
		at, known := g.position(id)
		if !known {
			change++
		}
		if i == 0 {
			first = at
			continue
		}
		if a, b := g.find(first), g.find(at); a != b {
			g.members[b].parent = a
			change--
		}
	}
	return change
}

// position returns where a member is, and whether it was there before.
func (g *grouping) position(id string) (at int, known bool) {
	const few = 16
	if g.at == nil && len(g.members) < few {
		at = slices.IndexFunc(g.members, func(m member) bool { return m.id == id })
		known = at >= 0
	} else {
		if g.at == nil {
			g.at = make(map[string]int)
			for i := range g.members {
				g.at[g.members[i].id] = i
			}
		}
		at, known = g.at[id]
	}
	if !known {
		at = len(g.members)
		g.members = append(g.members, member{id, at})
		if g.at != nil {
			g.at[id] = at
		}
	}
	return at, known
}

func (g *grouping) find(at int) int {
	for g.members[at].parent != at {
		g.members[at].parent = g.members[g.members[at].parent].parent
		at = g.members[at].parent
	}
	return at
}

// StatusOf sums up who holds and who denies a claim. AssertingOrigins is the
// number of independent origins among those who assert or confirm it.
func StatusOf(said []Attribution, assertingOrigins int) Status {
	t := tallyOf(said)
	switch {
	case t.held && t.denied:
		return Contested
	case t.denied:
		return Denied
	}
	return heldStatus(t.firmest, assertingOrigins)
}

// tally is what status and grade need to know of a claim's attributions.
type tally struct {
	held, denied bool
	firmest      Stance // of those that hold it; Speculates where none does
	rating       Grade  // the cap of the best-rated holder
}

func tallyOf(said []Attribution) tally {
	t := tally{firmest: Speculates}
	for i := range said {
		at := &said[i]
		if !at.Stance.Holds() {
			t.denied = true
			continue
		}
		t.held = true
		t.rating = max(t.rating, ratingCap(at))
		if firmness(at.Stance) > firmness(t.firmest) {
			t.firmest = at.Stance.OrDefault()
		}
	}
	return t
}

// heldStatus is the status of a claim that nobody denies.
func heldStatus(firmest Stance, assertingOrigins int) Status {
	switch {
	case firmest == Confirms || assertingOrigins >= 2:
		return Confirmed
	case firmest == Asserts:
		return Asserted
	case firmest == Alleges:
		return Alleged
	}
	return Rumoured
}

// firmness orders stances: 4 confirms, 3 asserts or not written, 2 alleges, 1 speculates or
// unknown, 0 denies.
func firmness(s Stance) int {
	switch s.OrDefault() {
	case Confirms:
		return 4
	case Asserts:
		return 3
	case Alleges:
		return 2
	case Denies:
		return 0
	}
	return 1
}

// GradeOf grades the evidence for a claim: what its holders alone would give,
// lowered to their best rating where every holder is rated, and one step down,
// but not below 1, where somebody denies it. Only denials give 0. An explicit
// rating lowers a grade and never lifts it.
func GradeOf(said []Attribution, assertingOrigins int) Grade {
	t := tallyOf(said)
	grade := heldGrade(heldStatus(t.firmest, assertingOrigins))
	switch {
	case !t.held && t.denied:
		return 0
	case t.held:
		grade = min(grade, t.rating)
	}
	if t.denied {
		grade = max(grade-1, 1)
	}
	return grade
}

// heldGrade is the grade of a claim that nobody denies or rates.
func heldGrade(s Status) Grade {
	switch s {
	case Confirmed:
		return 5
	case Asserted:
		return 4
	case Alleged:
		return 2
	}
	return 1
}

// ratingCap is the grade above which an explicit rating does not let a claim
// rise: Admiralty credibility 1 to 5 gives 5 to 1, "cannot be judged" (6) and no
// rating give no cap. Credibility counts before confidence.
func ratingCap(at *Attribution) Grade { return capOf(at.Credibility, confidenceOf(at)) }

func capOf(credibility, confidence int) Grade {
	switch {
	case credibility >= 1 && credibility <= 5:
		return Grade(6 - credibility)
	case credibility != 0:
		return 5
	}
	return confidenceCap(confidence)
}

// confidenceCap is the cap of a STIX 2.1 confidence, by the ranges of its
// Appendix A for the Admiralty digits: 80-100 is 1 and so caps at 5, 60-79 is 2,
// down to 0-19, which is 5 and caps at 1. A negative one is unstated.
func confidenceCap(confidence int) Grade {
	if confidence < 0 {
		return 5
	}
	return Grade(min(confidence/20+1, 5))
}

// Without returns the attributions that remain when sources and voices are
// withdrawn (see [Assessor.Withdrawn]). It returns said itself where all remain. A
// claim left with none has lost its support: it is to be dropped, not assessed.
func (a *Assessor) Without(said []Attribution, sources, voices map[string]bool) []Attribution {
	gone := func(at Attribution) bool { return a.Withdrawn(&at, sources, voices) }
	if !slices.ContainsFunc(said, gone) {
		return said
	}
	return slices.DeleteFunc(slices.Clone(said), gone)
}

// Withdrawn reports whether an attribution goes when sources and voices are withdrawn:
// it stands in one of the sources, or one of the voices is among its own (see Voice).
// A joint word falls with any of its speakers.
func (a *Assessor) Withdrawn(at *Attribution, sources, voices map[string]bool) bool {
	if sources[at.Source] {
		return true
	}
	return len(voices) > 0 && slices.ContainsFunc(a.Voice(at), func(v string) bool { return voices[v] })
}

// Contest returns what becomes of an assessment where somebody denies the claim in
// general (see [Cover]): what is held is contested and a grade lower, but not below 1.
func (a Assessment) Contest() Assessment {
	if a.Status != Contested && a.Status != Denied {
		a.Status, a.Grade = Contested, max(a.Grade-1, 1)
	}
	return a
}

// Holders returns the ids of the actors who hold a claim, sorted. Sources that
// speak for themselves are not among them.
func Holders(said []Attribution) []string { return speakers(said, true) }

// Deniers returns the ids of the actors who deny a claim, sorted.
func Deniers(said []Attribution) []string { return speakers(said, false) }

func speakers(said []Attribution, holding bool) []string {
	var ids []string
	for i := range said {
		if said[i].Stance.Holds() == holding {
			ids = append(ids, said[i].By...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
