package pipelines

import (
	"encoding/json"
	"fmt"
	"html"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// question is what a report or a figure answers, as words of the command line, and
// the same as one for draw.
type question struct {
	name   string
	report []string
	draw   []string
}

var (
	// path is the figure of a chain: wide and low.
	path = question{"path", []string{"path", "Kim", "Seoul", "--stress"}, []string{"draw", "--path", "Kim,Seoul"}}
	// network is a figure with many ties that cross a page.
	network = question{"network", []string{"draw", "Kim", "Putin", "--hops", "1"}, []string{"draw", "Kim", "Putin", "--hops", "1"}}
)

// told is what the program says of a figure, whatever becomes of it elsewhere.
type told struct {
	title       string
	description string
	actors      []string
	// notes are the sentences of the evidence by their numbers.
	notes map[string]string
	// status is that of the claim of a number.
	status map[string]string
}

// dossier runs the program in a folder.
func dossier(t *testing.T, dir string, words ...string) {
	t.Helper()
	run(t, dir, append([]string{program}, words...)...)
}

// report makes a report of a question: NAME.md or NAME.html in a folder, with its
// figures beside it.
func report(t *testing.T, dir, name string, q question, options ...string) string {
	t.Helper()
	dossier(t, dir, append(append([]string{"report"}, q.report...), append(options, "-o", name)...)...)
	return filepath.Join(dir, name)
}

// draw draws the figure of a question into a file of a folder.
func draw(t *testing.T, dir, name string, q question, options ...string) string {
	t.Helper()
	dossier(t, dir, append(append([]string{}, q.draw...), append(options, "-o", name)...)...)
	return filepath.Join(dir, name)
}

// numbered finds in a description what a note is about: "A leads B: asserted (note 1)."
var numbered = regexp.MustCompile(`(?:^|[.;] )([^.;]+?): (?:[a-z, ]*?)([a-z]+) \(notes? (\d+)\)`)

// tellingOf asks the program what the figure of a question shows.
func tellingOf(t *testing.T, q question) told {
	t.Helper()
	var scene struct {
		Title, Description string
		Actors             []struct{ Names []struct{ Text string } }
	}
	out := run(t, t.TempDir(), append(append([]string{program}, q.draw...), "--format", "json")...)
	if err := json.Unmarshal([]byte(out), &scene); err != nil {
		t.Fatal(err)
	}
	tells := told{title: scene.Title, description: scene.Description, notes: map[string]string{}, status: map[string]string{}}
	for _, a := range scene.Actors {
		var name []string
		for _, line := range a.Names {
			name = append(name, line.Text)
		}
		tells.actors = append(tells.actors, strings.Join(name, " "))
	}
	for _, m := range numbered.FindAllStringSubmatch(scene.Description, -1) {
		tells.notes[m[3]], tells.status[m[3]] = m[1], m[2]
	}
	if len(tells.actors) == 0 || len(tells.notes) == 0 {
		t.Fatalf("the description tells no actors or no notes: %q", scene.Description)
	}
	return tells
}

// svgText finds the texts of a figure with the size of their type.
var (
	svgTexts = regexp.MustCompile(`(?s)<text\b([^>]*)>(.*?)</text>`)
	svgTags  = regexp.MustCompile(`<[^>]*>`)
	svgSize  = regexp.MustCompile(`font-size="([\d.]+)`)
	svgWidth = regexp.MustCompile(`viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"`)
)

// drawn is what stands in the file of a figure.
type drawn struct {
	width, height float64 // in its own units
	smallest      float64 // size of type, in the same
	words         []string
}

// figureOf reads a figure that the program has drawn.
func figureOf(t *testing.T, file string) drawn {
	t.Helper()
	text := read(t, file)
	d := drawn{smallest: 1e9}
	size := svgWidth.FindStringSubmatch(text)
	if size == nil {
		t.Fatalf("%s has no viewBox", file)
	}
	d.width, d.height = number(t, size[1]), number(t, size[2])
	for _, m := range svgTexts.FindAllStringSubmatch(text, -1) {
		for _, s := range svgSize.FindAllStringSubmatch(m[1]+m[2], -1) {
			if v := number(t, s[1]); v > 0 {
				d.smallest = min(d.smallest, v)
			}
		}
		d.words = append(d.words, strings.Fields(html.UnescapeString(svgTags.ReplaceAllString(m[2], " ")))...)
	}
	return d
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	var v float64
	if _, err := fmt.Sscan(s, &v); err != nil {
		t.Fatalf("%q is no number: %v", s, err)
	}
	return v
}
