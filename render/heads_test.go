package render_test

import (
	"testing"

	"dossier/data"
	"dossier/render"
)

// TestHeads gives each tone a head of its own, so that no two tones are told apart by
// colour alone, and draws what says nothing of its tone like nothing else.
func TestHeads(t *testing.T) {
	tones := make(map[render.Head]data.Tone)
	for _, tone := range data.Tones() {
		l := render.LineMark{Stroke: render.Stroke{Tone: tone}}
		if other, taken := tones[l.Head()]; taken {
			t.Errorf("%s and %s have the same head", tone, other)
		}
		tones[l.Head()] = tone
		if l.Gone = true; l.Head() != render.Hollow {
			t.Errorf("the head of a tie that is gone is not hollow: %s", tone)
		}
		if l.Gone, l.Role = false, render.Context; l.Head() != render.Filled {
			t.Errorf("the head of a faint tie is not filled: %s", tone)
		}
	}
}

// TestBarb joins a line that ends within its head to the tip.
func TestBarb(t *testing.T) {
	head := [3]render.Point{{X: 10}, {X: 4, Y: -3}, {X: 4, Y: 3}}
	l := render.LineMark{Curve: []render.Point{{}, {}, {X: 5}, {X: 5}}}
	shaft, barbs := l.Barb(head)
	if shaft != ([2]render.Point{{X: 5}, {X: 10}}) || barbs != ([3]render.Point{head[1], head[0], head[2]}) {
		t.Errorf("%v, %v", shaft, barbs)
	}
	if shaft, _ := (&render.LineMark{}).Barb(head); shaft[0] != head[0] {
		t.Errorf("a line without a curve begins at %v", shaft[0])
	}
}
