package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// built builds the program, once for all tests that run it, and gives its folder.
var built = sync.OnceValues(func() (folder string, err error) {
	if folder, err = os.MkdirTemp("", "dossier-journey"); err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-o", filepath.Join(folder, "dossier"), "./cmd/dossier")
	build.Dir = filepath.Join("..", "..") // a module of its own
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return folder, nil
})

// command gives a command line of the program, run by a shell in a folder of its own.
func command(t *testing.T, line string) *exec.Cmd {
	t.Helper()
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(context.WithoutCancel(t.Context()), "sh", "-c", line)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "PATH="+folder+string(os.PathListSeparator)+os.Getenv("PATH"))
	return cmd
}

// serveProgram starts the program itself, and gives the address that it prints.
func serveProgram(t *testing.T) string {
	t.Helper()
	cmd := command(t, "exec dossier serve --no-open --listen 127.0.0.1:0")
	says, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("the program ends with %v", err)
		}
	})
	lines := bufio.NewScanner(says)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), "exploring at "); ok {
			address, _, _ := strings.Cut(rest, "/ ")
			go io.Copy(io.Discard, says) //nolint:errcheck // until it ends
			return address
		}
	}
	t.Fatal("the program does not say where it is")
	return ""
}

// hand is how a reader uses a page.
type hand struct {
	*tab
	// press follows a link, presses a button, opens what is folded; fill writes into a field.
	press func(selector string)
	fill  func(selector, text string)
	// tie opens the contested tie of the figure.
	tie func()
}

// mouse is a hand that clicks.
func mouse(p *tab) *hand {
	press := func(selector string) {
		p.until(fmt.Sprintf("document.querySelector(%q)", selector))
		p.click(selector)
	}
	return &hand{tab: p, press: press,
		fill: func(selector, text string) {
			press(selector)
			p.steps(chromedp.KeyEvent(text))
		},
		tie: func() {
			at := eval[[2]float64](p, `(() => { const l = document.querySelector('`+contested+` .broad'), q = l.getPointAtLength(l.getTotalLength() * 0.8).matrixTransform(l.getScreenCTM()); return [q.x, q.y + 4]; })()`)
			p.steps(chromedp.MouseClickXY(at[0], at[1]))
		}}
}

// keys is a hand that goes from stop to stop with the tab key, and never touches a mouse.
func keys(p *tab) *hand {
	h := &hand{tab: p}
	h.press = func(selector string) {
		p.tabTo(selector)
		p.enter()
	}
	h.fill = func(selector, text string) {
		p.tabTo(selector)
		p.steps(chromedp.KeyEvent(text))
	}
	h.tie = func() {
		p.tabTo(`figure svg [tabindex="0"]`)
		for range 3 {
			p.steps(chromedp.KeyEvent(kb.ArrowRight))
		}
		p.until("document.activeElement.matches('" + contested + "')")
		p.enter()
	}
	return h
}

// tabTo presses the tab key until something has the focus. It begins where the focus is,
// and goes round the page once at most.
func (p *tab) tabTo(selector string) {
	p.t.Helper()
	for range 400 {
		if eval[bool](p, fmt.Sprintf("document.activeElement?.matches(%q) ?? false", selector)) {
			return
		}
		p.steps(chromedp.KeyEvent("\t"))
	}
	p.t.Fatalf("the tab key does not come to %s", selector)
}

// option fills in an option of the question, which is unfolded where it has to be.
func (h *hand) option(name, text string) {
	for _, details := range []string{"form.question > details", "form.question details details"} {
		folded := fmt.Sprintf("%s:has([name=%s]):not([open])", details, name)
		if eval[bool](h.tab, fmt.Sprintf("Boolean(document.querySelector(%q))", folded)) {
			h.press(folded + " > summary")
		}
	}
	h.fill("[name="+name+"]", text)
}

// titled waits for the page with a heading.
func (h *hand) titled(words string) {
	h.until(fmt.Sprintf("document.querySelector('h1').textContent === %q", words))
}

// back is the browser's button, or Alt with Left.
func (h *hand) back() { eval[bool](h.tab, "history.back(), true") }

// TestJourney goes the whole way with the program itself: from the first page to a path, its
// contested tie, the words in their source, the word of one party, another time, and the
// figure as a file; and back again.
func TestJourney(t *testing.T) {
	browser, server := startChromium(t), serveProgram(t)
	for name, take := range map[string]func(*tab) *hand{"mouse": mouse, "keys": keys} {
		t.Run(name, func(t *testing.T) { journey(t, take(explore(t, browser, server, "/", screen{})), server) })
	}
}

