package load

import (
	"context"
	"maps"
	"slices"
	"strings"

	"dossier/data"
)

// nameIDs makes an id of each name: its slug. Of several names with one slug, the one
// that is written like the slug keeps it, else the first in byte order; the others,
// and those whose slug is taken, get a digest of the name behind it. Names are
// compared folded, and no two are alike then. So the ids are the same in whatever
// order the names come.
func nameIDs(ctx context.Context, names []string, slug func(string) string, taken func(id string) bool) ([]string, error) {
	ids := make([]string, len(names))
	seen := newCellMap()
	clashes := make(map[string][]int) // slugs of several names, or that are taken
	for i, name := range names {
		if stopped(ctx, i) {
			return nil, ctx.Err()
		}
		ids[i] = slug(name)
		first, again := seen.get([]byte(ids[i]))
		switch {
		case again && clashes[ids[i]] == nil:
			clashes[ids[i]] = []int{int(first), i}
		case again:
			clashes[ids[i]] = append(clashes[ids[i]], i)
		case taken(ids[i]):
			clashes[ids[i]] = []int{i}
		}
		if !again {
			seen.add([]byte(ids[i]), uint32(i))
		}
	}
	used := func(id string) bool {
		_, used := seen.get([]byte(id))
		return used || taken(id)
	}
	for _, slug := range slices.Sorted(maps.Keys(clashes)) {
		for _, i := range lesser(names, clashes[slug], slug, taken(slug)) {
			ids[i] = apart(slug, data.Fold(names[i]), used)
			seen.add([]byte(ids[i]), uint32(i))
		}
	}
	return ids, nil
}

// lesser returns, in byte order, those of several names with one slug that do not keep
// it: all where it is taken.
func lesser(names []string, list []int, slug string, taken bool) []int {
	slices.SortFunc(list, func(a, b int) int { return strings.Compare(data.Fold(names[a]), data.Fold(names[b])) })
	if taken {
		return list
	}
	keeps := max(slices.IndexFunc(list, func(i int) bool { return data.Fold(names[i]) == slug }), 0)
	return slices.Delete(list, keeps, keeps+1)
}

// apart puts a digest behind a slug, of the folded name, or of that id where somebody
// bears it already.
func apart(slug, name string, used func(id string) bool) string {
	for {
		id := data.SlugApart(slug, name)
		if !used(id) {
			return id
		}
		name = id + " " + name
	}
}
