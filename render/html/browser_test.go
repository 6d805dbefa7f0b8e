package html_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	stdhtml "html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/html"
)

// browse opens a page in headless Chromium and gives its document once its
// script has run. Whatever the page tells the console fails the test: breaches
// of the policy and errors of the script do.
func browse(t *testing.T, page, fragment string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	var tool string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && tool == "" {
			tool = found
		}
	}
	if tool == "" {
		t.Skip("Chromium is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "user"),
		"--force-prefers-reduced-motion", "--window-size=1200,800", "--enable-logging=stderr", "--virtual-time-budget=2000", "--dump-dom", "file://"+file+fragment)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("Chromium does not run here: %v", err)
	}
	for line := range strings.Lines(stderr.String()) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("console: %s", line)
		}
	}
	return string(out)
}

// driven adds a driver to a page, and its digest to the policy.
func driven(t *testing.T, page, file string) string {
	t.Helper()
	driver, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(driver)
	page = strings.Replace(page, "script-src ", "script-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"' ", 1)
	return strings.Replace(page, "</body>", "<script>"+string(driver)+"</script></body>", 1)
}

// outcome is what a driver noted.
func outcome(t *testing.T, dom string) (got map[string]any) {
	t.Helper()
	match := regexp.MustCompile(`data-out="([^"]*)"`).FindStringSubmatch(dom)
	if match == nil {
		t.Fatalf("the driver did not come to its end:\n%.300s", dom)
	}
	if err := json.Unmarshal([]byte(stdhtml.UnescapeString(match[1])), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// TestTableInBrowser clicks on cells of a matrix.
func TestTableInBrowser(t *testing.T) {
	got := outcome(t, browse(t, driven(t, encode(t, twice(), html.Options{}), "table.js"), ""))
	for name, want := range map[string]any{
		"click":  "a0 a1 l0 l5",
		"panel":  "North Korea and Łódź | in words | with evidence",
		"again":  "a0 a1 l0 l5",
		"ties":   17.0,
		"titles": 0.0,
		"role":   "cell",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

// TestSlicesInBrowser finds ties listed below the times that they stand in.
func TestSlicesInBrowser(t *testing.T) {
	got := outcome(t, browse(t, driven(t, encode(t, sliced(), html.Options{}), "slices.js"), ""))
	for name, want := range map[string]any{
		"panel": "Ties | Choose an actor or a tie to see its evidence. | 2019 | North Korea supplies Russia: contested Búyer pays: asserted | 2021 | North Korea supplies Russia: contested",
		"later": "a3 a4 c1 l2 n0 n1",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

// TestBoxesInBrowser shows what is said of an actor whose name stands in a box, and of all
// of them at their line.
func TestBoxesInBrowser(t *testing.T) {
	got := outcome(t, browse(t, driven(t, encode(t, specimen.Boxed(), html.Options{}), "boxes.js"), ""))
	for name, want := range map[string]any{
		"name":  "a0 a1 l0 m0 n0 n1",
		"said":  "Łódź (person) | 1Hub owns Łódź: asserted | by A",
		"line":  "a0 a1 l0 m0 m1 m2 n0 n1",
		"all":   "organization and 3 persons | Hub owns 3 persons: asserted | Łódź (person) Kim Jong Un (person) حزب الله (person)",
		"box":   "3 persons | Hub owns 3 persons | 1 tie | Hub owns 3 persons: asserted | Łódź (person) Kim Jong Un (person) حزب الله (person)",
		"found": "a1 m1",
		"hub":   "Hub (organization), 1 tie | Łódź (person), 1 tie | Kim Jong Un (person), 1 tie | حزب الله (person), 1 tie",
		"group": "group 3 persons",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

func TestPageInBrowser(t *testing.T) {
	got := outcome(t, browse(t, driven(t, encode(t, smallScene(), html.Options{}), "driver.js"), "#figure-a0"))
	const all = "Ties | Choose an actor or a tie to see its evidence. | North Korea supplies Russia: contested Búyer pays: asserted"
	for name, want := range map[string]any{
		"address":      "a0 a1 c0 l0 n0 n1",
		"addressPanel": "Back | North Korea (state) | also: Pyongyang | 1 tie | North Korea supplies Russia: contested",
		"escape":       "", "list": all,
		"hover":      "a0 a1 c0 l0 n0 n1",
		"hoverPanel": "North Korea and Russia | 1North Korea supplies Russia: contested | denied by Russia: “no” | 2North Korea supplies Russia: shells: alleged | alleged by C",
		"leave":      "", "click": "a0 a1 c0 l0 n0 n1", "reset": "",
		"listed": "a0 a1 c0 l0 n0 n1", "listedFocus": "H2", "back": "stage",
		"found": "a0 / 1 actor", "entered": "a2 l1 / 1 of 1", "nobody": "no such actor",
		"roved": "figure-a1 figure-a2", "pressed": "figure-a2", "stops": 1.0,
		"zoomed": true, "unzoomed": true, "wheel": true, "panned": true, "print": "0 0 420 220.5", "printed": true, "legend": "2 0 Actorsstate", "printLegend": "0 1",
		"role": "group", "label": "North Korea (state), 1 tie", "titles": 0.0,
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

// TestHostilePagesInBrowser looks for elements that are not ours in the document
// that a browser makes of hostile texts.
func TestHostilePagesInBrowser(t *testing.T) {
	ours := "aside body br button circle code desc details div footer g h1 h2 h3 head header html input li main meta p path rect script section span style summary svg text title ul"
	dom := browse(t, encode(t, hostileScene(strings.Join(hostile, " ")), html.Options{Theme: render.Dark}), "#figure-l0")
	if !strings.Contains(dom, `class="live"`) || !strings.Contains(dom, "picking") {
		t.Error("the page does not run")
	}
	// Within attributes, browsers write "<" as it is.
	dom = regexp.MustCompile(`="[^"]*"`).ReplaceAllString(dom, "")
	for _, m := range regexp.MustCompile(`<([a-zA-Z]\w*)`).FindAllStringSubmatch(blocks.ReplaceAllString(dom, ""), -1) {
		if !strings.Contains(" "+ours+" ", " "+m[1]+" ") {
			t.Errorf("element %s", m[1])
		}
	}
	if strings.Contains(dom, "<title>run") {
		t.Error("a script ran")
	}
}
