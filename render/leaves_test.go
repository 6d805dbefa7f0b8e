package render

import (
	"slices"
	"testing"
)

func TestLeaves(t *testing.T) {
	for _, test := range []struct {
		name  string
		links [][2]int
		want  []int // the hubs of five actors
	}{
		{"nothing", nil, []int{-1, -1, -1, -1, -1}},
		{"a pair is no hub and leaf", [][2]int{{0, 1}}, []int{-1, -1, -1, -1, -1}},
		{"star", [][2]int{{0, 1}, {2, 0}, {0, 3}, {3, 0}, {0, 4}}, []int{-1, 0, 0, 0, 0}},
		{"chain", [][2]int{{0, 1}, {1, 2}, {2, 3}, {3, 4}}, []int{1, -1, -1, -1, 3}},
		{"a tie to itself", [][2]int{{0, 1}, {0, 2}, {1, 1}}, []int{-1, 0, 0, -1, -1}},
	} {
		f := Figure{Nodes: make([]Node, 5)}
		for _, l := range test.links {
			f.Links = append(f.Links, Link{From: l[0], To: l[1]})
		}
		if got := f.Leaves(); !slices.Equal(got, test.want) {
			t.Errorf("%s: hubs %v, want %v", test.name, got, test.want)
		}
	}
}

func TestFlowAroundHub(t *testing.T) {
	for leaves, want := range map[int]Flow{ManyLeaves - 1: TopToBottom, ManyLeaves: LeftToRight} {
		f := Figure{Nodes: make([]Node, leaves+1)}
		for i := range leaves {
			f.Links = append(f.Links, Link{From: 0, To: i + 1})
		}
		if got := f.flow(); got != want {
			t.Errorf("%d leaves: flow %v, want %v", leaves, got, want)
		}
	}
}
