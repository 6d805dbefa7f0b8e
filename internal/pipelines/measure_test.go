package pipelines

import (
	"encoding/xml"
	"fmt"
	"math"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// smallestType is the size of type, in points, below which print is not read;
// smallestNumber that of the numbers of notes, which are bold digits in a circle.
const smallestType, smallestNumber = 6.0, 5.0

var digits = regexp.MustCompile(`^\d+$`)

// page is a page of a PDF with its words, in points from its upper left corner.
type page struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []struct {
		XMin float64 `xml:"xMin,attr"`
		YMin float64 `xml:"yMin,attr"`
		XMax float64 `xml:"xMax,attr"`
		YMax float64 `xml:"yMax,attr"`
		Text string  `xml:",chardata"`
	} `xml:"word"`
}

// pagesOf reads the words of a PDF and where they stand.
func pagesOf(t *testing.T, pdf string) []page {
	t.Helper()
	out := run(t, filepath.Dir(pdf), with(tool(t, "Poppler"), "-bbox", pdf, "-")...)
	var doc struct {
		Pages []page `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(strings.NewReader(out))
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	if err := decoder.Decode(&doc); err != nil {
		t.Fatalf("%s: %v", pdf, err)
	}
	return doc.Pages
}

// wholePDF holds a PDF to what every one has to be: words lie on their pages, ink
// does not reach the edges, and no type is too small to read.
func wholePDF(t *testing.T, pdf string) {
	t.Helper()
	for i, p := range pagesOf(t, pdf) {
		over := map[string]float64{}
		for _, w := range p.Words {
			if within := min(w.XMin, w.YMin, p.Width-w.XMax, p.Height-w.YMax); within < 0 {
				over[w.Text] = within
			}
		}
		if len(over) > 0 {
			t.Errorf("%s, page %d: words run over the edge of the page, by points: %s", pdf, i+1, some(over))
		}
	}
	largeType(t, pdf)
	inkWithin(t, pdf)
}

var (
	fontSpec = regexp.MustCompile(`<fontspec id="(\d+)" size="(-?\d+)"`)
	setText  = regexp.MustCompile(`(?s)<text [^>]*font="(\d+)"[^>]*>(.*?)</text>`)
)

// largeType asks for the size of every text of a PDF.
func largeType(t *testing.T, pdf string) {
	t.Helper()
	tool(t, "Poppler")
	const zoom = 3 // the most that it does; sizes come in whole units
	out := run(t, filepath.Dir(pdf), "pdftohtml", "-xml", "-i", "-zoom", fmt.Sprint(zoom), "-stdout", pdf)
	sizes := map[string]float64{}
	for _, m := range fontSpec.FindAllStringSubmatch(out, -1) {
		sizes[m[1]] = math.Abs(number(t, m[2])) / zoom
	}
	small := map[string]float64{}
	for _, m := range setText.FindAllStringSubmatch(out, -1) {
		text := strings.TrimSpace(svgTags.ReplaceAllString(m[2], ""))
		least := smallestType
		if digits.MatchString(text) {
			least = smallestNumber
		}
		if size := sizes[m[1]]; text != "" && size < least-0.5/zoom {
			small[text] = size
		}
	}
	if len(small) > 0 {
		t.Errorf("%s: type of less than %g pt: %s", pdf, smallestType, some(small))
	}
}

// some tells a few of many findings, the least first.
func some(found map[string]float64) string {
	var texts []string
	for text := range found {
		texts = append(texts, text)
	}
	sort.Slice(texts, func(i, k int) bool {
		a, b := texts[i], texts[k]
		return found[a] < found[b] || found[a] == found[b] && a < b
	})
	var told []string
	for _, text := range texts[:min(len(texts), 4)] {
		told = append(told, fmt.Sprintf("%q is %.1f", text, found[text]))
	}
	if len(texts) > 4 {
		told = append(told, fmt.Sprintf("%d more", len(texts)-4))
	}
	return strings.Join(told, ", ")
}

// inkWithin renders a PDF, which leaves a picture of each page beside it, and asks
// for a margin without ink of 2 mm.
func inkWithin(t *testing.T, pdf string) {
	t.Helper()
	tool(t, "Poppler")
	const dpi = 72
	stem := strings.TrimSuffix(pdf, ".pdf") + "-page"
	run(t, filepath.Dir(pdf), "pdftoppm", "-r", fmt.Sprint(dpi), "-png", pdf, stem)
	pictures, err := filepath.Glob(stem + "*.png")
	if err != nil || len(pictures) == 0 {
		t.Fatalf("%s has no pages (%v)", pdf, err)
	}
	ink := false
	for _, picture := range pictures {
		left, top, right, bottom, any := inkOf(t, picture)
		ink = ink || any
		const margin = 2 * dpi / 25.4
		if any && min(left, top, right, bottom) < margin {
			t.Errorf("%s: ink stands %.1f mm from the edge", picture, min(left, top, right, bottom)*25.4/dpi)
		}
	}
	if !ink {
		t.Errorf("%s is empty", pdf)
	}
}

// inkOf gives how far the ink of a picture stands from its four edges, in pixels.
// Ink is what differs from the corner: pages may have a colour.
func inkOf(t *testing.T, file string) (left, top, right, bottom float64, any bool) {
	t.Helper()
	img := picture(t, file)
	b := img.Bounds()
	r0, g0, b0, _ := img.At(b.Min.X, b.Min.Y).RGBA()
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(1), math.Inf(1)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			if apart(r, r0)+apart(g, g0)+apart(bl, b0) < 0x6000 {
				continue
			}
			any = true
			left, right = min(left, float64(x-b.Min.X)), min(right, float64(b.Max.X-1-x))
			top, bottom = min(top, float64(y-b.Min.Y)), min(bottom, float64(b.Max.Y-1-y))
		}
	}
	return left, top, right, bottom, any
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }

// textOf gives the text of a PDF in the order of reading.
func textOf(t *testing.T, pdf string) string {
	t.Helper()
	return run(t, filepath.Dir(pdf), with(tool(t, "Poppler"), "-nopgbrk", pdf, "-")...)
}

var same = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl", "’", "'", "‘", "'", "“", `"`, "”", `"`,
	"–", "", "—", "", "-", "", "\u00ad", "", "‐", "", "¶", "", "\u200b", "")

// squash gives a text as it compares whatever sets it: without spaces, hyphens and
// the ligatures and curls of quotation marks that a tool may choose.
func squash(text string) string {
	return strings.Join(strings.Fields(same.Replace(text)), "")
}

// searchable asks for words in a PDF, as a reader would search for them.
func searchable(t *testing.T, pdf string, words []string) {
	t.Helper()
	text := squash(textOf(t, pdf))
	var gone []string
	for _, word := range words {
		if !strings.Contains(text, squash(word)) {
			gone = append(gone, word)
		}
	}
	if len(gone) > 0 {
		t.Errorf("%s: %d of %d words of the figure cannot be found: %.300q", pdf, len(gone), len(words), gone)
	}
}

// sameNumbers holds the numbers of the evidence in a text to those of the figure.
func sameNumbers(t *testing.T, where, text string, tells told) {
	t.Helper()
	i := strings.LastIndex(text, "Evidence")
	if i < 0 {
		t.Errorf("%s has no evidence", where)
		return
	}
	text = same.Replace(text[i:])
	for n, sentence := range tells.notes {
		at := spaced(sentence).FindStringIndex(text)
		if at == nil {
			t.Errorf("%s: the evidence does not tell note %s, %q", where, n, sentence)
			continue
		}
		before := text[:at[0]]
		if m := lastNumber.FindStringSubmatch(before); m == nil || m[1] != n {
			t.Errorf("%s: %q is note %s in the figure; what stands before it is %q", where, sentence, n, before[max(0, len(before)-20):])
		}
	}
}

// lastNumber is a number with nothing but signs behind it.
var lastNumber = regexp.MustCompile(`(?:^|[^\d])(\d+)[^\d\pL]*$`)

// spaced finds a sentence wherever its lines break.
func spaced(sentence string) *regexp.Regexp {
	var signs []string
	for _, r := range squash(sentence) {
		signs = append(signs, regexp.QuoteMeta(string(r)))
	}
	return regexp.MustCompile(strings.Join(signs, `\s*`))
}

// describes asks whether the words for those who do not see a figure tell what it
// shows: every actor by its name.
func describes(t *testing.T, where string, alts []string, tells told) {
	t.Helper()
	for _, alt := range alts {
		whole := true
		for _, name := range tells.actors {
			whole = whole && strings.Contains(squash(alt), squash(name))
		}
		if whole {
			return
		}
	}
	t.Errorf("%s: no picture is described: want one text that names %q; there is %.200q", where, tells.actors, alts)
}
