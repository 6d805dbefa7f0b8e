package data

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
)

// A denial covers a claim where it says in general what the claim says in particular:
// actors, relation and modality are equal, and in each of what, when, about and
// occasion the denial says nothing or the same, or its days contain all of the claim's.
// A qualifier does not stretch a date, and a claim without a date lies in no period.
// Only a claim that nobody holds covers others, and none that the very voice holds
// that denies. What is covered gains denials, never holders; the denial stays a claim
// of its own.

// MostDenials is how many of the denials that cover a claim are listed.
const MostDenials = 20

// mostVisited bounds the denials looked at to list those that cover one claim.
const mostVisited = 1000

// CoveringDenial is a word of somebody who denies a claim in general.
type CoveringDenial struct {
	Claim int    // the position of the claim that is denied in general
	ID    string // its id
	Said  Attribution
}

// Cover says which denials of a dispute cover which of its claims. It is safe for
// concurrent use.
type Cover struct {
	d       *Dossier
	stands  []stand
	denials map[subject]*denialList
	byVoice func() map[voicedSubject]*denialList // made for the first who counts
	mutex   sync.Mutex
	told    map[uint32]*Claim // claims of denials that were told before
}

// subject is what a claim is about, in numbers that stand for texts; 0: it says nothing.
type subject struct{ what, about, occasion uint32 }

type voicedSubject struct {
	subject
	voice uint32
}

// stand is a claim of a dispute with those who speak on it, as numbers.
type stand struct {
	claim   uint32
	subject subject
	when    Date
	holders []uint32
	denies  bool // nobody holds it and somebody denies it
}

// denial is one word of a claim that nobody holds.
type denial struct {
	claim uint32
	at    uint32 // among the attributions of the claim
	voice uint32
	when  Date
	first Day
	last  Day
}

// coverMaker makes a cover.
type coverMaker struct {
	*Cover
	look
	assessor *Assessor
	numbers  map[string]uint32
	memory   rowClaim
}

// largeDispute is from where what denials cover is kept, in claims.
const largeDispute = 64

// Cover returns what the denials of dispute i cover where nothing is withdrawn (see
// [Dossier.NewCover]). That of a large dispute is worked out once.
func (d *Dossier) Cover(ctx context.Context, i int) (*Cover, error) {
	if kept, known := d.Claims.joined.covers.Load(i); known {
		return kept.(*Cover), nil
	}
	dispute := d.Claims.Dispute(i)
	c, err := d.NewCover(ctx, dispute, NewAssessor(d), nil)
	if err == nil && len(dispute) >= largeDispute {
		d.Claims.joined.covers.Store(i, c)
	}
	return c, err
}

// NewCover works out what the denials of a dispute cover, without the attributions that
// are withdrawn: gone tells which; nil: none is. Where ctx ends first, the error is
// that of ctx. It takes time and memory of n log n for n claims.
func (d *Dossier) NewCover(ctx context.Context, dispute []uint32, assessor *Assessor, gone func(*Attribution) bool) (*Cover, error) {
	m := &coverMaker{
		Cover: &Cover{d: d, denials: map[subject]*denialList{}, told: map[uint32]*Claim{}},
		look:  look{ctx: ctx}, assessor: assessor, numbers: map[string]uint32{"": 0},
	}
	m.stands = make([]stand, len(dispute))
	for i, claim := range dispute {
		if m.ended(i) {
			return nil, m.err
		}
		m.add(&m.stands[i], claim, gone)
	}
	for _, list := range m.denials {
		list.sort()
	}
	m.byVoice = sync.OnceValue(m.index)
	return m.Cover, nil
}

// index prepares for counting, and parts the denials by voice.
func (c *Cover) index() map[voicedSubject]*denialList {
	byVoice := map[voicedSubject]*denialList{}
	for about, list := range c.denials {
		list.index()
		for _, d := range slices.Concat(list.undated, list.dated) {
			listOf(byVoice, voicedSubject{about, d.voice}).add(d)
		}
	}
	for _, list := range byVoice { // which are in order
		list.index()
	}
	return byVoice
}

// number stands for a text; 0 for an empty one.
func (m *coverMaker) number(s string) uint32 {
	n, known := m.numbers[s]
	if !known {
		n = uint32(len(m.numbers))
		m.numbers[s] = n
	}
	return n
}

// voice stands for whose word an attribution is. Several who speak jointly are one voice.
func (m *coverMaker) voice(a *Attribution) uint32 {
	switch {
	case len(a.By) > 1:
		return m.number(strings.Join(setOf(a.By), "\x00"))
	case len(a.By) == 1:
		return m.number(a.By[0])
	case a.Source == "":
		return 0
	}
	return m.number(m.assessor.originOf(a.Source))
}

