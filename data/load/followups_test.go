package load

import (
	"strings"
	"testing"
)

// What only follows from a mistake is not told beside it, and what does not is.
func TestFollowUpsAreSilent(t *testing.T) {
	const head = "actors:\n  - {id: ann, name: Ann, kind: person}\n  - {id: bob, name: Bob, kind: person}\n  - {id: cid, name: Cid, kind: person}\n" +
		"sources:\n  - {id: note, title: Note}\n"
	const good = "claims:\n  - from: ann\n    relation: meets\n    to: bob\n    said:\n      - {stance: asserts, source: note}\n"
	for _, c := range []struct{ name, text, want string }{
		{"nothing is wrong but that nobody names Cid", head + good, "4:10 unreachable-actor"},
		{"a misspelt field", head + strings.Replace(good, "to: bob", "two: bob", 1), "4:10 unreachable-actor, 10:5 unknown-field"},
		{"a list for a text", head + strings.Replace(good, "to: bob", "to: {a: bob}", 1), "10:10 wrong-type"},
		{"nobody is named", head + strings.Replace(good, "    to: bob\n", "", 1), "8:5 missing-field"},
		{"an id that is nearly that of another", head + strings.Replace(good, "to: bob", "to: bobb", 1), "4:10 unreachable-actor, 10:9 unknown-actor"},
		{"a claim that cannot be read", head + strings.Replace(good, "to: bob", "to: \"bob", 1), "10:9 syntax"},
		{"attributions that are no list", head + strings.Replace(good, "said:\n      - {stance: asserts, source: note}", "said: note", 1), "4:10 unreachable-actor, 11:11 wrong-type"},
		{"the same, with an id", head + strings.Replace(strings.Replace(good, "from: ann", "id: x\n    from: ann", 1), "said:", "says:", 1), "4:10 unreachable-actor, 12:5 unknown-field"},
		{"a misspelt source", head + strings.Replace(good, "source: note", "sauce: note", 1), "4:10 unreachable-actor, 12:27 unknown-field"},
		{"a claim beside a misspelt one", head + strings.Replace(good, "said:", "says:", 1) + "  - {from: bob, relation: warns, to: ann}\n",
			"4:10 unreachable-actor, 11:5 unknown-field, 13:6 nobody-said"},
		{"a list under another name", strings.Replace(head, "actors:", "Actors:", 1) + good, "1:1 unknown-field"},
		{"a list twice", head + good + "sources:\n  - {id: more, title: More}\n" + strings.Replace(good, "claims:\n", "", 1), "4:10 unreachable-actor, 13:1 duplicate-field"},
		{"another field", "note: hello\n" + head + strings.Replace(good, "note}", "more}", 1), "1:1 unknown-field, 5:10 unreachable-actor, 13:35 unknown-source"},
	} {
		if _, problems := loadText(t, "dossier.yaml", c.text); strings.ReplaceAll(brief(problems), "\n", ", ") != c.want {
			t.Errorf("%s: got %s, want %s", c.name, brief(problems), c.want)
		}
	}
}
