package render

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
)

// fewestFolded is how many leaves make a box: two are no easier to read in one.
const fewestFolded = 3

// fold puts the leaves of an actor that have the same ties to it into one node, from
// which one line leads for each of these ties. No mark is lost: leaves that differ in
// kind, role or group, and ties that differ in their words or in what their lines show,
// stay apart (see [alike]). It comes after the description, which tells each actor and
// each tie, and says there what is drawn as one. label gives the words of a relation. The
// cost is that of sorting the names.
func fold(ctx context.Context, f *Figure, label func(relation string) string) error {
	boxes, err := findFolds(ctx, f)
	if err != nil || len(boxes) == 0 {
		return err
	}
	p := folding{f: f, boxes: boxes, boxOf: make(map[int]int), at: make([]int, len(f.Nodes)), ids: make(map[string]int)}
	var told []string
	for i := range boxes {
		b := &boxes[i]
		b.name = countedKind(len(b.leaves), f.Nodes[b.leaves[0]].Kind)
		for _, tie := range b.ties[0] {
			b.told = append(b.told, b.sentence(f, &f.Links[tie], label))
		}
		told = append(told, answer.JoinNames(b.told))
		for _, leaf := range b.leaves {
			p.boxOf[leaf] = i
		}
	}
	each := ""
	if len(boxes) > 1 {
		each = " each"
	}
	f.Description += " Drawn as one box" + each + ": " + strings.Join(told, "; ") + "."
	if err := p.nodes(ctx); err != nil {
		return err
	}
	if err := p.links(ctx, label); err != nil {
		return err
	}
	p.groups()
	return nil
}

// folded are leaves of one hub that are drawn as one node.
type folded struct {
	hub    int
	leaves []int    // positions in the nodes of the figure as it was, ascending
	ties   [][]int  // of each leaf: positions in its links, alike in each place
	name   string   // "60 persons"
	told   []string // of each of the ties: "Hub Holding owns 60 persons"
}

// sentence tells a tie of a leaf as one of all of them.
func (b *folded) sentence(f *Figure, l *Link, label func(string) string) string {
	hub, c := data.Isolate(f.Nodes[b.hub].Name), answer.Claim{Modality: l.Modality}
	if l.From == b.hub || l.Symmetric {
		return answer.Tell(&c, hub, label(l.Relation), b.name)
	}
	c.From = make([]string, len(b.leaves)) // several: "60 persons supply"
	return answer.Tell(&c, b.name, label(l.Relation), hub)
}

// findFolds finds the leaves that are drawn together, in the order of the first of each.
func findFolds(ctx context.Context, f *Figure) ([]folded, error) {
	hubs := f.Leaves()
	ties := make([][]int, len(f.Nodes)) // of each leaf
	for i := range f.Links {
		if err := ended(ctx, i); err != nil {
			return nil, err
		}
		l := &f.Links[i]
		switch {
		case l.From == l.To:
			hubs[l.From] = -1 // no leaf: it has a tie to itself as well
		case hubs[l.From] >= 0:
			ties[l.From] = append(ties[l.From], i)
		case hubs[l.To] >= 0:
			ties[l.To] = append(ties[l.To], i)
		}
	}
	groupOf := make([]int, len(f.Nodes)) // counted from 1
	for g := range f.Groups {
		for _, n := range f.Groups[g].Members {
			groupOf[n] = g + 1
		}
	}
	at := make(map[string]int)
	var all []folded
	for i, hub := range hubs {
		if hub < 0 || f.Nodes[i].Role == End {
			continue
		}
		if err := ended(ctx, i); err != nil {
			return nil, err
		}
		key := fmt.Sprintf("%d %q %d %d\n%s", hub, f.Nodes[i].Kind, f.Nodes[i].Role, groupOf[i], alike(f, hub, ties[i]))
		k, known := at[key]
		if !known {
			k = len(all)
			at[key] = k
			all = append(all, folded{hub: hub})
		}
		all[k].leaves, all[k].ties = append(all[k].leaves, i), append(all[k].ties, ties[i])
	}
	return slices.DeleteFunc(all, func(b folded) bool { return len(b.leaves) < fewestFolded }), nil
}

// alike says all that the ties of a leaf show, so that those of two leaves are the same
// where this is. It brings them into the order of what they show.
func alike(f *Figure, hub int, ties []int) string {
	shows := func(i int) string {
		l := &f.Links[i]
		return fmt.Sprintf("%q %q %t %t %q %d %q %d %q %d %q", l.Relation, l.Caption, l.Symmetric, l.From == hub && !l.Symmetric,
			l.Tone, l.Status, l.Modality, OriginClass(l.Origins), l.Change, l.Role, l.Contested)
	}
	slices.SortStableFunc(ties, func(a, b int) int { return strings.Compare(shows(a), shows(b)) })
	var all strings.Builder
	for _, i := range ties {
		all.WriteString(shows(i) + "\n")
	}
	return all.String()
}

