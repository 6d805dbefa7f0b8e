package yaml

import "github.com/goccy/go-yaml/token"

// keyCounter counts the keys of the tables that are open: by column in block
// style, by bracket in flow style.
type keyCounter struct {
	cols, counts []int
	flow         []int
}

// count returns the number of keys so far of the table that t, the colon after
// a key, belongs to, and 0 for other tokens.
func (k *keyCounter) count(t *token.Token) int {
	switch t.Type {
	case token.MappingStartType, token.SequenceStartType:
		k.flow = append(k.flow, 0)
	case token.MappingEndType, token.SequenceEndType:
		k.flow = k.flow[:max(len(k.flow)-1, 0)]
	case token.SequenceEntryType:
		k.pop(t.Position.Column)
	case token.MappingValueType:
		if n := len(k.flow); n > 0 {
			k.flow[n-1]++
			return k.flow[n-1]
		}
		col := 1
		if t.Prev != nil {
			col = t.Prev.Position.Column
		}
		k.pop(col)
		if n := len(k.cols); n == 0 || k.cols[n-1] != col {
			k.cols, k.counts = append(k.cols, col), append(k.counts, 0)
		}
		k.counts[len(k.counts)-1]++
		return k.counts[len(k.counts)-1]
	}
	return 0
}

// pop leaves the tables that are indented more than col.
func (k *keyCounter) pop(col int) {
	n := len(k.cols)
	for n > 0 && k.cols[n-1] > col {
		n--
	}
	k.cols, k.counts = k.cols[:n], k.counts[:n]
}
