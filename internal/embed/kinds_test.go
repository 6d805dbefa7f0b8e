package embed

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestKindOf(t *testing.T) {
	for name, want := range map[string]Kind{"a.md": Markdown, "B.MARKDOWN": Markdown, "a.Rmd": Markdown, "a.qmd": Quarto, "a.mdx": MDX, "x/a.htm": HTML,
		"a.tex": LaTeX, "a.adoc": AsciiDoc, "a.typ": Typst, "a.rst": RST, "a.ipynb": Notebook} {
		if got, ok := KindOf(name); !ok || got != want {
			t.Errorf("%s is %v", name, got)
		}
	}
	for _, name := range []string{"a.txt", "md", "a", "a.md.bak"} {
		if _, ok := KindOf(name); ok {
			t.Errorf("%s is a document", name)
		}
	}
	for i, k := range kinds() {
		if int(k.Kind) != i {
			t.Errorf("%v stands in row %d of the table", k.Kind, i)
		}
	}
}

// TestMarkersOfKinds: which comments are markers in each kind, and which stand in code.
func TestMarkersOfKinds(t *testing.T) {
	for _, c := range []struct {
		name       string
		kind       Kind
		text, want string
	}{
		{"MyST", Markdown, "a\n% dossier: draw -f x\n% /dossier\nb", "draw -f x"},
		{"MyST in a list", Markdown, "- a\n\n  % dossier: draw\n  % /dossier", "draw"},
		{"MyST in a quotation", Markdown, "> % dossier: draw\n> % /dossier", "draw"},
		{"MyST in a fence", Markdown, "```\n% dossier: draw\n% /dossier\n```", ""},
		{"MyST in indented code", Markdown, "a\n\n    % dossier: draw\n    % /dossier", ""},
		{"MyST with CRLF", Markdown, "% dossier: draw\r\n% /dossier\r\n", "draw"},
		{"MyST within a line", Markdown, "a % dossier: draw\n", ""},
		{"two forms", Markdown, "% dossier: draw\n" + end + "\n\n<!-- dossier: rank -->\n" + end,
			"rank | 1:1: this marker is ended by another form of comment: end it with % /dossier"},
		{"Quarto knows no %", Quarto, "% dossier: draw\n% /dossier\n\n<!-- dossier: rank -->\n" + end, "rank"},

		{"MDX", MDX, "{/* dossier: draw --path A,B */}\n{/* /dossier */}\n", "draw --path A,B"},
		{"MDX, deep in an element", MDX, "<Tab>\n      {/* dossier: draw */}\n      {/* /dossier */}\n</Tab>\n", "draw"},
		{"MDX in code", MDX, "```\n{/* dossier: draw */}\n```\n\n`{/* dossier: draw */}`", ""},
		{"MDX in one line", MDX, "{/* dossier: draw */}{/* /dossier */}", "1:1: this marker is never ended: write {/* /dossier */} on a line below it"},
		{"MDX knows no HTML", MDX, "<!-- dossier: draw -->\n" + end, ""},

		{"LaTeX", LaTeX, "a\n  %dossier: draw\n  % /dossier\n", "draw"},
		{"LaTeX behind text", LaTeX, "a % dossier: draw\n", ""},
		{"LaTeX verbatim", LaTeX, "\\begin{verbatim}\n% dossier: draw\n\\end{verbatim}\n\\begin{lstlisting}[a]\n% dossier: draw\n\\end{lstlisting}\n% dossier: rank\n% /dossier", "rank"},
		{"LaTeX verbatim in one line", LaTeX, "\\begin{verbatim}a\\end{verbatim}\n% dossier: rank\n% /dossier", "rank"},
		{"LaTeX verbatim in a comment", LaTeX, "% \\begin{verbatim}\n% dossier: rank\n% /dossier", "rank"},
		{"LaTeX verbatim behind a percent sign", LaTeX, "5\\% \\begin{comment}\n% dossier: rank\n\\end{comment}", ""},

		{"AsciiDoc", AsciiDoc, "// dossier: draw\n// /dossier\n", "draw"},
		{"AsciiDoc, indented", AsciiDoc, "* a\n // dossier: draw\n // /dossier\n", "2:2: a marker must begin its line, indented no more than the text around it"},
		{"AsciiDoc listing", AsciiDoc, "----\n// dossier: draw\n----\n....\n// dossier: draw\n....\n////\n// dossier: draw\n////\n// dossier: rank\n// /dossier", "rank"},
		{"AsciiDoc longer fence", AsciiDoc, "-----\n----\n// dossier: draw\n-----\n", ""},
		{"AsciiDoc fence of Markdown", AsciiDoc, "```ruby\n// dossier: draw\n```\n// dossier: rank\n// /dossier", "rank"},
		{"AsciiDoc open block", AsciiDoc, "--\n// dossier: draw\n// /dossier\n--", "draw"},
		{"AsciiDoc source", AsciiDoc, ".Title\n[source,java]\nx();\n// dossier: draw\n\n// dossier: rank\n// /dossier", "rank"},
		{"AsciiDoc literal", AsciiDoc, "a\n\n x\n// dossier: draw\n\n// dossier: rank\n// /dossier", "rank"},

		{"Typst", Typst, "  //dossier: draw\n  // /dossier\n", "draw"},
		{"Typst raw", Typst, "```typ\n// dossier: draw\n```\n`a\n// dossier: draw`\n// dossier: rank\n// /dossier", "rank"},
		{"Typst empty raw", Typst, "``\n// dossier: rank\n// /dossier", "rank"},
		{"Typst escaped raw", Typst, "\\`\n// dossier: rank\n// /dossier", "rank"},
		{"Typst open raw", Typst, "````\n// dossier: rank\n```", ""},
		{"Typst block comment", Typst, "/* /* */\n// dossier: draw\n*/\n// dossier: rank\n// /dossier", "rank"},
		{"Typst address", Typst, "http://a.b/` `\n// dossier: rank\n// /dossier", "rank"},
		{"Typst backtick in a string", Typst, "#f(\"\\\"```\",\n  \"`\")\n// dossier: rank\n// /dossier", "rank"},
		{"Typst quotes", Typst, "(\"open\n`// dossier: draw\n`\n// dossier: rank\n// /dossier", "rank"},
		{"Typst backtick in a comment", Typst, "// it's a `\n// dossier: rank\n// /dossier", "rank"},

		{"reST", RST, "a\n\n.. dossier: draw\n.. /dossier\n", "draw"},
		{"reST below a title", RST, "A\n=\n.. dossier: draw\n.. /dossier", "draw"},
		{"reST in a paragraph", RST, "a\n.. dossier: draw\n\n.. /dossier", "2:1: a marker needs a blank line before it, since reStructuredText takes it for text otherwise | 4:1: this ends a marker, and none is open here"},
		{"reST in a note", RST, ".. note::\n\n   .. dossier: draw\n   .. /dossier", "draw"},
		{"reST code", RST, "a::\n\n  .. dossier: draw\n\n.. code-block:: rst\n\n  .. dossier: draw\n\nb\n\n.. dossier: rank\n.. /dossier", "rank"},
		{"reST comment", RST, ".. a comment\n\n   .. dossier: draw\n\n.. dossier: rank\n.. /dossier", "rank"},
		{"reST footnote", RST, ".. [1] a\n\n   .. dossier: rank\n   .. /dossier", "rank"},
		{"reST without a space", RST, "..dossier: draw", ""},

		{"notebook", Notebook, `{"cells":[{"cell_type":"markdown","source":["a\n","<!-- dossier: draw -->\n","` + end + `"]},{"source":"<!-- dossier: rank -->` + end + `","cell_type":"markdown"}]}`, "draw | rank"},
		{"notebook, code", Notebook, `{"cells":[{"cell_type":"code","source":["<!-- dossier: draw -->"]},{"cell_type":"raw","source":"<!-- dossier: draw -->"}],"x":{"cells":"dossier"}}`, ""},
		{"notebook, never ended", Notebook, "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":[\"é\\u00e9\\n\",\n \"<!-- dossier: draw -->\"]}]}", "2:3: this marker is never ended: write " + end + " on a line below it"},
		{"notebook, no JSON", Notebook, `{"dossier": [}`, "1:14: the notebook cannot be read as JSON: invalid character '}' looking for beginning of value"},
		{"notebook, more behind", Notebook, `{"dossier": 1} {}`, "1:17: the notebook cannot be read as JSON: something follows the notebook"},
		{"notebook, a list", Notebook, `["dossier"]`, "1:2: the notebook cannot be read as JSON: a notebook is an object"},
		{"notebook, odd source", Notebook, `{"cells":[{"source":["dossier",1]}]}`, "1:33: the notebook cannot be read as JSON: the source of a cell is a text or a list of texts"},
		{"notebook, odd cell", Notebook, `{"cells":[{"cell_type":[],"dossier":1}]}`, "1:25: the notebook cannot be read as JSON: cell_type is a text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := words(Parse(c.kind, []byte(c.text))); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFillKinds(t *testing.T) {
	for _, c := range []struct {
		name       string
		kind       Kind
		text, want string
	}{
		{"MyST", Markdown, "% dossier: x\nold\n% /dossier\n", "% dossier: x\n\nNEW\n\n- \"one\"\n\n% /dossier\n"},
		{"MDX", MDX, "<T>\n    {/* dossier: x */}\n    {/* /dossier */}\n</T>", "<T>\n    {/* dossier: x */}\n\n    NEW\n\n    - \"one\"\n\n    {/* /dossier */}\n</T>"},
		{"LaTeX", LaTeX, "a\r\n % dossier: x  \r\n % /dossier\r\n", "a\r\n % dossier: x\r\n\r\n NEW\r\n\r\n - \"one\"\r\n\r\n % /dossier\r\n"},
		{"AsciiDoc", AsciiDoc, "// dossier: x\n// /dossier", "// dossier: x\n\nNEW\n\n- \"one\"\n\n// /dossier"},
		{"Typst", Typst, "\t// dossier: x\n\t// /dossier", "\t// dossier: x\n\n\tNEW\n\n\t- \"one\"\n\n\t// /dossier"},
		{"reST", RST, "  .. dossier: x\n  .. /dossier\n", "  .. dossier: x\n\n  NEW\n\n  - \"one\"\n\n  .. /dossier\n"},
		{"notebook, lines", Notebook, "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\n   \"\\u00e9\\n\",\n   \"<!-- dossier: x -->\\n\",\n   \"" + end + "\\n\",\n   \"z\"\n]}]}\n",
			"{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\n   \"\\u00e9\\n\",\n   \"<!-- dossier: x -->\\n\",\n   \"\\n\",\n   \"NEW\\n\",\n   \"\\n\",\n   \"- \\\"one\\\"\\n\",\n   \"\\n\",\n   \"" + end + "\\n\",\n   \"z\"\n]}]}\n"},
		{"notebook, one string in a list", Notebook, `{"cells":[{"cell_type":"markdown","source":[ "<!-- dossier: x -->` + end + `"]}]}`,
			`{"cells":[{"cell_type":"markdown","source":[ "<!-- dossier: x -->\n", "\n", "NEW\n", "\n", "- \"one\"\n", "\n", "` + end + `"]}]}`},
		{"notebook, a text", Notebook, `{"cells":[{"cell_type":"markdown","source":"\t\ud83d\ude00é\/\n\n<!-- dossier: x -->` + end + `\u007a"}]}`,
			`{"cells":[{"cell_type":"markdown","source":"\t\ud83d\ude00é\/\n\n<!-- dossier: x -->\n\nNEW\n\n- \"one\"\n\n` + end + `\u007a"}]}`},
		{"notebook, two in a cell", Notebook, `{"cells":[{"cell_type":"markdown","source":"<!-- dossier: x -->` + end + `\n\n<!-- dossier: y -->` + end + `"}]}`,
			`{"cells":[{"cell_type":"markdown","source":"<!-- dossier: x -->\n\nNEW\n\n- \"one\"\n\n` + end + `\n\n<!-- dossier: y -->\n\nNEW\n\n- \"one\"\n\n` + end + `"}]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := []byte("NEW\n\n- \"one\"\n")
			d, problems := Parse(c.kind, []byte(c.text))
			if len(problems) > 0 || len(d.Markers) == 0 {
				t.Fatal(words(d, problems))
			}
			got := d.Fill(repeated(d, content))
			if string(got) != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if left := d.Fill(make([][]byte, len(d.Markers))); string(left) != c.text {
				t.Errorf("filled with nothing: %q", left)
			}
			again, _ := Parse(c.kind, got)
			if len(again.Markers) != len(d.Markers) || !again.Filled(0, content) || !bytes.Equal(again.Fill(repeated(again, content)), got) {
				t.Error("filling twice is not filling once")
			}
		})
	}
}

func repeated(d *Document, content []byte) [][]byte {
	contents := make([][]byte, len(d.Markers))
	for i := range contents {
		contents[i] = content
	}
	return contents
}

// TestBadMarkersStopThemselves: what cannot be filled is listed, and the rest is filled.
func TestBadMarkersStopThemselves(t *testing.T) {
	text := "<!-- dossier: a -->\n" + end + "\n\n<div>\n    <!-- dossier: b -->\n    " + end + "\n</div>\n\n<!-- dossier: c -->\n" + end + "\n"
	d, problems := Parse(Markdown, []byte(text))
	if len(d.Markers) != 2 || len(problems) != 1 || problems[0].Line != 5 {
		t.Fatal(words(d, problems))
	}
	got := string(d.Fill([][]byte{[]byte("A"), []byte("C")}))
	if want := strings.Replace(strings.Replace(text, "a -->\n", "a -->\n\nA\n\n", 1), "c -->\n", "c -->\n\nC\n\n", 1); got != want {
		t.Errorf("filled to %q", got)
	}
}

// TestFillingKindsTwiceIsFillingOnce fills documents made of random lines in all kinds.
func TestFillingKindsTwiceIsFillingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := Kind(rapid.IntRange(0, int(RST)).Draw(t, "kind"))
		form := rapid.SampledFrom(kind.Forms()).Draw(t, "form")
		piece := rapid.SampledFrom([]string{"text", "", "", "- item", "> quote", "```", "    code", "`", "<div>", "</div>", "::", ".. note::", ".. code::", "  in", "   .. x",
			"----", "....", "[source]", " literal", "\\begin{verbatim}", "\\end{verbatim}", "%", "/*", "*/", "{", "====",
			form.Open("a"), form.Open("b c"), form.Close(), form.Close(), "  " + form.Open("d"), "  " + form.Close(), "\t" + form.Open("e") + "\n\t" + form.Close(), form.Open("f") + "\nold\n" + form.Close()})
		text := strings.Join(rapid.SliceOfN(piece, 0, 14).Draw(t, "text"), rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "newline"))
		d, _ := Parse(kind, []byte(text))
		contents := repeated(d, []byte("NEW"))
		once := d.Fill(contents)
		again, problems := Parse(kind, once)
		if len(again.Markers) != len(d.Markers) {
			t.Fatalf("%v: %q was filled to\n%q, which has %s", kind, text, once, words(again, problems))
		}
		for i := range again.Markers {
			if !again.Filled(i, contents[i]) {
				t.Fatalf("%v: %q was filled to\n%q, and marker %d is not filled", kind, text, once, i)
			}
		}
		if twice := again.Fill(contents); !bytes.Equal(once, twice) {
			t.Fatalf("%v: filled once\n%q\ntwice\n%q", kind, once, twice)
		}
	})
}

func FuzzKinds(f *testing.F) {
	for i, k := range kinds() {
		form := k.forms[len(k.forms)-1]
		f.Add("a\n\n"+form.Open("draw")+"\n"+form.Close()+"\n", uint8(i))
	}
	f.Add(`{"cells":[{"cell_type":"markdown","source":["<!-- dossier: x -->\u00e9\ud83d\ude00\n","`+end+`"]}]}`, uint8(Notebook))
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		k := Kind(kind % uint8(len(kinds())))
		d, _ := Parse(k, []byte(text))
		once := d.Fill(repeated(d, []byte("NEW\n\nand")))
		again, problems := Parse(k, once)
		if len(again.Markers) != len(d.Markers) {
			t.Fatalf("%v: %q was filled to\n%q, which has %s", k, text, once, words(again, problems))
		}
		if twice := again.Fill(repeated(again, []byte("NEW\n\nand"))); !bytes.Equal(once, twice) {
			t.Fatalf("%v: filled once\n%q\ntwice\n%q", k, once, twice)
		}
	})
}
