package browsertest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// program gives the first of some programs that is installed, or skips the test.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Skip(names[0] + " is not installed")
	return ""
}

// startChromium gives the context of a browser of its own, closed when the test
// ends. No name resolves in it, and of addresses only this machine's own is reached.
func startChromium(t *testing.T) context.Context {
	t.Helper()
	path := program(t, "chromium", "chromium-browser", "google-chrome")
	allocator, stop := chromedp.NewExecAllocator(t.Context(), chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("hide-scrollbars", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("font-render-hinting", "none"))
	ctx, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil && ctx.Err() == nil {
			t.Log(err)
		}
		closeBrowser()
		stop()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Skipf("Chromium does not run here: %v", err)
	}
	return ctx
}

// screen is what a page is shown on.
type screen struct {
	width, height int64
	dark          bool
	noScript      bool
}

// tab is a page in the browser, and what it did that nobody asked for.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu   sync.Mutex
	said []string
}

// open shows a document of the given ending, from disk. Each thing that the page
// tells the console, each dialog and each request but for itself is noted.
func open(t *testing.T, browser context.Context, document []byte, ending string, s screen) *tab {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page."+ending)
	if err := os.WriteFile(file, document, 0o600); err != nil {
		t.Fatal(err)
	}
	return openFile(t, browser, file, s)
}

// openFile is [open] for a file with others beside it, which the page may load.
func openFile(t *testing.T, browser context.Context, file string, s screen) *tab {
	t.Helper()
	return openAt(t, browser, "file://"+file, "file://"+filepath.Dir(file)+"/", s)
}

// openAt shows what is at an address; requests below the folder are the page's own.
func openAt(t *testing.T, browser context.Context, address, folder string, s screen) *tab {
	t.Helper()
	if s.width == 0 {
		s.width, s.height = 1200, 800
	}
	ctx, closeTab := chromedp.NewContext(browser)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(func() { cancel(); closeTab() })
	p := &tab{t: t, ctx: ctx}
	scheme := map[bool]string{false: "light", true: "dark"}[s.dark]
	err := errors.Join(
		chromedp.Listen(ctx, func(event any) { p.note(event, folder) }),
		call(ctx, log.Enable, cdp.Empty{}),
		call(ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: s.width, Height: s.height, DeviceScaleFactor: 1}),
		call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.noScript}),
		call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}}),
		chromedp.Do(ctx, chromedp.Navigate(address)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// call gives the browser a command that has no answer.
func call[P any](ctx context.Context, c cdp.Command[P, cdp.Empty], params P) error {
	_, err := chromedp.Call(ctx, c, params)
	return err
}

// note keeps what must not happen. Requests within the folder are the page's own,
// and so are images that a test wrote into it.
func (p *tab) note(event any, folder string) {
	said := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		said = fmt.Sprintf("console: %s %v", e.Type, e.Args)
	case *runtime.EventExceptionThrown:
		said = fmt.Sprintf("exception: %s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *log.EventEntryAdded:
		said = "log: " + e.Entry.Text
	case *page.EventJavascriptDialogOpening:
		said = "dialog: " + e.Message
		go call(p.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}) //nolint:errcheck // the dialog is the fault
	case *page.EventWindowOpen:
		said = "window: " + e.URL
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, folder) && e.Request.URL != "data:," && !strings.HasPrefix(e.Request.URL, "data:image/svg+xml;base64,") {
			said = "request: " + e.Request.URL
		}
	}
	if said != "" {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.said = append(p.said, said)
	}
}

// eval runs an expression in the page and waits for its value, where it is a promise.
func eval[T any](p *tab, expression string) T {
	p.t.Helper()
	got, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%.200s: %v", expression, err)
	}
	return got
}

// quiet fails the test where the page did anything that nobody asked for.
func (p *tab) quiet() {
	p.t.Helper()
	p.quietBut("nothing")
}

// quietBut is quiet, but for what the browser logs with such words.
func (p *tab) quietBut(words string) {
	p.t.Helper()
	time.Sleep(30 * time.Millisecond) // for what the page put off
	// What was sent before this answer has been noted by the time it is here.
	eval[int](p, "0")
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.said {
		if strings.HasPrefix(s, "log: "+words) {
			continue
		}
		p.t.Errorf("the page did: %.300s", s)
	}
}

// shot takes a picture of the whole page, as PNG.
func (p *tab) shot() []byte {
	p.t.Helper()
	b, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

// keep leaves a picture of the page where pictures are kept; else it takes none.
func (p *tab) keep(name string) {
	p.t.Helper()
	if os.Getenv("BROWSER_SHOTS") != "" {
		keepNamed(p.t, name, p.shot())
	}
}

// keepShot leaves a picture in the folder BROWSER_SHOTS, for people to look at.
func keepShot(t *testing.T, png []byte) { keepNamed(t, "", png) }

// keepNamed is [keepShot] for one of several pictures of a test.
func keepNamed(t *testing.T, name string, png []byte) {
	t.Helper()
	folder := os.Getenv("BROWSER_SHOTS")
	if folder == "" {
		return
	}
	name = strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()+"-"+name) + ".png"
	if err := os.WriteFile(filepath.Join(folder, name), png, 0o600); err != nil {
		t.Error(err)
	}
}
