// Package answers asks questions in tests: it turns dossiers into engines and
// questions into answers that are sealed, and fails the test where that fails.
package answers

import (
	"slices"
	"testing"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/load"
	"dossier/data/samples"
	"dossier/graph/ask"
)

// Version is that of the program in every answer made here.
const Version = "test"

// Sample is the engine of an embedded dossier.
func Sample(t testing.TB, name string) *ask.Memory {
	t.Helper()
	return Engine(t, Dossier(t, name))
}

// Dossier loads an embedded dossier.
func Dossier(t testing.TB, name string) *data.Dossier {
	t.Helper()
	d, problems, err := load.LoadFS(t.Context(), samples.FS(), name, load.Options{})
	if err != nil || slices.ContainsFunc(problems, func(p data.Problem) bool { return p.Severity == data.Error }) {
		t.Fatalf("loading the sample %s: %v %v", name, err, problems)
	}
	return d
}

// Engine is the engine of a dossier.
func Engine(t testing.TB, d *data.Dossier) *ask.Memory {
	t.Helper()
	m, err := ask.Load(t.Context(), d, Version)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Put puts a question to an engine. Two dates or voices of a diff are compared
// within it.
func Put(t testing.TB, m *ask.Memory, q ask.Question) answer.Answer {
	t.Helper()
	if q.Verb == answer.VerbDiff {
		return Compare(t, m, m, q)
	}
	a, err := ask.Ask(t.Context(), m, q)
	return sealed(t, a, q, err)
}

// Compare compares two engines.
func Compare(t testing.TB, before, after *ask.Memory, q ask.Question) answer.Answer {
	t.Helper()
	a, err := ask.Compare(t.Context(), before, after, q)
	return sealed(t, a, q, err)
}

func sealed(t testing.TB, a answer.Answer, q ask.Question, err error) answer.Answer {
	t.Helper()
	if err == nil {
		err = answer.Seal(t.Context(), a)
	}
	if err != nil {
		t.Fatalf("%s: %v", q.CommandLine(), err)
	}
	return a
}