// folding carries out what was found.
type folding struct {
	f     *Figure
	boxes []folded
	boxOf map[int]int    // by leaf
	at    []int          // where each node has gone
	ids   map[string]int // how many boxes have the same hub and relations
}

// nodes puts one node in the place of the first leaf of each box.
func (p *folding) nodes(ctx context.Context) error {
	old := p.f.Nodes
	p.f.Nodes = make([]Node, 0, len(old))
	for i := range old {
		if err := ended(ctx, i); err != nil {
			return err
		}
		n := old[i]
		if box, isFolded := p.boxOf[i]; isFolded {
			b := &p.boxes[box]
			if b.leaves[0] != i {
				p.at[i] = p.at[b.leaves[0]]
				continue
			}
			n = p.node(b, old)
		}
		p.at[i] = len(p.f.Nodes)
		p.f.Nodes = append(p.f.Nodes, n)
	}
	return nil
}

// node is that of a box.
func (p *folding) node(b *folded, old []Node) Node {
	first := &old[b.leaves[0]]
	n := Node{Actor: p.id(b, old), Name: b.name, Kind: first.Kind, Country: first.Country, Role: first.Role,
		Detail: b.name + "\n" + strings.Join(b.told, "\n")}
	key := make(map[string]string, len(b.leaves)) // of each member: its name as names are compared
	for i, leaf := range b.leaves {
		n.Members = append(n.Members, p.member(&old[leaf], b.ties[i]))
		key[old[leaf].Actor] = data.Fold(old[leaf].Name)
		if old[leaf].Country != n.Country {
			n.Country = ""
		}
	}
	slices.SortStableFunc(n.Members, func(a, b Member) int {
		return cmp.Or(strings.Compare(key[a.Actor], key[b.Actor]), strings.Compare(a.Actor, b.Actor))
	})
	return n
}

// member is a leaf with all that is said of its ties.
func (p *folding) member(n *Node, ties []int) Member {
	m := Member{Actor: n.Actor, Name: n.Name, Detail: n.Detail}
	for _, i := range ties {
		m.Detail += "\n" + p.f.Links[i].Detail
		m.Notes = append(m.Notes, p.f.Links[i].Notes...)
	}
	slices.Sort(m.Notes)
	m.Notes = slices.Compact(m.Notes)
	return m
}

// id tells a box from all actors and from other boxes, and is the same in a later
// edition: it is made of the hub and of the relations. No id of an actor has a space.
func (p *folding) id(b *folded, old []Node) string {
	id := old[b.hub].Actor
	for _, tie := range b.ties[0] {
		id += " " + p.f.Links[tie].Relation
	}
	p.ids[id]++
	if n := p.ids[id]; n > 1 {
		id += " " + strconv.Itoa(n)
	}
	return id
}

// links leads one line to each box for each of its ties, in the place of the first.
func (p *folding) links(ctx context.Context, label func(string) string) error {
	type line struct{ box, tie int }
	lineOf := make(map[int]line) // of the ties that are folded
	for i := range p.boxes {
		for _, ties := range p.boxes[i].ties {
			for k, tie := range ties {
				lineOf[tie] = line{i, k}
			}
		}
	}
	drawn := make(map[line]bool)
	links := make([]Link, 0, len(p.f.Links))
	for i, l := range p.f.Links {
		if err := ended(ctx, i); err != nil {
			return err
		}
		if to, isFolded := lineOf[i]; isFolded {
			if drawn[to] {
				continue
			}
			drawn[to] = true
			b := &p.boxes[to.box]
			b.caption(&l, label)
			l.Detail = b.told[to.tie] + ": " + l.Status.String()
			l.Notes = nil // they stand at the names
		}
		l.From, l.To = p.at[l.From], p.at[l.To]
		links = append(links, l)
	}
	p.f.Links = links
	return nil
}

// caption says at the line of a box how many it leads to.
func (b *folded) caption(l *Link, label func(string) string) {
	if p := plainOf(l, label); p.caption != "" && (l.From == b.hub || l.Symmetric) {
		words := label(l.Relation)
		l.Caption = words + " " + b.name + strings.TrimPrefix(p.caption, words)
		return
	}
	l.Caption += answer.InBrackets(b.name)
}

// groups tells the groups where their members have gone.
func (p *folding) groups() {
	for i := range p.f.Groups {
		g := &p.f.Groups[i]
		for k, n := range g.Members {
			g.Members[k] = p.at[n]
		}
		slices.Sort(g.Members)
		g.Members = slices.Compact(g.Members)
	}
}

// countedKind counts actors of a kind: "60 persons", "60 actors".
func countedKind(n int, k data.Kind) string {
	if k == data.KindNone || k == data.KindUnknown {
		return answer.Counted(n, "actor")
	}
	return answer.Counted(n, string(k))
}
