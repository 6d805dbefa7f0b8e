package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/document"
)

// release is the version of the program. It stands in every figure, so it says
// nothing of the machine or the hour of the build.
const release = "0.1.0"

func programVersion() string { return release }

func (a *app) versionCommand() *cobra.Command {
	var out answerFormat
	cmd := &cobra.Command{
		Use:   "version",
		Short: "the version of the program and of what it is built on",
		Long: `version prints the version of the program, of Go and of the modules that decide
what answers and figures look like.`,
		Args:              takes(0, 0, "version takes no arguments"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return a.printOther(out, versionAnswer(versions())) },
	}
	addFormat(cmd, &out)
	return cmd
}

// versions lists what the program is and what it is built on.
func versions() [][2]string {
	list := [][2]string{{"dossier", release}, {"go", strings.TrimPrefix(runtime.Version(), "go")}}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return list
	}
	for _, m := range info.Deps {
		switch m.Path {
		case "github.com/dominikbraun/graph", "github.com/goccy/go-graphviz", "github.com/goccy/go-yaml":
			list = append(list, [2]string{m.Path, strings.TrimPrefix(m.Version, "v")})
		}
	}
	return list
}

type versionAnswer [][2]string

func (v versionAnswer) json() any {
	m := map[string]string{}
	for _, x := range v {
		m[x[0]] = x[1]
	}
	return m
}

func (v versionAnswer) rows() [][]string {
	rows := [][]string{{"component", "version"}}
	for _, x := range v {
		rows = append(rows, []string{x[0], x[1]})
	}
	return rows
}

func (v versionAnswer) text(w io.Writer, _ document.TextStyle) error {
	for _, x := range v {
		if _, err := fmt.Fprintf(w, "%-32s %s\n", x[0], x[1]); err != nil {
			return err
		}
	}
	return nil
}
