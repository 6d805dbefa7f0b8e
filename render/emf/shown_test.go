package emf_test

import (
	"bytes"
	"context"
	"fmt"
	pngfile "image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/emf"
	"dossier/render/png"
)

// tool runs a program in a folder, or skips the test where it is not installed.
func tool(t *testing.T, dir, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name, "is not here")
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

// TestLooksLikeThePNG compares what LibreOffice shows, in the middle of a page of A4,
// with the other encoder, and looks for the texts.
func TestLooksLikeThePNG(t *testing.T) {
	if testing.Short() {
		t.Skip("starts an office program")
	}
	for i, s := range []*render.Scene{specimen.Scene(), specimen.Table()} {
		theme := []render.Theme{render.Light, render.Print}[i]
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "f.emf"), encode(t, s, emf.Options{Theme: theme}), 0o600); err != nil {
			t.Fatal(err)
		}
		tool(t, dir, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "f.emf")
		const dpi = 144
		side := func(page, pixels float64) string { return fmt.Sprint(math.Round((page/25.4 - pixels/96) / 2 * dpi)) }
		dots := func(pixels float64) string { return fmt.Sprint(math.Ceil(pixels / 96 * dpi)) }
		shown, err := pngfile.Decode(bytes.NewReader(tool(t, dir, "pdftoppm", "-r", fmt.Sprint(dpi), "-png", "-singlefile",
			"-x", side(210, s.Width), "-y", side(297, s.Height), "-W", dots(s.Width), "-H", dots(s.Height), "f.pdf")))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := png.Encode(context.Background(), &b, s, png.Options{Theme: theme, DPI: dpi}); err != nil {
			t.Fatal(err)
		}
		want, err := pngfile.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		mean, worst := specimen.Difference(shown, want)
		t.Logf("%s: mean %.4f, worst tile %.3f", s.Title, mean, worst)
		if mean > 0.015 || worst > 0.5 {
			t.Errorf("%s: differs by %.4f on average and %.2f at worst", s.Title, mean, worst)
		}
		if told := string(tool(t, dir, "pdftotext", "-enc", "UTF-8", "-layout", "f.pdf", "-")); !strings.Contains(told, s.Legend[0].Label.String) {
			t.Errorf("the texts cannot be searched:\n%s", told)
		}
	}
}
