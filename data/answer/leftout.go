package answer

import (
	"path/filepath"

	"dossier/data"
)

// LeftOut counts the rows of a file of tables that are in no answer, because they cannot
// be read.
type LeftOut struct {
	// File is its name, with its folder where two files have the same.
	File string `json:"file"`
	Rows int    `json:"rows"`
}

// LeftOutOf lists what was left out of dossiers, each file once.
func LeftOutOf(dossiers ...*data.Dossier) []LeftOut {
	var all []data.LeftOut
	read := map[string]bool{}
	bearers := map[string]int{} // of the name of a file
	for _, d := range dossiers {
		for _, l := range d.LeftOut {
			if !read[l.File] {
				read[l.File] = true
				bearers[filepath.Base(l.File)]++
				all = append(all, l)
			}
		}
	}
	var list []LeftOut
	for _, l := range all {
		name := filepath.Base(l.File)
		if bearers[name] > 1 {
			name = l.File
		}
		list = append(list, LeftOut{name, l.Rows})
	}
	return list
}

// mostFilesNamed is how many files a sentence names.
const mostFilesNamed = 3

// LeftOutWords says what is left out: "12 rows of ties.csv that cannot be read are left
// out." It is empty where nothing is.
func LeftOutWords(list []LeftOut) string {
	if len(list) == 0 {
		return ""
	}
	named := list[:min(len(list), mostFilesNamed)]
	parts, rows, unnamed := []string{}, 0, 0
	for i, l := range list {
		rows += l.Rows
		if i < len(named) {
			parts = append(parts, Counted(l.Rows, "row")+" of "+l.File)
		} else {
			unnamed += l.Rows
		}
	}
	if more := len(list) - len(named); more > 0 {
		parts = append(parts, Counted(unnamed, "row")+" of "+Counted(more, "more file"))
	}
	are := "are"
	if rows == 1 {
		are = "is"
	}
	return JoinNames(parts) + " that cannot be read " + are + " left out."
}
