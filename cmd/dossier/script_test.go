package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the stories below call the program itself as "dossier".
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dossier": main})
}

// TestStories runs the command-line stories in testdata/script: what somebody
// types, what is printed, which files stand there afterwards.
func TestStories(t *testing.T) {
	cache := os.Getenv("DOSSIER_TEST_CACHE")
	if cache == "" {
		cache = t.TempDir() // of all stories, so that the layout engine is compiled once
	}
	testscript.Run(t, testscript.Params{
		Dir:             "testdata/script",
		UpdateScripts:   os.Getenv("UPDATE_STORIES") != "",
		ContinueOnError: true, // all that a change of wording touches is seen at once
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", cache)
			return nil
		},
	})
}
