package data

import (
	"cmp"
	"context"
	"slices"
	"strings"
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
	Claim int // the position of the claim that is denied in general
	Said  Attribution
}

// Cover says which denials of a dispute cover which of its claims. It does not change
// and is safe for concurrent use.
type Cover struct {
	d       *Dossier
	stands  []stand
	denials map[subject]*denialList
	byVoice map[voicedSubject]*denialList
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
}

// denial is one word of a claim that nobody holds.
type denial struct {
	claim uint32
	at    uint32 // among the attributions of the claim
	voice uint32
	when  Date
}

// coverMaker makes a cover.
type coverMaker struct {
	*Cover
	look
	assessor *Assessor
	numbers  map[string]uint32
	memory   rowClaim
}

// NewCover works out what the denials of a dispute cover, without the attributions that
// are withdrawn: gone tells which; nil: none is. Where ctx ends first, the error is
// that of ctx. It takes time and memory of n log n for n claims.
func (d *Dossier) NewCover(ctx context.Context, dispute []uint32, assessor *Assessor, gone func(*Attribution) bool) (*Cover, error) {
	m := &coverMaker{
		Cover: &Cover{d: d, denials: map[subject]*denialList{}, byVoice: map[voicedSubject]*denialList{}},
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
		list.finish()
	}
	for _, list := range m.byVoice {
		list.finish()
	}
	return m.Cover, nil
}

// number stands for a text.
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
	return m.number("\x00" + strings.Join(setOf(m.assessor.Voice(a)), "\x00"))
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
		m.number("w" + Fold(c.What)), m.number("a" + m.d.Claims.joined.aboutKey(c.About)), m.number("o" + c.Occasion),
	}}
	if c.What == "" {
		s.subject.what = 0
	}
	if c.About == "" {
		s.subject.about = 0
	}
	if c.Occasion == "" {
		s.subject.occasion = 0
	}
	var denials []denial
	for i := range c.Said {
		a := &c.Said[i]
		switch {
		case gone != nil && gone(a):
		case a.Stance.Holds():
			s.holders = append(s.holders, m.voice(a))
		default:
			denials = append(denials, denial{claim, uint32(i), m.voice(a), c.When})
		}
	}
	if len(s.holders) > 0 {
		slices.Sort(s.holders)
		s.holders = slices.Compact(s.holders)
		return
	}
	for _, d := range denials {
		listOf(m.denials, s.subject).add(d)
		listOf(m.byVoice, voicedSubject{s.subject, d.voice}).add(d)
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

// Count returns how many words of denial cover the claim at a position.
func (c *Cover) Count(claim int) (n int) {
	s := c.find(claim)
	if s == nil || len(s.holders) == 0 {
		return 0
	}
	for _, about := range s.subject.subjects() {
		list := c.denials[about]
		if list == nil {
			continue
		}
		n += list.count(s.when)
		for _, voice := range s.holders {
			if own := c.byVoice[voicedSubject{about, voice}]; own != nil {
				n -= own.count(s.when)
			}
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
				list = append(list, CoveringDenial{int(d.claim), c.d.Claim(int(d.claim)).Said[d.at]})
			}
		})
	}
	return list, total
}

// Covers reports whether the denials of dispute cover any claim but themselves.
func (c *Cover) Covers() bool {
	return slices.ContainsFunc(c.stands, func(s stand) bool { return c.Count(int(s.claim)) > 0 })
}
