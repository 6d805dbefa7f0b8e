package bolt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/internal/store"
	"dossier/internal/store/remote"
)

// keys makes the keys of what belongs to the edition of a number.
type keys string

func (k keys) actor(id string) string { return string(k) + "/" + id }

func (k keys) record(kind store.Kind, id string) string {
	return string(k) + "/" + string(kind) + "/" + id
}

// entry is by what a line of an index is found: the beginning of its key.
func (k keys) entry(index store.Index, key string) string {
	return string(k) + "/" + string(index) + "/" + beginning(key)
}

// maxBeginning is how many characters of the key of a line the database has in its index.
const maxBeginning = 100

func beginning(key string) string {
	n := 0
	for i := range key {
		if n == maxBeginning {
			return key[:i]
		}
		n++
	}
	return key
}

// asked gives texts as they are looked for, each once. What is not UTF-8 or too long stands
// nowhere and is left out.
func asked[T ~string](list []T) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		if len(s) <= remote.MaxText && utf8.ValidString(string(s)) {
			out = append(out, string(s))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// id gives what a key names, after a beginning that it has to have.
func (r *row) id(i int, begin string) string {
	id, is := strings.CutPrefix(r.text(i), begin)
	r.strange = r.strange || !is
	return id
}
