package main

import (
	"bufio"
	"fmt"
	"io"

	"dossier/data"
	"dossier/internal/document"
)

// printProblems writes problems as compilers do, each with what to do below it.
func printProblems(w io.Writer, problems []data.Problem, style document.TextStyle) error {
	out := bufio.NewWriter(w)
	for _, x := range problems {
		fmt.Fprintln(out, data.Printable(x.String()))
		if x.Hint != "" {
			document.Wrapped(out, "    ", x.Hint, style)
		}
	}
	return out.Flush()
}