// add notes a claim: who holds it, or where nobody does the denials.
func (m *coverMaker) add(s *stand, claim uint32, gone func(*Attribution) bool) {
	var c Claim
	if t, _ := m.d.Claims.Row(int(claim)); t != nil && m.d.Claims.Joined(int(claim)) == nil {
		c = m.d.readEntry(int(claim), &m.memory) // what d.Claim says, but for the id
	} else {
		c = m.d.Claim(int(claim))
	}
	*s = stand{claim: claim, when: c.When, subject: subject{
		what: m.number(Fold(c.What)), about: m.number(m.d.Claims.joined.aboutKey(c.About)), occasion: m.number(c.Occasion),
	}}
	var denials []denial
	for i := range c.Said {
		a := &c.Said[i]
		switch {
		case gone != nil && gone(a):
		case a.Stance.Holds():
			s.holders = append(s.holders, m.voice(a))
		default:
			denials = append(denials, denial{claim, uint32(i), m.voice(a), c.When, c.When.First(), c.When.Last()})
		}
	}
	if len(s.holders) > 0 {
		slices.Sort(s.holders)
		s.holders = slices.Compact(s.holders)
		return
	}
	s.denies = len(denials) > 0
	for _, d := range denials {
		listOf(m.denials, s.subject).add(d)
	}
}

func listOf[K comparable](lists map[K]*denialList, key K) *denialList {
	if lists[key] == nil {
		lists[key] = &denialList{}
	}
	return lists[key]
}

// subjects lists what a denial may be about that covers a claim: the same or less.
func (s subject) subjects() []subject {
	list := []subject{{}}
	for _, part := range []subject{{what: s.what}, {about: s.about}, {occasion: s.occasion}} {
		if part == (subject{}) {
			continue
		}
		for _, other := range slices.Clone(list) {
			list = append(list, subject{other.what + part.what, other.about + part.about, other.occasion + part.occasion})
		}
	}
	return list
}

// find returns the stand of a claim; nil where it is not in the dispute.
func (c *Cover) find(claim int) *stand {
	i, found := slices.BinarySearchFunc(c.stands, uint32(claim), func(s stand, claim uint32) int { return cmp.Compare(s.claim, claim) })
	if !found {
		return nil
	}
	return &c.stands[i]
}

// Covers reports whether any denial covers the claim at a position.
func (c *Cover) Covers(claim int) bool {
	s := c.find(claim)
	if s == nil || len(s.holders) == 0 {
		return false
	}
	return slices.ContainsFunc(s.subject.subjects(), func(about subject) bool {
		list := c.denials[about]
		switch {
		case list == nil:
			return false
		case len(s.holders) == 1:
			return list.anyBut(s.when, s.holders[0])
		}
		budget, found := fewDenials, false
		list.visit(s.when, &budget, func(d *denial) {
			found = found || !slices.Contains(s.holders, d.voice)
		})
		return found || budget == 0 && c.countAbout(about, s) > 0
	})
}

// Count returns how many words of denial cover the claim at a position.
func (c *Cover) Count(claim int) (n int) {
	s := c.find(claim)
	if s == nil || len(s.holders) == 0 {
		return 0
	}
	for _, about := range s.subject.subjects() {
		n += c.countAbout(about, s)
	}
	return n
}

// countAbout counts the words of denial about one thing that cover a claim: all but
// those of its own holders.
func (c *Cover) countAbout(about subject, s *stand) int {
	list := c.denials[about]
	if list == nil {
		return 0
	}
	byVoice := c.byVoice()
	n := list.count(s.when)
	for _, voice := range s.holders {
		if own := byVoice[voicedSubject{about, voice}]; own != nil {
			n -= own.count(s.when)
		}
	}
	return n
}

// Denials returns the words of denial that cover the claim at a position, at most
// [MostDenials] of them, and how many there are. The most general come first, and of
// those with a date the one that begins last.
func (c *Cover) Denials(claim int) (list []CoveringDenial, total int) {
	if total = c.Count(claim); total == 0 {
		return nil, 0
	}
	s := c.find(claim)
	budget := mostVisited
	for _, about := range s.subject.subjects() {
		if c.denials[about] == nil {
			continue
		}
		c.denials[about].visit(s.when, &budget, func(d *denial) {
			if len(list) < MostDenials && !slices.Contains(s.holders, d.voice) {
				told := c.tell(d.claim)
				list = append(list, CoveringDenial{int(d.claim), told.ID, told.Said[d.at]})
			}
		})
	}
	return list, total
}

// tell returns a claim that is denied in general, of which there may be few that cover
// many.
func (c *Cover) tell(claim uint32) *Claim {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	told, known := c.told[claim]
	if !known {
		whole := c.d.Claim(int(claim))
		told = &whole
		c.told[claim] = told
	}
	return told
}
