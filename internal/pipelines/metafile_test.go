package pipelines

import (
	"encoding/json"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// TestMetafileDashes renders a metafile by LibreOffice and looks along each line: what
// is dashed in the figure has gaps, and what is solid has none.
func TestMetafileDashes(t *testing.T) {
	slow(t)
	soffice := tool(t, "LibreOffice")
	dir := folder(t)
	draw(t, dir, "figure.emf", path)
	run(t, dir, with(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "png", "--outdir", dir, "figure.emf")...)
	file := filepath.Join(dir, "figure.png")
	var scene struct {
		Width, Height float64
		Places        struct{ Area [4]float64 } // of the actors
		Lines         []struct {
			Status, Dash string
			Curve        [][2]float64
		}
	}
	out := run(t, dir, append(append([]string{program}, path.draw...), "--format", "json")...)
	if err := json.Unmarshal([]byte(out), &scene); err != nil {
		t.Fatal(err)
	}
	img := picture(t, file)
	size := img.Bounds().Size()
	// The figure stands in the middle of a page, as wide as its ink.
	left, _, right, _, _ := inkOf(t, file)
	scale := (float64(size.X) - left - right) / (scene.Places.Area[2] + 2)
	onPage := func(p [2]float64) [2]float64 {
		return [2]float64{(p[0]-scene.Width/2)*scale + float64(size.X)/2, (p[1]-scene.Height/2)*scale + float64(size.Y)/2}
	}
	dashed := 0
	for i, line := range scene.Lines {
		gaps := gapsBetween(img, onPage(line.Curve[0]), onPage(line.Curve[len(line.Curve)-1]))
		if line.Dash == "solid" != (gaps == 0) {
			t.Errorf("%s: line %d (%s) is %s and has %d gaps", file, i+1, line.Status, line.Dash, gaps)
		}
		if line.Dash != "solid" {
			dashed++
		}
	}
	if dashed == 0 {
		t.Fatal("no line is dashed: this tests nothing")
	}
}

func picture(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return img
}

// gapsBetween counts how often the ink of a straight line ends before it goes on.
// The line is looked for within two pixels to each side.
func gapsBetween(img image.Image, from, to [2]float64) int {
	const steps = 400
	gaps, was := 0, true
	upright := math.Abs(to[1]-from[1]) > math.Abs(to[0]-from[0])
	for s := steps / 10; s <= steps*9/10; s++ {
		at := float64(s) / steps
		x, y := from[0]+(to[0]-from[0])*at, from[1]+(to[1]-from[1])*at
		ink := false
		for d := -2; d <= 2; d++ {
			across := [2]int{int(x), int(y) + d}
			if upright {
				across = [2]int{int(x) + d, int(y)}
			}
			r, g, b, a := img.At(across[0], across[1]).RGBA()
			ink = ink || a > 0x8000 && min(r, g, b) < 0xc000
		}
		if was && !ink {
			gaps++
		}
		was = ink
	}
	return gaps
}
