package options

import "testing"

// A purpose settles the sheet, and whether there are notes below the drawing.
func TestPresets(t *testing.T) {
	for _, test := range []struct {
		look      Look
		wide      Millimetres
		high      Millimetres
		withNotes bool
	}{
		{Look{}, 0, 0, true},
		{Look{Width: 90}, 90, 0, true},
		{Look{Notes: NotesOff}, 0, 0, false},
		{Look{For: Page}, 160, 240, true},
		{Look{For: Page, Notes: NotesOff}, 160, 240, false},
		{Look{For: Slide}, 254, 143, false},
		{Look{For: Slide, Notes: NotesPage}, 254, 143, true}, // on another slide
	} {
		p := test.look.Preset()
		if p.Width != test.wide || p.Height != test.high || test.look.WithoutNotes() == test.withNotes {
			t.Errorf("%+v: %+v, without notes %t", test.look, p, test.look.WithoutNotes())
		}
	}
}
