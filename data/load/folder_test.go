package load

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	ofAnn = "actors:\n  - {id: ann, name: Ann, kind: person}\nsources:\n  - {id: note, file: note.txt}\n" +
		"claims:\n  - {from: ann, relation: meets, to: bob, said: [{stance: asserts, source: note, quote: they met}]}\n"
	ofBob = "actors:\n  - {id: bob, name: Bob, kind: person}\n"
)

func manyHands() map[string]string {
	return map[string]string{
		"team/dossier.yaml": "title: The team\n", "team/a/ann.dossier.yaml": "title: Not this\n" + ofAnn, "team/a/note.txt": "They met.", "team/z.dossier.yaml": ofBob,
		"team/other.yaml": "titel: not read\n", "team/.git/x.dossier.yaml": "titel: not read\n",
	}
}

func TestFolderOfManyFiles(t *testing.T) {
	files := manyHands()
	d, problems := loadFiles(t, files, "team")
	if d.Title != "The team" || len(d.Actors) != 2 || d.Claims.Len() != 1 {
		t.Errorf("%q, %d actors, %d claims", d.Title, len(d.Actors), d.Claims.Len())
	}
	if got := brief(problems); got != "7:89 quote-not-found" || problems[0].File != "team/a/ann.dossier.yaml" {
		t.Errorf("the text beside the file is compared: got %v", problems)
	}
	delete(files, "team/dossier.yaml")
	files["team/a/note.txt"] = "they met"
	if d, problems := loadFiles(t, files, "team"); len(problems) > 0 || d.Title != "Not this" {
		t.Errorf("without a dossier.yaml: %q, %v", d.Title, problems)
	}
	files["team/broken.dossier.yaml"] = "claims:\n  - from: \"ann\n    to: bob\n"
	if d, problems := loadFiles(t, files, "team"); brief(problems) != "2:11 syntax" || problems[0].File != "team/broken.dossier.yaml" || d.Claims.Len() != 1 {
		t.Errorf("a broken file among others: %d claims, %v", d.Claims.Len(), problems)
	}
	delete(files, "team/broken.dossier.yaml")
	files["team/b/second.dossier.yaml"] = strings.Replace(ofBob, "Bob", "Bobby", 1)
	if _, problems := loadFiles(t, files, "team"); brief(problems) != "2:10 duplicate-id" || problems[0].File != "team/z.dossier.yaml" {
		t.Errorf("an actor that two files describe otherwise: %v", problems)
	}
}

func TestFolderOnDisk(t *testing.T) {
	dir := t.TempDir()
	for name, text := range manyHands() {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	team := filepath.Join(dir, "team")
	outside := filepath.Join(dir, "outside.dossier.yaml")
	write(t, outside, "titel: not read\n")
	if runtime.GOOS != "windows" {
		for _, link := range []string{"link.dossier.yaml", "folder"} {
			to := outside
			if link == "folder" {
				to = team
			}
			if err := os.Symlink(to, filepath.Join(team, link)); err != nil {
				t.Fatal(err)
			}
		}
	}
	d, problems, err := Load(context.Background(), []string{team}, Options{LocalIDs: true})
	if err != nil || len(problems) != 1 || problems[0].File != filepath.Join(team, "a", "ann.dossier.yaml") {
		t.Fatal(problems, err)
	}
	if d.Actors[0].ID != "team-ann" || d.Actors[1].ID != "team-bob" {
		t.Errorf("the files of a folder share their ids: %s, %s", d.Actors[0].ID, d.Actors[1].ID)
	}
	again, problems, err := Load(context.Background(), []string{team, filepath.Join(team, "z.dossier.yaml")}, Options{})
	if err != nil || len(again.Actors) != 2 || len(problems) != 1 {
		t.Errorf("a file that is named as well counts once: %d actors, %v, %v", len(again.Actors), problems, err)
	}
}

func TestFolderOfTooManyFiles(t *testing.T) {
	m := fstest.MapFS{"deep/" + strings.Repeat("x/", maxFolderDepth+1) + "a.dossier.yaml": {Data: []byte(ofBob)}}
	if _, _, err := LoadFS(context.Background(), m, "deep", Options{}); err == nil || !strings.Contains(err.Error(), "name the files themselves") {
		t.Errorf("a folder too deep: %v", err)
	}
	many := fstest.MapFS{}
	for i := range maxFolderFiles + 1 {
		many[fmt.Sprintf("many/%d.dossier.yaml", i)] = &fstest.MapFile{}
	}
	label := func(file string) string { return "many/" + file }
	sub, err := fs.Sub(many, "many")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := dossierFiles(context.Background(), sub, label); err == nil || !strings.Contains(err.Error(), "at most 10000 files") {
		t.Errorf("a file too many: %v", err)
	}
	delete(many, "many/0.dossier.yaml")
	if files, err := dossierFiles(context.Background(), sub, label); err != nil || len(files) != maxFolderFiles {
		t.Errorf("as many as may be: %d, %v", len(files), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := LoadFS(ctx, m, "deep", Options{}); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEntriesAreFoundAgainInWhatIsNoFile(t *testing.T) {
	text := strings.Replace(small, "to: [beta]", "to: [beta, gamma]", 1)
	_, problems, err := Load(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(text)})
	if err != nil || brief(problems) != "11:16 unknown-actor" {
		t.Error(problems, err)
	}
	text = strings.ReplaceAll(text, "\n", "\r\n")
	if _, problems := loadText(t, "dossier.yaml", "\ufeff"+text); brief(problems) != "11:16 unknown-actor" {
		t.Error(problems)
	}
}
