package mermaid_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestParser reads hostile labels back as Mermaid's own parser sees them. It
// needs node, and MERMAID_DIR, a folder in which `npm install mermaid jsdom` has run.
func TestParser(t *testing.T) {
	dir := os.Getenv("MERMAID_DIR")
	node, err := exec.LookPath("node")
	if dir == "" || err != nil {
		t.Skip("needs node, and MERMAID_DIR with mermaid and jsdom")
	}
	docs := []string{string(encode(t, smallFigure()))}
	for _, text := range hostile {
		docs = append(docs, string(encode(t, hostileFigure(text))))
	}
	in, err := json.Marshal(docs)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), node, "testdata/read.cjs", dir)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var read []struct {
		Error, Type, Title, Description string
		Nodes, Edges, Classes, Config   []string
		Links                           int
	}
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	if small := read[0]; len(small.Nodes) != 8 || small.Nodes[0] != "Name of person" || small.Edges[2] != "relates to (1) (2)" || small.Description != "8 actors: and 7 ties." {
		t.Errorf("the small figure reads %+v", small)
	}
	for i, text := range hostile {
		got := read[i+1]
		if got.Error != "" || got.Type != "flowchart-v2" || len(got.Nodes) != 8 || len(got.Edges) != 7 || got.Links != 0 || len(got.Config) != 0 {
			t.Errorf("%q reads as %+v", text, got)
			continue
		}
		want := shown(text)
		for _, label := range append(got.Nodes, got.Title, got.Description) {
			if strings.TrimSpace(label) != want {
				t.Errorf("a label reads %q, want %q", label, want)
			}
		}
		for j, label := range got.Edges {
			if !strings.HasPrefix(strings.TrimSpace(label), want) {
				t.Errorf("edge %d reads %q, want %q first", j, label, want)
			}
		}
	}
}

// shown is what Mermaid must read for a text. That "¶ß" is a semicolon to it we
// cannot help.
func shown(s string) string {
	s = strings.NewReplacer("ﬂ", "fl", "¶ß", ";").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 {
			return utf8.RuneError
		}
		return r
	}, strings.Join(strings.Fields(string([]rune(s))), " "))
}
