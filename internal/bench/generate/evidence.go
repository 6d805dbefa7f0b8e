package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"strings"
)

var stances = [...]string{"asserted", "asserted", "asserted", "alleged", "confirmed", "rumoured", "denied"}

// words are what quotes are made of: those of news about states and firms.
var words = strings.Fields(`the a of and to in that which shipments officials said would deliver weapons
	minister agreement company warned sanctions against border talks between leaders support before
	parliament imported components despite embargo envoys payments through accounts denied any part`)

// sources is how many sources evidence stands in: far fewer than rows, as in life.
const sources = 5000

// writeEvidence writes stance, speaker, day, source and a quote that no other row has.
// The quote holds commas, one in fifty quotes holds a word in quotes, one in a hundred
// a line end.
func writeEvidence(w *bufio.Writer, random *rand.Rand, actors int) {
	fmt.Fprintf(w, "%s,a%d,%d-%02d-%02d,Daily %04d,\"", stances[random.IntN(len(stances))], random.IntN(actors),
		2000+random.IntN(24), 1+random.IntN(12), 1+random.IntN(28), random.IntN(sources))
	const length = 14
	for i := range length {
		word := words[random.IntN(len(words))]
		switch {
		case i == 3 && random.IntN(50) == 0:
			word = `""` + word + `""`
		case i == 9 && random.IntN(100) == 0:
			word += "\n" + word
		case i == 7:
			word += ","
		}
		w.WriteString(word)
		if i < length-1 {
			w.WriteByte(' ')
		}
	}
	w.WriteString("\"\n")
}
