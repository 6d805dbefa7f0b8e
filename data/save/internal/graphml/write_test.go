package graphml

import (
	"bytes"
	"errors"
	"testing"

	"dossier/data"
	"dossier/internal/testkit"
)

// small is a dossier with all that a file can hold, and texts that XML has trouble with.
func small() *data.Dossier {
	weight, confidence := 2.5, 70
	d := &data.Dossier{Title: "Small", Relations: data.BuiltinRelations(),
		Actors: []data.Actor{{ID: "kim", Name: "Kim <Jong> \"Un\" & 'co'", Kind: data.KindPerson, Aliases: []string{"Marshal; Leader", "K"}, Metonyms: []string{"Pyongyang"},
			Description: "two\nlines\x00", Wikidata: "Q56226", Country: "PRK"}, {ID: "seoul", Name: "Seoul"}, {ID: "putin", Name: "Путин"}},
		Sources: []data.Source{{ID: "brief", Title: "The brief"}}}
	d.Claims.Append(
		data.Claim{ID: "launch", From: []string{"kim"}, Relation: "warns", To: []string{"seoul"}, What: "of rockets", Modality: data.Planned, When: testkit.Date("2023-09~"),
			Occasion: "7", Weight: &weight, Said: []data.Attribution{{By: []string{"seoul", "putin"}, Stance: data.Alleges, Source: "brief", At: "p. 4", Quote: "a <b>\r\n\"c\"",
				SaidOn: testkit.Date("2024"), Reliability: "B", Credibility: 3, Confidence: &confidence}, {Stance: data.Denies, Source: "brief"}}},
		data.Claim{From: []string{"kim", "putin"}, Relation: "supplies", To: []string{"seoul"}, When: testkit.Date("2022-02-24/.."), Said: []data.Attribution{{Source: "brief"}}},
		data.Claim{From: []string{"kim", "putin", "seoul"}, Relation: "meets", When: testkit.Date("-0044"), Said: []data.Attribution{{Source: "brief"}}})
	return d
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	lost, err := Write(t.Context(), &b, small())
	if err != nil {
		t.Fatal(err)
	}
	testkit.Golden(t, "small.graphml", b.Bytes())
	if want := "the title, 1 source's title, 1 character that XML cannot hold"; lost.String() != want {
		t.Errorf("lost %s, want %s", lost, want)
	}
}

// broken is a file that cannot be written.
type broken struct{}

var errFull = errors.New("the disk is full")

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	if _, err := Write(t.Context(), broken{}, small()); err != errFull {
		t.Error(err)
	}
	if _, err := Write(testkit.EndAfter(1), &bytes.Buffer{}, small()); err == nil {
		t.Error("the context has ended")
	}
}
