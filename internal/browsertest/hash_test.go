package browsertest

import (
	"testing"
)

// TestPlacesOnAPage follows a link to a place on the page at hand: it is shown, and nothing
// is fetched anew.
func TestPlacesOnAPage(t *testing.T) {
	browser, server := startChromium(t), serveExplorer(t)
	p := explore(t, browser, server, "/draw?actor=Kim", screen{height: 600})
	p.until("document.querySelector('figure.alive')")
	eval[bool](p, "document.querySelector('main').dataset.same = 'yes', true")
	p.click(`a[href="#cast"]`)
	p.until("location.hash === '#cast' && document.getElementById('cast').getBoundingClientRect().top < 600")
	if !eval[bool](p, "new Promise((done) => setTimeout(() => done(document.querySelector('main').dataset.same === 'yes' && document.getElementById('cast').getBoundingClientRect().top < 600), 600))") {
		t.Error("the page was fetched anew, or scrolled away")
	}
	p.quiet()
}
