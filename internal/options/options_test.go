package options_test

import (
	"encoding/json"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dossier/graph/ask"
	"dossier/internal/options"
	"dossier/internal/testkit/requests"
)

// TestOneVocabulary writes requests as a command line, as the words of a marker,
// as a URL and as JSON, and reads them back: each is the same request.
func TestOneVocabulary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := requests.Any(t, requests.Odd())
		same := func(way, text string, again options.Request, err error) {
			if err != nil {
				t.Fatalf("%s %s: %v", way, text, err)
			}
			if !reflect.DeepEqual(again, r) {
				t.Fatalf("%s %s\nis read as %s\ninstead of %s", way, text, again.CommandLine(), r.CommandLine())
			}
		}
		line := r.CommandLine()
		words, err := options.Split(line)
		if err != nil || words[0] != "dossier" {
			t.Fatalf("%s: %v", line, err)
		}
		again, err := options.Parse(words[1:], nil)
		if len(again.Actors) == 0 {
			again.Actors = nil
		}
		same("the command line", line, again, err)
		if strings.ContainsAny(unquoted(line), "$`\"*?[]#!&|;<>(){}\\") {
			t.Fatalf("a shell would take something in %s for its own", line)
		}

		u, err := url.Parse(r.URL())
		if err != nil {
			t.Fatal(err)
		}
		again, err = options.ParseURL(u)
		same("the URL", r.URL(), again, err)

		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		again = options.Request{}
		err = json.Unmarshal(text, &again)
		same("the JSON", string(text), again, err)
	})
}

// unquoted is what of a line stands outside of single quotes; an apostrophe, which
// is written as '\”, apart.
func unquoted(line string) string {
	line = strings.ReplaceAll(line, `'\''`, "")
	var b strings.Builder
	for i, part := range strings.Split(line, "'") {
		if i%2 == 0 {
			b.WriteString(part)
		}
	}
	return b.String()
}

func TestOptionsAreWellFormed(t *testing.T) {
	names := map[string]bool{}
	for _, o := range options.All() {
		for _, verb := range o.Verbs {
			if names[verb+" --"+o.Name] {
				t.Errorf("%s --%s stands twice in the table", verb, o.Name)
			}
			names[verb+" --"+o.Name] = true
		}
		if o.Help == "" || len(o.Verbs) == 0 || !slices.Contains(options.Groups(), o.Group) {
			t.Errorf("--%s lacks help, verbs or a group", o.Name)
		}
		var fresh options.Request
		if v := o.Value(&fresh).String(); v != "" {
			t.Errorf("--%s is %q before it is set", o.Name, v)
		}
		counts := false
		for _, s := range requests.ValuesOf(o, requests.Odd()) {
			var r options.Request
			if err := o.Value(&r).Set(s); err != nil {
				t.Errorf("--%s %s: %v", o.Name, s, err)
			}
			counts = counts || !reflect.DeepEqual(r, options.Request{})
		}
		if !counts {
			t.Errorf("--%s has no effect on the request", o.Name)
		}
		if o.Value(&fresh).Set("\x00no such value") == nil && o.Words != nil {
			t.Errorf("--%s takes what is none of its words", o.Name)
		}
	}
}

func TestBadRequests(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{"/paths?from=Kim", "did you mean path"},
		{"/path?to=Seoul", "to is given without from"},
		{"/path?from=a&from=b", "from is given more than once"},
		{"/path?from=a&to=b&k=x", `path has no option "k"`},
		{"/path?from=a&to=b&count=0", "whole number"},
		{"/show?actor=a&theme=light", `show has no option "theme"`},
		{"/draw?actor=a&theme=neon", "light, dark, auto or print"},
		{"/claims?%zz", "cannot be read"},
	} {
		u := &url.URL{}
		u.Path, u.RawQuery, _ = strings.Cut(c.url, "?")
		_, err := options.ParseURL(u)
		if err == nil || !ask.IsUsage(err) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s gives %v, want %q", c.url, err, c.want)
		}
	}
	for _, text := range []string{`{"verb":"path","option":{}}`, `{"verb":"path","options":{"from":"Kim"}}`, `{"verb":"nothing"}`, `[]`} {
		var r options.Request
		if err := json.Unmarshal([]byte(text), &r); err == nil {
			t.Errorf("%s is read as %s", text, r.CommandLine())
		}
	}
}
