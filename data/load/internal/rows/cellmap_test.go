package rows

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCellMapAsMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, want := newCellMap(), make(map[string]uint32)
		for i, cell := range rapid.SliceOfN(rapid.OneOf(rapid.SliceOfN(rapid.Byte(), 0, 2), rapid.SliceOfN(rapid.SampledFrom([]byte("\x00a")), 13, 18)), 0, 1500).Draw(t, "cells") {
			got, ok := m.get(cell)
			if value, there := want[string(cell)]; ok != there || got != value {
				t.Fatalf("%q: got %d, %v, want %d, %v", cell, got, ok, value, there)
			}
			if !ok {
				m.add(cell, uint32(i))
				want[string(cell)] = uint32(i)
			}
		}
	})
}
