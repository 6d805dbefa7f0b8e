package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dossier/graph/ask"
	"dossier/internal/document"
	"dossier/internal/options"
)

// helpWidth is that of help pages in characters, and helpColumn the most that an
// option with its value takes before what it does.
const helpWidth, helpColumn = 80, 34

// helpText writes a help page: what the verb does, how it is called, examples,
// verbs, and the flags by groups.
func helpText(cmd *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nUsage:\n  %s\n", strings.TrimSpace(cmd.Long), cmd.UseLine())
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nVerbs:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %-12s%s\n", sub.Name(), sub.Short)
			}
		}
	}
	for _, group := range append([]ask.Group{""}, options.Groups()...) {
		var flags []*pflag.Flag
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if strings.Join(f.Annotations[groupKey], "") == string(group) && f.Name != "help" && !f.Hidden {
				flags = append(flags, f)
			}
		})
		title := string(group)
		if title == "" {
			title = "Output"
		}
		helpFlags(&b, title, flags)
	}
	var everywhere, tables []*pflag.Flag
	cmd.Root().PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(f.Annotations[groupKey], tableGroup) {
			tables = append(tables, f)
		} else {
			everywhere = append(everywhere, f)
		}
	})
	helpFlags(&b, "The dossier", everywhere)
	helpFlags(&b, tableGroup, tables)
	if !cmd.HasParent() {
		b.WriteString("\n" + exitCodes)
	}
	return b.String()
}

const exitCodes = `Exit codes: 0 done; 1 asked and found nothing; 2 wrong usage; 3 the data has
problems; 4 could not do it; 130 or 143 interrupted.
`

// helpFlags lists flags under a heading, each with its value and what it does.
func helpFlags(b *strings.Builder, title string, flags []*pflag.Flag) {
	if len(flags) == 0 {
		return
	}
	b.WriteString("\n" + title + ":\n")
	leads, column := make([]string, len(flags)), 0
	for i, f := range flags {
		leads[i] = "      --" + f.Name
		if f.Shorthand != "" {
			leads[i] = "  -" + f.Shorthand + ", --" + f.Name
		}
		if kind, _ := pflag.UnquoteUsage(f); kind != "" && f.Value.Type() != "bool" {
			leads[i] += " " + kind
		}
		if n := len(leads[i]) + 2; n <= helpColumn {
			column = max(column, n)
		}
	}
	for i, f := range flags {
		if len(leads[i])+2 > column {
			b.WriteString(leads[i] + "\n")
			leads[i] = ""
		}
		_, does := pflag.UnquoteUsage(f)
		hanging(b, fmt.Sprintf("%-*s", column, leads[i]), does)
	}
}

// hanging writes a text behind a lead, and its further lines under its first.
func hanging(b *strings.Builder, lead, text string) {
	out := bufio.NewWriter(b)
	document.Wrapped(out, lead, text, document.TextStyle{Width: helpWidth})
	out.Flush() //nolint:errcheck // into memory
}
