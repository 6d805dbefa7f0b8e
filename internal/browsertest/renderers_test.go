package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	encoder "dossier/render/png"
	"dossier/render/svg"
)

// wantLiberation skips a test that compares pictures where the figures would be
// set in another typeface than they were measured in.
func wantLiberation(t *testing.T) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), program(t, "fc-match"), "Liberation Sans").Output()
	if err != nil || !bytes.Contains(out, []byte("Liberation")) {
		t.Skip("Liberation Sans is not installed: figures would be set in another typeface")
	}
}

// placed is what geometry.js measures in a figure.
type placed struct {
	Actors [][4]float64 `json:"actors"` // the box of each outline
	Names  [][3]float64 `json:"names"`  // the middle of each line of a name, and its width
}

// TestGeometryInChromium holds boxes and names in the browser to the scene.
func TestGeometryInChromium(t *testing.T) {
	wantLiberation(t)
	browser := startChromium(t)
	for i, scene := range scenesOf(t, figures) {
		p := open(t, browser, encodeSVG(t, scene, svg.Options{}), "svg", screen{})
		got := eval[placed](p, source(t, "testdata/geometry.js"))
		n := 0
		for k, a := range scene.Actors {
			near(t, fmt.Sprintf("%s: box of %s", figures[i].name, a.Actor), 0.6, got.Actors[k][:], []float64{a.Box.X, a.Box.Y, a.Box.W, a.Box.H})
			for _, name := range a.Names {
				// Other scripts come in other fonts, whose widths are estimated.
				slack := 1.5
				for _, r := range name.String {
					if r > 0x52f {
						slack = math.Max(6, 0.3*name.Width)
					}
				}
				near(t, fmt.Sprintf("%s: %q", figures[i].name, name.String), slack, got.Names[n][:], []float64{name.At.X, name.At.Y, name.Width})
				if got.Names[n][2] > a.Box.W {
					t.Errorf("%s: %q is wider than its box", figures[i].name, name.String)
				}
				n++
			}
		}
		if n != len(got.Names) || len(got.Actors) != len(scene.Actors) {
			t.Errorf("%d names and %d actors are drawn", len(got.Names), len(got.Actors))
		}
		p.quiet()
	}
}

func near(t *testing.T, what string, slack float64, got, want []float64) {
	t.Helper()
	for i := range want {
		if math.Abs(got[i]-want[i]) > slack {
			t.Errorf("%s is %.1f, want %.1f", what, got, want)
			return
		}
	}
}

// TestRenderersAgree draws the same figures in Chromium, rsvg-convert, Inkscape
// and by our own encoder, and compares them in tiles.
func TestRenderersAgree(t *testing.T) {
	wantLiberation(t)
	scenes := scenesOf(t, figures)
	for _, r := range []struct {
		name string
		with func(*testing.T) drawer
	}{{"chromium", chromium}, {"rsvg", rsvg}, {"inkscape", inkscape}} {
		t.Run(r.name, func(t *testing.T) {
			draw := r.with(t)
			for i, scene := range scenes {
				theme := render.Themes()[i%2] // light and dark
				var b bytes.Buffer
				if _, err := encoder.Encode(context.Background(), &b, scene, encoder.Options{Theme: theme, DPI: 96}); err != nil {
					t.Fatal(err)
				}
				theirs := draw(encodeSVG(t, scene, svg.Options{Theme: theme}), scene)
				keepNamed(t, figures[i].name, theirs)
				mean, worst := specimen.Difference(decode(t, b.Bytes()), decode(t, theirs))
				t.Logf("%s: mean %.4f, worst tile %.3f", figures[i].name, mean, worst)
				// Letters of other scripts come from other fonts.
				if most := map[bool]float64{false: 0.15, true: 0.5}[figures[i].name == "scripts"]; mean > 0.006 || worst > most {
					t.Errorf("%s differs by %.4f on average and %.2f at worst", figures[i].name, mean, worst)
				}
				named(t, scene, decode(t, theirs))
			}
		})
	}
}

// named asks for ink where the names are.
func named(t *testing.T, scene *render.Scene, img image.Image) {
	t.Helper()
	for _, a := range scene.Actors {
		for _, n := range a.Names {
			least, most := 1.0, 0.0
			for x := n.At.X - n.Width/2; x < n.At.X+n.Width/2; x++ {
				for y := n.At.Y - n.Size*0.7; y < n.At.Y; y++ {
					r, g, b, _ := img.At(int(x), int(y)).RGBA()
					v := float64(r+g+b) / (3 * 0xffff)
					least, most = min(least, v), max(most, v)
				}
			}
			if most-least < 0.3 {
				t.Errorf("%q cannot be seen", n.String)
			}
		}
	}
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// drawer makes a picture of a figure, as PNG.
type drawer func(figure []byte, scene *render.Scene) []byte

func chromium(t *testing.T) drawer {
	browser := startChromium(t)
	return func(figure []byte, scene *render.Scene) []byte {
		return open(t, browser, figure, "svg", screen{width: int64(math.Ceil(scene.Width)), height: int64(math.Ceil(scene.Height))}).shot()
	}
}

func rsvg(t *testing.T) drawer {
	path := program(t, "rsvg-convert")
	return func(figure []byte, _ *render.Scene) []byte {
		cmd := exec.CommandContext(t.Context(), path)
		cmd.Stdin = bytes.NewReader(figure)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

func inkscape(t *testing.T) drawer {
	path := program(t, "inkscape")
	return func(figure []byte, _ *render.Scene) []byte {
		dir := t.TempDir()
		in, out := filepath.Join(dir, "figure.svg"), filepath.Join(dir, "figure.png")
		if err := os.WriteFile(in, figure, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		said, err := exec.CommandContext(ctx, path, "--export-type=png", "--export-area-page", "--export-filename="+out, in).CombinedOutput()
		if err != nil {
			t.Skipf("Inkscape does not run here: %v\n%.300s", err, said)
		}
		file, err := os.ReadFile(out)
		if err != nil {
			t.Skip(err)
		}
		return file
	}
}
