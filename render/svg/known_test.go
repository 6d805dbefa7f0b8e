package svg_test

import (
	"strings"
	"testing"

	"dossier/render/svg"
)

// TestMarks: parts say which actors they are where that is asked for, and only there.
func TestMarks(t *testing.T) {
	s := smallScene()
	s.Actors[0].Actor = `a"<b`
	plain, marked := string(encode(t, s, svg.Options{})), string(encode(t, s, svg.Options{Marks: true}))
	if strings.Contains(plain, "data-dossier-actor") || strings.Contains(plain, "data-dossier-from") {
		t.Error("a figure for itself has marks for scripts")
	}
	if n := strings.Count(marked, " data-dossier-actor="); n < 1 {
		t.Errorf("%d actors are marked", n)
	}
	if n := strings.Count(marked, " data-dossier-from="); n != len(s.Lines) {
		t.Errorf("%d of %d ties are marked", n, len(s.Lines))
	}
	if n := strings.Count(marked, " data-dossier-caption="); n != len(s.Captions) || strings.Contains(plain, "data-dossier-caption") {
		t.Errorf("%d of %d captions are marked", n, len(s.Captions))
	}
	checkInert(t, parse(t, []byte(marked)))
}
