package main

import (
	"bufio"
	"fmt"
	"io"

	"dossier/data"
	"dossier/data/answer"
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

// tellLeftOut says on standard error which rows are left out, where nothing else does.
func (a *app) tellLeftOut(list []answer.LeftOut) {
	if words := answer.LeftOutWords(list); words != "" {
		fmt.Fprintf(a.err, "dossier: %s dossier check tells what is wrong with them\n", data.Printable(words))
	}
}