func journey(t *testing.T, h *hand, server string) {
	h.until("document.querySelector('#o-from[role=combobox]')")

	// Find Kim, ask for Seoul.
	h.fill("#o-from", "ki")
	h.until("document.querySelectorAll('.names:not([hidden]) [role=option]').length > 0")
	h.steps(chromedp.KeyEvent(kb.ArrowDown))
	h.until("document.activeElement.getAttribute('aria-activedescendant')")
	h.enter()
	h.fill("#o-to", "Seoul")
	h.press(".question button:not(.small)")
	h.titled("From Kim Jong Un to South Korea")

	// Who says so? The contested tie, and the words of it in their text.
	h.tie()
	h.titled("From North Korea to Russia")
	h.press(`main a[href^="/source?"]`)
	h.until("location.pathname === '/source' && location.hash.startsWith('#quote-')")
	h.until("document.querySelector('mark.asked') && document.getElementById(location.hash.slice(1)).getBoundingClientRect().top < innerHeight")
	if text := eval[string](h.tab, "document.getElementById(location.hash.slice(1)).textContent"); !strings.Contains(text, "North Korea has been sending rockets") {
		t.Errorf("the words that are shown are %q", text)
	}
	h.back()
	h.titled("From North Korea to Russia")

	// What is left of it by Moscow's word?
	h.option("according-to", "Moscow")
	h.press("form.question > button:not(.small)")
	h.until("new URLSearchParams(location.search).get('according-to') === 'Moscow' && document.querySelector('main').textContent.includes('No path leads')")

	// Around Kim, and around Russia as well, at another time, and as a file.
	h.press(`nav a[href="/draw"]`)
	h.until("location.pathname + location.search === '/draw' && document.getElementById('time')")
	h.fill("[name=actor]", "Kim")
	h.press("form.question > button:not(.small)")
	h.until("location.search === '?actor=Kim' && document.querySelector('.ways')")
	h.press(`tr[data-actor=russia] [data-key=e]`)
	h.until("location.search.includes('expand=russia') && document.querySelectorAll('figure g[data-dossier-actor]').length > 10")
	h.press("#time-on")
	h.until("new URLSearchParams(location.search).get('as-of')")
	h.saved(t, server)

	// Four times back: all steps of time are one.
	h.back()
	h.until("location.search.includes('expand=russia') && !location.search.includes('as-of')")
	h.back()
	h.until("location.search === '?actor=Kim' && document.querySelectorAll('figure g[data-dossier-actor]').length < 10")
	h.back()
	h.until("location.pathname + location.search === '/draw'")
	h.back()
	h.until("new URLSearchParams(location.search).get('according-to') === 'Moscow'")
	h.quiet()
}

// saved compares the figure that the page offers with that of the command that it shows.
func (h *hand) saved(t *testing.T, server string) {
	link := eval[string](h.tab, `document.querySelector('main a[href*=".svg"]').getAttribute("href")`)
	line := eval[string](h.tab, `document.querySelector("code[data-copy=command]").textContent`)
	cmd := command(t, line)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", line, err, out)
	}
	want, err := os.ReadFile(filepath.Join(cmd.Dir, "figure.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if got := fetched(t, server+link); !bytes.Equal(got, want) {
		t.Errorf("%s has %d bytes, and %s writes %d others", link, len(got), line, len(want))
	}
}

// fetched is what stands at an address.
func fetched(t *testing.T, address string) []byte {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, resp.Status, err)
	}
	return body
}

// TestMainWaysWithoutScript goes the main ways by links and forms alone.
func TestMainWaysWithoutScript(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	h := mouse(explore(t, browser, server, "/", screen{noScript: true}))
	heading := func(begins string) {
		h.until(fmt.Sprintf("document.querySelector('h1').textContent.startsWith(%q)", begins))
	}
	h.fill("[role=search] input", "Kim Jong Un\r") // find
	h.until("location.pathname === '/show'")
	h.press(`nav a[href="/path"]`) // path
	h.fill("[name=from]", "Kim")
	h.fill("[name=to]", "Seoul")
	h.press("form.question > button")
	heading("From Kim Jong Un to South Korea")
	h.press("tbody tr:nth-child(2) a") // its claims
	heading("From North Korea to Russia")
	h.press(`main a[href^="/source?"]`) // the words in their source
	h.until("location.pathname === '/source' && document.querySelector(':target').textContent.includes('rockets')")
	h.press(`sup a`) // and back to a claim
	h.until("location.pathname === '/path'")
	h.press(`nav a[href="/claims"]`)
	heading("Claims")
	h.option("status", "contested")
	h.press("form.question > button")
	h.until("location.search === '?status=contested'")
	h.press(`nav a[href="/draw"]`)
	h.until("document.querySelector('main figure svg') && document.readyState === 'complete'")
	for _, format := range []string{".svg", ".png", ".pdf", ".mmd", ".html", ".md", ".csv"} {
		link := eval[string](h.tab, `document.querySelector('main .links a[href*="`+format+`"]').getAttribute("href")`)
		if got := fetched(t, server+link); len(got) < 100 {
			t.Errorf("%s has %d bytes", link, len(got))
		}
	}
	h.quiet()
}
