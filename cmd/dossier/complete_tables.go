package main

import (
	"strings"

	"github.com/spf13/cobra"

	"dossier/data/load"
)

// completeTables completes the flags that say how tables are read.
func (a *app) completeTables(root *cobra.Command) {
	for _, s := range a.inputs.tables.settings() {
		if s.isSwitch() {
			continue
		}
		switch s.name {
		case "map":
			completeFlag(root, s.name, completeMap)
		case "columns":
			completeFlag(root, s.name, completeColumns)
		case "mapping": // files
		case "matrix":
			completeFlag(root, s.name, cobra.NoFileCompletions)
		default:
			completeFixed(root, s.name, s.words...)
		}
	}
}

// completeMap offers fields once a column is named.
func completeMap(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	before, last, quoted := lastItem(typed)
	column, field, named := cutLast(last, "=")
	if !named || quoted {
		return nil, noBlank
	}
	var list []cobra.Completion
	for _, w := range words(append(load.Fields(), "-"), field, nil) {
		list = append(list, before+column+"="+w.text)
	}
	return list, onlyThese
}

// completeColumns offers the fields that are not named yet.
func completeColumns(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	find := func(typed string, taken []string) []candidate { return words(load.Fields(), typed, taken) }
	return written(inList(typed, 0, find)), noBlank
}

// cutLast cuts a text around the last of a separator.
func cutLast(s, sep string) (before, after string, found bool) {
	if at := strings.LastIndex(s, sep); at >= 0 {
		return s[:at], s[at+len(sep):], true
	}
	return s, "", false
}
