package page

import (
	"strconv"
	"strings"

	"dossier/render/internal/readability"
)

// misleads says, for the figure itself, what in it hides a name, runs through an actor
// that it does not meet, or may be taken for something else; nothing where nothing does. A figure that keeps old places or is
// squeezed into a column may have no better ones: it then says so on paper, where nobody
// reads what the program printed.
func misleads(c *readability.Counts) string {
	var parts []string
	for _, fault := range []struct {
		n         int
		one, more string
	}{
		{c.LinesOverActors, "line runs through an actor that it does not join", "lines run through actors that they do not join"},
		{c.ActorsOverActors, "pair of actors overlaps", "pairs of actors overlap"},
		{c.CaptionsOverActors + c.CaptionsOverCaptions + c.LabelsOverOthers, "caption stands on another mark", "captions stand on other marks"},
		{c.LinesNearActors, "line passes close to an actor that it does not join", "lines pass close to actors that they do not join"},
		{c.CaptionsOverLines, "caption stands on the line of another tie", "captions stand on lines of other ties"},
		{c.CaptionsAstray, "caption may be taken for that of another line", "captions may be taken for those of other lines"},
		{c.GroupsOverOthers, "box is not around its own actors alone", "boxes are not around their own actors alone"},
	} {
		switch {
		case fault.n == 1:
			parts = append(parts, "1 "+fault.one)
		case fault.n > 1:
			parts = append(parts, strconv.Itoa(fault.n)+" "+fault.more)
		}
	}
	if parts == nil {
		return ""
	}
	return "Places could not be found for all: " + strings.Join(parts, ", ") + "."
}
