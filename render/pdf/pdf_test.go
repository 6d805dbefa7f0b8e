package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/xml"
	"errors"
	pngfile "image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"dossier/data/answer"
	"dossier/internal/testkit/specimen"
	"dossier/render"
	"dossier/render/internal/letters"
	"dossier/render/pdf"
	"dossier/render/png"
)

func encode(t testing.TB, s *render.Scene, opt pdf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := pdf.Encode(context.Background(), &b, s, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// run gives what a program of poppler says about a file, or skips the test.
func run(t *testing.T, file []byte, tool string, args ...string) string {
	t.Helper()
	tool, err := exec.LookPath(tool)
	if err != nil {
		t.Skip("poppler's programs are not here")
	}
	name := filepath.Join(t.TempDir(), "figure.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd := exec.Command(tool, append(args, name)...)
	if strings.HasSuffix(tool, "pdftotext") {
		cmd.Args = append(cmd.Args, "-")
	}
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("%s: %v\n%s", tool, err, said.String())
	}
	return string(out)
}

func TestPage(t *testing.T) {
	file := encode(t, specimen.Scene(), pdf.Options{})
	if !bytes.Contains(file, []byte("/MediaBox [0 0 480.00 420.38]")) { // 640 and 560.5 pixels of 0.75 pt
		t.Error("the page has another size")
	}
	for _, want := range []string{"/Lang (en)", "/Count 1", "/CreationDate (D:19700101000000)"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestInfo(t *testing.T) {
	info := run(t, encode(t, specimen.Scene(), pdf.Options{}), "pdfinfo")
	for _, want := range []string{`Title: +Every mark: Čechy & Łódź`, `Subject: +8 actors and 18 ties\.`,
		`Keywords: +dossier draw -o every\.png sha256:0123`, `Creator: +dossier 1\.0\.0`, `JavaScript: +no`, `Pages: +1`} {
		if !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("no %s in:\n%s", want, info)
		}
	}
	fonts := strings.Split(strings.TrimSpace(run(t, encode(t, specimen.Scene(), pdf.Options{}), "pdffonts")), "\n")[2:]
	if len(fonts) != 2 {
		t.Errorf("fonts: %q", fonts)
	}
	for _, f := range fonts {
		if !strings.Contains(f, "CID TrueType") || !regexp.MustCompile(`yes \w+ +yes`).MatchString(f) {
			t.Errorf("not embedded with its text: %s", f)
		}
	}
}

// TestTextCanBeSearched finds names in every script, those included that no
// font of the computer draws.
func TestTextCanBeSearched(t *testing.T) {
	s := specimen.Scene()
	names := []string{"김정은 Kim", "حزب الله", "שלום", "Żółć x\u0302y", "中华人民共和国", "नरेन्द्र", "🇰🇵", "กรุงเทพ"}
	specimen.AddNames(s, names...)
	for _, fonts := range []*letters.Library{letters.System(), letters.NewLibrary()} {
		text := run(t, encode(t, s, pdf.Options{Fonts: fonts}), "pdftotext", "-enc", "UTF-8", "-layout")
		for _, want := range append(names, "Every mark: Čechy & Łódź", "Škoda supplies Ελλάδα and Россия",
			`denied by Россия: “нет” – 2023-09-12, (p. 3) \ 100 %`, "organization", answer.Caveat) {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in:\n%s", want, text)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	s := specimen.Scene()
	specimen.AddNames(s, "김정은 Kim", "حزب الله", "שלום 123")
	for _, theme := range render.Themes() {
		first := encode(t, s, pdf.Options{Theme: theme})
		before := runtime.GOMAXPROCS(1)
		one := encode(t, s, pdf.Options{Theme: theme})
		runtime.GOMAXPROCS(2)
		two := encode(t, s, pdf.Options{Theme: theme})
		runtime.GOMAXPROCS(before)
		if !bytes.Equal(first, one) || !bytes.Equal(first, two) {
			t.Errorf("%s: two encodings differ", theme)
		}
	}
	light := encode(t, s, pdf.Options{Theme: render.Light})
	if !bytes.Equal(light, encode(t, s, pdf.Options{})) || !bytes.Equal(light, encode(t, s, pdf.Options{Theme: render.Auto})) {
		t.Error("no theme, or auto, is not light")
	}
}

func TestRefusals(t *testing.T) {
	large := specimen.Scene()
	large.Width = 20_000
	for _, c := range []struct {
		name, want string
		s          *render.Scene
		opt        pdf.Options
	}{
		{"too large", "5292 by 148 mm, and a page may have 5080", large, pdf.Options{}},
		{"theme", `no theme "sepia"`, specimen.Scene(), pdf.Options{Theme: "sepia"}},
		{"no page", "both must be positive", &render.Scene{Width: math.Inf(1), Height: 3}, pdf.Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := pdf.Encode(context.Background(), io.Discard, c.s, c.opt)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "pdf: ") {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestFailingWriter(t *testing.T) {
	full := errors.New("disk full")
	if _, err := pdf.Encode(context.Background(), failing{full}, specimen.Scene(), pdf.Options{}); !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestWarnings(t *testing.T) {
	s := specimen.Scene()
	specimen.AddNames(s, "김정은")
	w, err := pdf.Encode(context.Background(), io.Discard, s, pdf.Options{Fonts: letters.NewLibrary()})
	if err != nil || len(w) != 1 || !strings.Contains(w[0], "no font for Hangul") {
		t.Errorf("warnings %q, %v", w, err)
	}
}

// TestHostileTexts puts texts that try to break out into every field, and
// checks that nothing but what is ours stands in the file.
func TestHostileTexts(t *testing.T) {
	for _, text := range []string{
		`) Tj ET /JS (app.alert(1)) BT (`, `\) \( \\`, "(((", ">> endobj 1 0 obj <</OpenAction 2 0 R>>", "endstream endobj", "]]><x/>&<!--",
		"\u202eevil\u202c", "a\x00b\x01c\x1b[31m\x7f\u0085", "line\r\nbreak", "bad \xff\xfe utf\xc3", "\ufeff\ufffe\uffff", "č \u010d \u0a0d",
		"\u200d\u0301\ufe0f", "\U0010ffff\U000e0001", strings.Repeat("W", 3_000), strings.Repeat("e\u0301\u0302", 300),
		"👩‍👩‍👧‍👦 🇰🇵", "حزب (الله) 12 abc", "{nb}", "%PDF", "?>",
	} {
		s := specimen.Scene()
		specimen.AddNames(s, text)
		s.Title, s.Description = text, text
		s.Stamp = render.Stamp{Query: text, Digest: text, Version: text}
		s.Actors[0].Names[0].String, s.Notes[0].Lines[1].String = text, text
		file := encode(t, s, pdf.Options{})
		checkInert(t, text, file)
	}
}

// checkInert looks at what is neither text nor a stream: no key of it may run or
// follow anything, and the packet of metadata must be sound XML.
func checkInert(t *testing.T, text string, file []byte) {
	t.Helper()
	outline, packets := string(file), 0
	outline = regexp.MustCompile(`(?s)stream\n.*?\nendstream`).ReplaceAllStringFunc(outline, func(s string) string {
		body := strings.TrimSuffix(strings.TrimPrefix(s, "stream\n"), "\nendstream")
		if strings.HasPrefix(body, "<?xpacket") {
			packets++
			if err := xml.Unmarshal([]byte(body), new(struct{ XMLName xml.Name })); err != nil {
				t.Errorf("%.30q: the metadata is no XML: %v", text, err)
			}
		} else if r, err := zlib.NewReader(strings.NewReader(body)); err == nil {
			if _, err := io.Copy(io.Discard, r); err != nil {
				t.Errorf("%.30q: a stream is broken: %v", text, err)
			}
		}
		return ""
	})
	if packets != 1 {
		t.Errorf("%.30q: %d packets of metadata", text, packets)
	}
	outline = regexp.MustCompile(`(?s)\((\\.|[^\\()])*\)`).ReplaceAllString(outline, "()")
	for _, key := range []string{"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/Annots", "/Filespec", "<x/>"} {
		if strings.Contains(outline, key) {
			t.Errorf("%.30q: the file has %s", text, key)
		}
	}
}

func TestHostileTextsElsewhere(t *testing.T) {
	s := specimen.Scene()
	const text = `) Tj ET Q \( (x) <y> [z] č 김`
	s.Heading[0].String, s.Title = text, text
	file := encode(t, s, pdf.Options{})
	if got := run(t, file, "pdftotext", "-enc", "UTF-8", "-layout"); !strings.Contains(got, text) {
		t.Errorf("%q is not in:\n%s", text, got)
	}
	if got := run(t, file, "pdfinfo"); !strings.Contains(got, text) {
		t.Errorf("%q is not in:\n%s", text, got)
	}
}

// TestLooksLikeThePNG compares what poppler shows with the other encoder.
func TestLooksLikeThePNG(t *testing.T) {
	s := specimen.Scene()
	specimen.AddNames(s, "김정은 Kim", "حزب الله", "שלום 123", "Żółć x\u0302y")
	for i, theme := range []render.Theme{render.Light, render.Dark, render.Print, render.Light, render.Dark} {
		if i == 3 {
			s = specimen.Table()
		}
		out := run(t, encode(t, s, pdf.Options{Theme: theme}), "pdftoppm", "-r", "144", "-png", "-singlefile")
		shown, err := pngfile.Decode(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := png.Encode(context.Background(), &b, s, png.Options{Theme: theme, DPI: 144}); err != nil {
			t.Fatal(err)
		}
		want, err := pngfile.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		mean, worst := specimen.Difference(shown, want)
		t.Logf("%s: mean %.4f, worst tile %.3f", theme, mean, worst)
		if mean > 0.01 || worst > 0.3 {
			t.Errorf("%s: differs by %.4f on average and %.2f at worst", theme, mean, worst)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	s := specimen.Scene()
	for b.Loop() {
		encode(b, s, pdf.Options{})
	}
}

func TestEncodeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	if _, err := pdf.Encode(ctx, &b, specimen.Scene(), pdf.Options{}); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
}

// Scenes become pages of their own sizes in one document.
func TestPages(t *testing.T) {
	var b bytes.Buffer
	second := specimen.Table()
	if _, err := pdf.EncodePages(context.Background(), &b, []*render.Scene{specimen.Scene(), second}, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/Count 2", "/MediaBox [0 0 480.00 420.38]", "/MediaBox [0 0 315.00 285.00]"} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
	second.Width = 0
	if _, err := pdf.EncodePages(context.Background(), &b, []*render.Scene{specimen.Scene(), second}, pdf.Options{}); err == nil {
		t.Error("a second page without a width is taken")
	}
}
