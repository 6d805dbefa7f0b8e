package graph

import (
	"context"
	"sync"

	"dossier/data"
)

// contest works out which claims denials cover, under the withdrawals of a sieve (nil:
// none), and gives each of them its mark as one that is contested. The marks must be
// those of the claims by themselves.
func (g *Graph) contest(ctx context.Context, s *sieve, marks []mark, set func(ClaimRef, mark)) error {
	for i := range g.d.Claims.Disputes() {
		cover, err := g.cover(ctx, i, s)
		if err != nil {
			return err
		}
		for _, at := range g.d.Claims.Dispute(i) {
			if int(at) >= len(marks) || !cover.Covers(int(at)) {
				continue
			}
			m := marks[at]
			contested := newMark(data.Assessment{Status: m.status(), Grade: m.grade()}.Contest(), m.modality())
			if contested != m {
				set(ClaimRef(at), contested)
			}
		}
	}
	return nil
}

// cover works out what the denials of a dispute cover under the withdrawals of a sieve.
func (g *Graph) cover(ctx context.Context, dispute int, s *sieve) (*data.Cover, error) {
	if s == nil {
		return g.d.Cover(ctx, dispute)
	}
	gone := func(a *data.Attribution) bool { return g.assessor.Withdrawn(a, s.sources, s.voices) }
	return g.d.NewCover(ctx, g.d.Claims.Dispute(dispute), g.assessor, gone)
}

// covers keeps the cover of the dispute that a view looked at last: its claims are told
// one after the other.
type covers struct {
	mutex   sync.Mutex
	dispute int
	cover   *data.Cover
}

// Denials returns the words of those who deny a passing claim in general (see
// [data.Cover]), at most [data.MostDenials] of them, and how many there are. Where ctx
// ends first, the error is that of ctx.
func (v *View) Denials(ctx context.Context, c ClaimRef) (list []data.CoveringDenial, total int, err error) {
	i, disputed := v.g.d.Claims.DisputeOf(int(c))
	if !disputed || v.marks[c].status() != data.Contested {
		return nil, 0, nil
	}
	v.covers.mutex.Lock()
	defer v.covers.mutex.Unlock()
	if v.covers.cover == nil || v.covers.dispute != i {
		cover, err := v.g.cover(ctx, i, v.withdrawn)
		if err != nil {
			return nil, 0, err
		}
		v.covers.dispute, v.covers.cover = i, cover
	}
	list, total = v.covers.cover.Denials(int(c))
	return list, total, nil
}
