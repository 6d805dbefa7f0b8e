package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"dossier/data/answer"
)

const completionLong = `completion prints a script by which a shell completes verbs, options, their
values and the names in a dossier:

  source <(dossier completion bash)              in ~/.bashrc
  source <(dossier completion zsh)               in ~/.zshrc, after compinit
  dossier completion fish | source               in config.fish
  dossier completion powershell | Out-String | Invoke-Expression

The script for bash needs nothing beside bash.`

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:               "completion SHELL",
		Short:             "a script by which a shell completes: " + strings.Join(shells, ", "),
		Long:              completionLong,
		Args:              takes(1, 1, "completion needs a shell: "+strings.Join(shells, ", ")),
		ValidArgsFunction: cobra.FixedCompletions(shells, onlyThese),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				_, err := a.out.Write([]byte(bashCompletion))
				return err
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return &flagError{fmt.Errorf("there is no completion for %q: there is one for %s", args[0], strings.Join(shells, ", "))}
		},
	}
}

// completeLine is the hidden verb that the script for bash calls.
const completeLine = "complete-line"

// bashCompletion hands the line that is typed to the program, which knows better
// than bash where its words begin: bash breaks them at : and =, and its lists do not
// know of quotation marks within words. Nothing that was typed is evaluated. An
// older bash without compopt offers file names as well.
const bashCompletion = `# Completion of dossier for bash. It needs nothing beside bash.
__dossier_complete() {
    local how reply
    COMPREPLY=()
    {
        IFS= read -r how
        while IFS= read -r reply; do
            COMPREPLY+=("$reply")
        done
    } < <("${1/#\~\//$HOME/}" ` + completeLine + ` "${COMP_TYPE:-9}" "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    case $how in
    words) compopt +o default 2>/dev/null ;;
    items) compopt +o default -o nospace 2>/dev/null ;;
    esac
    return 0
}
complete -o default -F __dossier_complete dossier
`

// completeLineCommand prints how bash is to go on ("words", "items" of a list, or
// "files") and then what may stand in the place of the word at the end of a line.
func (a *app) completeLineCommand() *cobra.Command {
	return &cobra.Command{
		Use:                completeLine,
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 3 {
				return &flagError{fmt.Errorf("%s is what the completion of bash calls", completeLine)}
			}
			line := splitLine(args[2], a.env("HOME"))
			offered, how, err := a.complete(cmd, line.words)
			if err != nil {
				return err
			}
			_, err = a.out.Write([]byte(how + "\n" + replies(line, offered, args[1], args[0])))
			return err
		},
	}
}

// complete asks cobra to complete the last of some words.
func (a *app) complete(cmd *cobra.Command, words []string) (offered []candidate, how string, err error) {
	var out, errs bytes.Buffer
	inner := *a // a line has its own -f
	inner.inputs = inputFlags{}
	if hidden, err := a.hidePasswords(words[:len(words)-1]); err == nil {
		words = append(hidden, words[len(words)-1])
	}
	inner.talks = false
	root := inner.rootCommand()
	root.SetOut(&out)
	root.SetErr(&errs)
	root.SetArgs(append([]string{cobra.ShellCompRequestCmd}, words...))
	if err := root.ExecuteContext(cmd.Context()); err != nil {
		return nil, "", err
	}
	directive := cobra.ShellCompDirectiveDefault
	for line := range strings.Lines(out.String()) {
		line = strings.TrimSuffix(line, "\n")
		if number, last := strings.CutPrefix(line, ":"); last {
			n, err := strconv.Atoi(number)
			if err == nil {
				directive = cobra.ShellCompDirective(n)
			}
			break
		}
		text, description, _ := strings.Cut(line, "\t")
		offered = append(offered, candidate{text, description})
	}
	switch {
	case directive&cobra.ShellCompDirectiveNoFileComp == 0:
		return offered, "files", nil
	case directive&cobra.ShellCompDirectiveNoSpace != 0:
		return offered, "items", nil
	}
	return offered, "words", nil
}

// replies writes candidates as bash puts them into its line, one a line. Where there
// are several and bash lists them, each has its description behind it, which no two
// share from their beginning, so that bash puts in what they have in common.
func replies(line typedLine, offered []candidate, breaks, kind string) string {
	const menu, insertAll = "37", "42" // bash puts each in as it stands
	var list []candidate
	for _, c := range offered {
		if text, ok := line.reply(c.text, breaks); ok {
			list = append(list, candidate{text, c.description})
		}
	}
	var b strings.Builder
	for _, c := range list {
		b.WriteString(c.text)
		if len(list) > 1 && c.description != "" && kind != menu && kind != insertAll {
			b.WriteString("  (" + answer.Cut(c.description, 60) + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
