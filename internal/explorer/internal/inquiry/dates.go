package inquiry

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dossier/data"
	"dossier/graph/ask"
	"dossier/internal/explorer/internal/cache"
	"dossier/internal/explorer/internal/live"
)

// Up to so many claims are looked at for dates, and so many dates are given.
const mostDated, mostDates = 20_000, 60

// Dates are the dates at which claims of the dossier begin or end, in order: what an
// answer can differ by. Where there are many they are as coarse as months or years;
// there are none where a dossier is too large to be looked through for a page.
func (o *Room) Dates(ctx context.Context, s *live.State) ([]string, error) {
	if s.Overview.Totals.Claims > mostDated {
		return nil, nil
	}
	made, err := o.cache.Get(ctx, o.key(s, "dates"), func(ctx context.Context) (*cache.Entry, error) {
		found, err := claimsOf(ctx, s, ask.Filter{})
		if err != nil {
			return nil, err
		}
		met := map[string]bool{}
		for c, err := range found.List.All() {
			if err != nil {
				return nil, err
			}
			for edge := range strings.SplitSeq(c.When.String(), "/") {
				met[strings.Trim(edge, "~?%")] = true
			}
		}
		return &cache.Entry{Words: steps(met)}, nil
	})
	if err != nil {
		return nil, err
	}
	return made.Words, nil
}

// steps puts dates in order, and makes them coarser until they are not too many.
func steps(met map[string]bool) []string {
	const month, year = len("2006-01"), len("2006")
	for _, length := range []int{len("2006-01-02"), month, year} {
		first := map[string]data.Day{}
		for text := range met {
			if len(text) > length && !strings.HasPrefix(text, "-") {
				text = text[:length]
			}
			if d, err := data.ParseDate(text); err == nil && !d.IsZero() {
				first[text] = d.First()
			}
		}
		if len(first) > mostDates && length > year {
			continue
		}
		list := make([]string, 0, len(first))
		for text := range first {
			list = append(list, text)
		}
		slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(first[a], first[b]), strings.Compare(a, b)) })
		if len(list) <= mostDates {
			return list
		}
	}
	return nil
}
