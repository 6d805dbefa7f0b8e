package identities

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"dossier/data"
)

// The bounds within which names are compared.
const (
	maxNames   = 100     // of one actor
	maxLength  = 200     // of a name, in characters: longer ones are not compared
	maxSlips   = 64      // letters of a form in which slips are looked for
	maxPrecise = 500_000 // names; of more, only those of the same consonants are compared for slips
	window     = 5       // names of a block with which each is compared
	maxOfOne   = 1000    // names of a block with which those of the one actor asked for are
)

// name is one name of an actor with the forms in which it is compared.
type name struct {
	actor  uint32 // its place in finder.order
	text   string // as it is written; empty: the name stands for an item of Wikidata
	normal string
	sounds []string // see data.Sounds, of the normal form
	digits string
}

// blockKey says that a name is in a block.
type blockKey struct {
	block uint64 // the hash of the key
	name  uint32
}

// learn lists the names of all actors.
func (f *finder) learn() error {
	f.order = make([]int, len(f.d.Actors))
	for i := range f.order {
		f.order[i] = i
	}
	slices.SortFunc(f.order, func(a, b int) int { return strings.Compare(f.d.Actors[a].ID, f.d.Actors[b].ID) })
	for n, i := range f.order {
		if err := f.due(n); err != nil {
			return err
		}
		f.learnActor(uint32(n), &f.d.Actors[i])
	}
	return nil
}

func (f *finder) learnActor(n uint32, a *data.Actor) {
	if a.Wikidata != "" {
		f.names = append(f.names, name{actor: n, normal: a.Wikidata})
	}
	firm := a.Kind == "" || a.Kind == data.KindUnknown || a.Kind == data.KindOrganization || a.Kind == data.KindGroup
	known := make([]string, 0, 4)
	for i := -1; i < len(a.Aliases) && len(known) < maxNames; i++ {
		text := a.Name
		if i >= 0 {
			text = a.Aliases[i]
		}
		if len(text) > maxLength*4 {
			continue
		}
		normal := normalForm(text, firm)
		if normal == "" || len([]rune(normal)) > maxLength || slices.Contains(known, normal) {
			continue
		}
		known = append(known, normal)
		f.names = append(f.names, name{actor: n, text: text, normal: normal, sounds: data.Sounds(normal), digits: digits(normal)})
	}
}

// candidates returns the pairs of names that have a key in common, each once: the
// number of the first name in the upper half, which is the smaller one.
func (f *finder) candidates() ([]uint64, error) {
	for i := range f.names {
		if err := f.due(i); err != nil {
			return nil, err
		}
		f.addKeys(uint32(i))
	}
	slices.SortFunc(f.blocks, func(a, b blockKey) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.name, b.name))
	})
	var pairs []uint64
	for start := 0; start < len(f.blocks); {
		if err := f.due(start); err != nil {
			return nil, err
		}
		end := start + 1
		for end < len(f.blocks) && f.blocks[end].block == f.blocks[start].block {
			end++
		}
		if end-start > 1 {
			pairs = f.pairsOf(f.blocks[start:end], pairs)
		}
		start = end
	}
	slices.Sort(pairs)
	return slices.Compact(pairs), nil
}

// pairsOf adds the pairs of a block. Each name is compared with the next few of other
// actors; those of the one actor that is asked for with all, up to a bound.
func (f *finder) pairsOf(block []blockKey, pairs []uint64) []uint64 {
	pair := func(a, b uint32) {
		if f.names[a].actor != f.names[b].actor {
			pairs = append(pairs, uint64(min(a, b))<<32|uint64(max(a, b)))
		}
	}
	if f.only < 0 {
		for i, key := range block {
			for _, other := range block[i+1 : min(len(block), i+1+window)] {
				pair(key.name, other.name)
			}
		}
		return pairs
	}
	for i, key := range block {
		if f.order[f.names[key.name].actor] != f.only {
			continue
		}
		for _, other := range block[max(0, i-maxOfOne):min(len(block), i+maxOfOne)] {
			pair(key.name, other.name)
		}
	}
	return pairs
}

// addKeys puts a name into its blocks.
func (f *finder) addKeys(i uint32) {
	n := &f.names[i]
	if n.text == "" {
		f.addKey('q', n.normal, i)
		return
	}
	f.addKey('n', n.normal, i)
	for _, sound := range n.sounds {
		f.addKey('s', strings.ReplaceAll(sound, " ", ""), i)
		f.addKey('w', sortedWords(sound), i)
		if len(sound) > maxSlips {
			continue
		}
		bones := skeleton(sound)
		f.addKey('c', bones, i)
		if len(f.names) > maxPrecise || len(bones) < 3 {
			continue
		}
		for k := range bones {
			if bones[k] < '0' || bones[k] > '9' {
				f.addKey('c', bones[:k]+bones[k+1:], i)
			}
		}
	}
}

// addKey puts a name into the block of a key. That two keys share a hash costs a few
// comparisons and nothing else.
func (f *finder) addKey(sort byte, key string, i uint32) {
	h := fnv.New64a()
	h.Write([]byte{sort})
	h.Write([]byte(key))
	block := blockKey{h.Sum64(), i}
	f.blocks = append(f.blocks, block)
}
