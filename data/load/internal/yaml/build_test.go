package yaml

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml/parser"
)

// sameAsLibrary holds that a tree made of tokens is that of the library's parser.
func sameAsLibrary(t testing.TB, text string) (built bool) {
	t.Helper()
	at := newPlaces(text, 1)
	tokens := tokenize(text)
	if guardTokens(tokens, at) != nil {
		return false
	}
	root := at.build(tokens)
	if root == nil {
		return false
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		t.Fatalf("%q: the library refuses it: %v\n%s", text, err, show(root))
	}
	want, problem := onlyDocument(file, at)
	if problem != nil {
		t.Fatalf("%q: %v\n%s", text, problem, show(root))
	}
	if show(root) != show(want) {
		t.Fatalf("%q: built\n%s\nby the library\n%s", text, show(root), show(want))
	}
	return true
}

var clear = []string{
	"a: b\n", "  - a: b\n    c: [d, \"e\"]\n    f:\n      - {g: h}\n      - i: j\n        k: l\n", "- a\n- b\n", "a:\nb: c\n", "a:\n- b\n- c\nd: e\n",
	"  - from: actor-1\n    to: [actor-2]\n    relation: supplies\n    when: 2019\n    said:\n      - by: actor-1\n        quote: he said # so\n        said-on: 2023-09-01\n",
	"a: |\n  b\n  c\nd: 'e'\n", "a: {b: [], c: {}}\n", "'a': b\n\"c\": 1.5\n", "a: true # b\n# c\nd: e\n",
}

func TestBuild(t *testing.T) {
	for _, text := range clear {
		if !sameAsLibrary(t, text) {
			t.Errorf("%q is left to the library", text)
		}
	}
	for _, text := range []string{"a: null\n", "- \n- a\n", "a: {b: null}\n", "a: \"b\n  c\"\n", "a: b: c\n", "a: - b\n", "a: b\n c: d\n", "- a\nb: c\n", "a: [b\n, c]\n", "a: [b] c\n", "a: \"b\" c\n"} {
		if sameAsLibrary(t, text) {
			t.Errorf("%q is not left to the library", text)
		}
	}
}

func FuzzBuild(f *testing.F) {
	for _, text := range append(clear, sound...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := newLines(strings.NewReader(text), 1<<12)
		for {
			_, problem, err := lines.next()
			if problem != nil {
				t.Skip("guarded")
			}
			if err != nil {
				break
			}
		}
		sameAsLibrary(t, text)
	})
}
