package rows

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
		for _, name := range lesser(names, clashes[slug], slug, taken(slug)) {
			id := apart(slug, name.folded, used)
			ids[name.index] = id
			seen.add([]byte(id), 0)
		}
	}
	return ids, nil
}

// foldedName is a name of a list.
type foldedName struct {
	folded string
	index  int
}

// lesser returns, in byte order, those of several names with one slug that do not keep
// it: all where it is taken.
func lesser(names []string, indexes []int, slug string, taken bool) []foldedName {
	list := make([]foldedName, len(indexes))
	for n, i := range indexes {
		list[n] = foldedName{data.Fold(names[i]), i}
	}
	slices.SortFunc(list, func(a, b foldedName) int { return strings.Compare(a.folded, b.folded) })
	if taken {
		return list
	}
	keeps := max(slices.IndexFunc(list, func(name foldedName) bool { return name.folded == slug }), 0)
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
