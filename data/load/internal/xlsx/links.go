package xlsx

import (
	"context"
	"path"
	"strings"
)

// link is a relationship: a part, or something outside, that another part refers to.
type link struct {
	id, kind, part string
	external       bool
}

// is reports whether a link is of a kind. The standard has two sets of names for them,
// which end alike.
func (l link) is(kind string) bool { return strings.HasSuffix(l.kind, "/"+kind) }

func linkOf(links []link, id string) (link, bool) {
	for _, l := range links {
		if l.id == id {
			return l, true
		}
	}
	return link{}, false
}

// links reads what a part refers to; the archive itself is the part without a name. One
// that refers to nothing has no list.
func (c *container) links(ctx context.Context, of string) ([]link, error) {
	at := strings.LastIndexByte(of, '/') + 1
	name := of[:at] + "_rels/" + of[at:] + ".rels"
	if _, found := c.parts[name]; !found {
		return nil, nil
	}
	t, err := c.tokens(ctx, name, maxSmall)
	if err != nil {
		return nil, err
	}
	if err := t.root("Relationships"); err != nil {
		return nil, err
	}
	var links []link
	for {
		ok, err := t.into("Relationship")
		if err != nil {
			return nil, err
		}
		if !ok {
			return links, t.in.drain()
		}
		if len(links) == maxLinks {
			return nil, tooLarge("%s has more than %d entries", name, maxLinks)
		}
		l := link{id: t.attr("Id"), kind: t.attr("Type"), external: t.attr("TargetMode") == "External"}
		if !l.external {
			var inside bool
			if l.part, inside = resolve(of, t.attr("Target")); !inside {
				return nil, damagedf(name, "%s leads out of the archive", quoted(t.attr("Target")))
			}
		}
		if err := t.skip(); err != nil {
			return nil, err
		}
		links = append(links, l)
	}
}

// resolve gives the name of the part that a relationship of another part leads to, and
// false where it leads out of the archive.
func resolve(from, target string) (string, bool) {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = path.Join(path.Dir(from), target)
	}
	name := partName(path.Clean(target))
	return name, name != ".." && !strings.HasPrefix(name, "../")
}
