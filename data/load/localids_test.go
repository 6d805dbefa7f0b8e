package load

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"dossier/data"
)

func TestLocalIDs(t *testing.T) {
	const kim = "actors: [{id: kim, name: NAME, kind: person}, {id: rok, name: South Korea, kind: state}]\nsources: [{id: s, title: S}]\n" +
		"claims: [{id: CLAIM, from: kim, relation: visits, to: [rok], said: [{by: kim, stance: asserts, source: s}]}]\n"
	yaml := func(name, claim string) string { return strings.NewReplacer("NAME", name, "CLAIM", claim).Replace(kim) }
	files := map[string]string{
		"north/dossier.yaml": yaml("Kim Jong Un", "one"), "south.yaml": yaml("Kim Dae-jung", "two"),
		"ties.csv":   "from-id,from,relation,to,source\nkim,Kim Jong Il,visits,Kim Dae-jung,s\nQ1,Ada,visits,Bo,s\n",
		"x/ties.csv": "from-id,from,relation,to,source\nkim,Kim Il Sung,visits,Bo,s\n",
	}
	for _, backwards := range []bool{false, true} {
		d, problems := loadTogether(t, files, Options{LocalIDs: true}, backwards)
		if data.HasErrors(problems) {
			t.Error(problems)
		}
		const want = "bo=Bo north-kim=Kim Jong Un north-rok=South Korea south-kim=Kim Dae-jung south-rok=South Korea " +
			"ties-kim=Kim Jong Il ties-q1-32d833f348ce=Ada x-ties-kim=Kim Il Sung"
		if got := who(d); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
		if got := ties(d); !strings.Contains(got, "north-kim>north-rok<north-kim") || !strings.Contains(got, "-kim>south-kim") {
			t.Error(got)
		}
	}
	if _, problems := loadTogether(t, files, Options{}, false); !data.HasErrors(problems) {
		t.Error("one id of several actors is accepted")
	}
}

func TestFileStems(t *testing.T) {
	for _, c := range []struct{ files, want string }{
		{"a.csv|b.yaml", "a b"},
		{"dossier.yaml|kim/dossier.yaml|kim/Old Ties.csv", "dossier kim old-ties"},
		{"a/ties.csv|b/ties.csv|ties/dossier.yaml", "a-ties b-ties ties"},
		{"/home/a/x/ties.csv|/home/b/x/ties.csv", "a-x-ties b-x-ties"},
		{"../ties.csv|../../ties.csv", ""},
		{"ties.csv|ties.yaml", ""},
		{"ties.csv|ties-2.csv", ""},
		{"standard input", "standard-input"},
		{"é.csv|e.csv|Ω.csv", ""},
	} {
		files := strings.Split(c.files, "|")
		stems := fileStems(files)
		var got []string
		for _, file := range files {
			got = append(got, stems[file])
		}
		if c.want != "" && strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %s, want %s", c.files, strings.Join(got, " "), c.want)
		}
		for file, stem := range stems {
			for other := range maps.Values(stems) {
				if !data.ValidID(stem) || strings.HasPrefix(other, stem+"-") {
					t.Errorf("%s: the stem %s of %s begins %s", c.files, stem, file, other)
				}
			}
		}
		if slices.Sort(got); len(slices.Compact(got)) != len(files) {
			t.Errorf("%s: stems are alike: %s", c.files, got)
		}
	}
}
