package page

import (
	"testing"

	"dossier/render/internal/readability"
)

func TestMisleads(t *testing.T) {
	for _, c := range []struct {
		counts readability.Counts
		want   string
	}{
		{readability.Counts{Crossings: 9, Bends: 3, LinesTogether: 2}, ""},
		{readability.Counts{LinesNearActors: 1, CaptionsOverLines: 1, CaptionsAstray: 2}, "Places could not be found for all: 1 line passes close to an actor that it does not join, 1 caption stands on the line of another tie, 2 captions may be taken for those of other lines."},
		{readability.Counts{LinesOverActors: 1}, "Places could not be found for all: 1 line runs through an actor that it does not join."},
		{readability.Counts{LinesOverActors: 43, ActorsOverActors: 2}, "Places could not be found for all: 43 lines run through actors that they do not join, 2 pairs of actors overlap."},
		{readability.Counts{CaptionsOverActors: 1, CaptionsOverCaptions: 1, LabelsOverOthers: 1}, "Places could not be found for all: 3 captions stand on other marks."},
		{readability.Counts{GroupsOverOthers: 1}, "Places could not be found for all: 1 box is not around its own actors alone."},
	} {
		if got := misleads(&c.counts); got != c.want {
			t.Errorf("%+v: %q, want %q", c.counts, got, c.want)
		}
	}
}
