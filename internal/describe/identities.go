package describe

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dossier/data"
	"dossier/data/answer"
	"dossier/data/identities"
	"dossier/internal/document"
)

// Identities writes which actors may be one, as text. Example is a command that decides
// on the first pair.
func Identities(w io.Writer, found *identities.Found, example string, style document.TextStyle) error {
	out := bufio.NewWriter(w)
	if found.Total == 0 {
		document.Wrapped(out, "", "No two actors are alike that nobody has decided on.", style)
		return out.Flush()
	}
	head := answer.Counted(found.Total, "pair") + " of actors may be one"
	if len(found.Proposals) < found.Total {
		head += "; the " + strconv.Itoa(len(found.Proposals)) + " likeliest"
	}
	document.Wrapped(out, "", head+".", style)
	for i := range found.Proposals {
		fmt.Fprintln(out)
		Proposal(out, found, &found.Proposals[i], style)
	}
	fmt.Fprintf(out, "\nDecide, for example:\n  %s\n", data.Printable(example))
	return out.Flush()
}

// Proposal writes one pair of actors that may be one, and why.
func Proposal(out *bufio.Writer, found *identities.Found, p *identities.Proposal, style document.TextStyle) {
	a, b := found.Pair(p)
	document.Wrapped(out, "", inFull(a)+" and "+inFull(b), style)
	document.Wrapped(out, "    ", p.Because(), style)
	if p.Unsure != nil {
		document.Wrapped(out, "    ", answer.DecidedBy(p.Unsure), style)
	}
}

// inFull names an actor with what tells it from others of its name.
func inFull(a *data.Actor) string {
	facts := slices.DeleteFunc([]string{string(a.Kind), data.Printable(a.Country), "id " + data.Printable(a.ID)}, func(s string) bool { return s == "" })
	return data.Isolate(data.Printable(a.Name)) + " (" + strings.Join(facts, ", ") + ")"
}
