package samples_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"dossier/data"
	"dossier/data/load"
	"dossier/data/samples"
)

func loadSample(t *testing.T, name string) (*data.Dossier, []data.Problem) {
	t.Helper()
	d, problems, err := load.LoadFS(context.Background(), samples.FS(), name, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d, problems
}

func TestSamplesAreSound(t *testing.T) {
	// What a check may say of a sample that is meant so.
	accepted := map[string][]string{samples.Florentine: {"pucci"}}
	for _, name := range samples.Names() {
		_, problems := loadSample(t, name)
		for _, p := range problems {
			if p.Code == data.CodeUnreachableActor && slices.ContainsFunc(accepted[name], func(id string) bool {
				return strings.Contains(p.Message, id)
			}) {
				continue
			}
			t.Errorf("%s (%s)", p, p.Hint)
		}
	}
}

// TestEveryClaimCanBeLookedUp holds the default to its promise: each claim says
// who holds it, where and in which words, and each quote stands in the very
// paragraph that is named.
func TestEveryClaimCanBeLookedUp(t *testing.T) {
	d, _ := loadSample(t, samples.Default)
	text, err := fs.ReadFile(samples.FS(), path.Join(samples.Default, d.Sources[0].File))
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := make(map[string]string)
	for _, p := range strings.Split(string(text), "\n\n") {
		if number, _, ok := strings.Cut(p, "."); ok {
			paragraphs["paragraph "+number] = strings.Join(strings.Fields(p), " ")
		}
	}
	for _, c := range d.Claims.Written() {
		if len(c.Said) == 0 {
			t.Errorf("%s is nobody's word", c.ID)
		}
		for _, a := range c.Said {
			if a.Quote == "" || !strings.Contains(paragraphs[a.At], a.Quote) {
				t.Errorf("%s: %q does not stand in %s", c.ID, a.Quote, a.At)
			}
		}
	}
}

func TestFlorentineFigures(t *testing.T) {
	d, _ := loadSample(t, samples.Florentine)
	if len(d.Actors) != 16 || d.Claims.Len() != 20 {
		t.Errorf("%d families and %d ties, want 16 and 20", len(d.Actors), d.Claims.Len())
	}
	// The degrees of the marriage network, as the literature gives them.
	want := map[string]int{"medici": 6, "guadagni": 4, "strozzi": 4, "albizzi": 3, "bischeri": 3, "castellani": 3,
		"peruzzi": 3, "ridolfi": 3, "tornabuoni": 3, "barbadori": 2, "salviati": 2, "acciaiuoli": 1, "ginori": 1,
		"lamberteschi": 1, "pazzi": 1, "pucci": 0}
	got := make(map[string]int)
	for _, c := range d.Claims.Written() {
		got[c.From[0]]++
		got[c.To[0]]++
	}
	for _, a := range d.Actors {
		if got[a.ID] != want[a.ID] {
			t.Errorf("%s: %d ties, want %d", a.Name, got[a.ID], want[a.ID])
		}
	}
}

// TestBrokenBreaksAsItSays compares what the comments of the broken dossier
// announce with what a check finds, both ways.
func TestBrokenBreaksAsItSays(t *testing.T) {
	text, err := fs.ReadFile(samples.FS(), path.Join(samples.Broken, "dossier.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := expectations(text)
	_, problems := loadSample(t, samples.Broken)
	var got []string
	codes := make(map[string]bool)
	for _, p := range problems {
		got = append(got, fmt.Sprintf("line %d: %s", p.Line, p.Code))
		codes[p.Code] = true
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("announced and not found: %s", w)
		}
	}
	for i, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("found and not announced: %s", problems[i])
		}
	}
	if len(codes) < 20 {
		t.Errorf("%d different codes", len(codes))
	}
}

func expectations(text []byte) (want []string) {
	lines := bufio.NewScanner(bytes.NewReader(text))
	for line := 1; lines.Scan(); line++ {
		before, code, ok := strings.Cut(lines.Text(), "# expect: ")
		if !ok {
			continue
		}
		at := line
		if strings.TrimSpace(before) == "" {
			at++
		}
		want = append(want, fmt.Sprintf("line %d: %s", at, code))
	}
	return want
}
