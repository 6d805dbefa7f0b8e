package layout

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"bytes"
	"dossier/internal/testkit/networks"
	"dossier/render/internal/readability"
	"dossier/render/layout/internal/draft"
	"dossier/render/layout/internal/graphviz"
	"dossier/render/layout/internal/page"
	"dossier/render/layout/internal/route"
	"dossier/render/svg"
	"syscall"
)

func TestZZ(t *testing.T) {
	var sizes [][2]int
	if os.Getenv("ZZ_500") != "" {
		sizes = append(sizes, [2]int{500, 700})
	}
	if os.Getenv("ZZ_1000") != "" {
		sizes = append(sizes, [2]int{1000, 1400})
	}
	for _, size := range sizes {
		for _, nw := range networks.Large(size[0], size[1]) {
			f, err := nw.Figure(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			fmt.Printf("%-22s ", nw.Name)
			for range 1 {
				last := cpu()
				lap := func(what string) { fmt.Printf("%s %v  ", what, (cpu() - last).Round(time.Millisecond)); last = cpu() }
				d := draft.Measure(f, draft.Roomy)
				lap("measure")
				p, err := graphviz.Layout{Program: graphviz.Sfdp, Flow: f.Flow, Runner: zzRunner(), TimeLimit: time.Minute}.Place(context.Background(), d)
				if err != nil {
					t.Fatal(err)
				}
				lap("sfdp")
				dr, err := route.Draw(context.Background(), d, p)
				if err != nil {
					t.Fatal(err)
				}
				lap("route")
				s := page.Set(f, dr, 0)
				lap("page")
				c, _ := readability.Measure(context.Background(), s)
				lap("count")
				var b bytes.Buffer
				svg.Encode(&b, s, svg.Options{})
				lap("svg")
				fmt.Printf("x=%d thr=%d near=%d tog=%d act=%d capl=%d ast=%d %.0fx%.0f\n", c.Crossings, c.LinesOverActors, c.LinesNearActors, c.LinesTogether, c.ActorsOverActors, c.CaptionsOverLines, c.CaptionsAstray, s.Width, s.Height)
			}
		}
	}
}

type native struct{}

func (native) Run(ctx context.Context, program, source string, limit time.Duration) ([]byte, error) {
	c := exec.Command(program, "-Tjson0")
	c.Stdin = strings.NewReader(source)
	return c.Output()
}

func zzRunner() graphviz.Runner {
	if os.Getenv("ZZ_NATIVE") != "" {
		return native{}
	}
	return graphviz.Here()
}

func cpu() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(0, &r)
	var c syscall.Rusage
	syscall.Getrusage(-1, &c)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano() + c.Utime.Nano() + c.Stime.Nano())
}
