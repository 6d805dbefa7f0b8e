package render

import (
	"cmp"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// maxWas is how many characters a caption gives of what a tie was about before.
const maxWas = 32

// changedTie is what a comparison says of a tie that has changed.
type changedTie struct {
	became string // from what to what
	// attested is set where that is the status of the tie.
	attested bool
	// status tells what became of claims of the tie: "asserted, new", "contested, was
	// alleged". Claims that stay are not in it.
	status map[string]string
	// gone are the claims that are no longer there, on the side before.
	gone   []string
	before *side
}

// became says from what to what a tie has changed; nothing of one that has not.
func (t *tie) became() string {
	if t.changed == nil {
		return ""
	}
	return t.changed.became
}

// statusOf says what became of a claim of the tie, beside the status that it has.
func (t *tie) statusOf(key claimKey, status string) string {
	switch {
	case t.changed == nil:
		return status
	case key.side != t.side:
		return status + ", " + string(Gone)
	}
	return cmp.Or(t.changed.status[key.id], status)
}

// changed says what became of a tie that is on both sides.
func (m *comparer) changed(t *answer.TieChange) *changedTie {
	c := &changedTie{became: m.became(t), attested: t.Old.Status != t.New.Status, status: make(map[string]string), before: m.before}
	for _, id := range t.New.Claims {
		switch change, differs := m.changes[id]; {
		case m.isAlone(id):
			added := m.after.claims[id]
			c.status[id] = added.Status.String() + ", " + string(New)
		case differs && change.Old.Status != change.New.Status:
			c.status[id] = nowAndWas(change.New.Status.String(), change.Old.Status.String())
		}
	}
	for _, id := range t.Old.Claims {
		if m.isAlone(id) {
			c.gone = append(c.gone, id)
		}
	}
	return c
}

// became says from what to what a tie has changed, as briefly as a caption may: by its
// status, its grade, or its claims.
func (m *comparer) became(t *answer.TieChange) string {
	switch was, now := t.Old, t.New; {
	case was.Status != now.Status:
		return nowAndWas(now.Status.String(), was.Status.String())
	case was.Grade.Band() != now.Grade.Band():
		return nowAndWas(now.Grade.Band().String(), was.Grade.Band().String())
	case was.More+now.More == 0 && len(was.Claims) == 1 && len(now.Claims) == 1:
		before, after := m.before.claims[was.Claims[0]], m.after.claims[now.Claims[0]]
		return m.reworded(&before, &after)
	}
	return m.counted(t)
}

// nowAndWas tells two states of a thing.
func nowAndWas(now, was string) string {
	if strings.Contains(now, ",") { // "from 2022, end unknown"
		return now + "; was " + was
	}
	return now + ", was " + was
}

// reworded says what differs between the one claim of a tie and the one before.
func (m *comparer) reworded(was, now *answer.Claim) string {
	switch {
	case was.When.String() != now.When.String():
		return nowAndWas(dateOrNone(now.When), dateOrNone(was.When))
	case was.What != now.What && answer.Cut(was.What, maxWas) != "":
		return "was " + answer.Cut(data.Printable(was.What), maxWas)
	case m.before.Sentence(was) != m.after.Sentence(now):
		return "reworded"
	}
	return "other evidence"
}

func dateOrNone(d data.Date) string {
	if d.IsZero() {
		return "undated"
	}
	return answer.DateWords(d)
}

// counted says how many of a tie's claims are new, gone and changed.
func (m *comparer) counted(t *answer.TieChange) string {
	if before, now := len(t.Old.Claims)+t.Old.More, len(t.New.Claims)+t.New.More; t.Old.MoreDiffer+t.New.MoreDiffer > 0 {
		if before == now {
			return "other claims"
		}
		return nowAndWas(answer.Counted(now, "claim"), strconv.Itoa(before))
	}
	var added, gone, changed int
	for _, id := range t.New.Claims {
		switch {
		case m.isAlone(id):
			added++
		case !m.same[id]:
			changed++
		}
	}
	for _, id := range t.Old.Claims {
		if m.isAlone(id) {
			gone++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{added, "new"}, {gone, "gone"}, {changed, "changed"}} {
		switch {
		case p.n > 0 && parts == nil:
			parts = append(parts, answer.Counted(p.n, "claim")+" "+p.what)
		case p.n > 0:
			parts = append(parts, strconv.Itoa(p.n)+" "+p.what)
		}
	}
	return strings.Join(parts, ", ")
}

// isAlone reports whether a claim of one side is on the other in no form.
func (m *comparer) isAlone(id string) bool {
	_, differs := m.changes[id]
	return !differs && !m.same[id]
}
