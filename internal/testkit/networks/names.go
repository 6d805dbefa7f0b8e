package networks

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// relations are of every tone and direction, statuses mostly what a row asserts.
var (
	relations = strings.Split("supplies|finances|owns|advises|pressures|warns|works for|meets|controls|sanctions", "|")
	statuses  = []string{"", "alleges", "", "", "speculates", ""}
)

// What names are made of: as long as those of people and of firms are.
var (
	firstNames = strings.Fields("Anna Boris Chen Dmitri Elena Farid Greta Hugo Ines Jamal Katya Lars Mina Noor Omar Petra Quentin Rosa Sven Tariq Ulla Viktor Wanda Xenia Yusuf Zora")
	lastNames  = strings.Fields("Petrov Okafor Schmidt Larsen Kowalski Haddad Rossi Moreau Tanaka Novak Silva Horvat")
	firms      = strings.Fields("Alder Birch Cedar Delta Elm Falcon Granite Harbor Iris Jade Kestrel Lotus Meridian North Onyx Pine Quartz Raven Sable Tundra")
	ventures   = []string{"Holdings Ltd", "Capital SA", "Shipping Co", "Energy LLC", "Trading FZE", "Invest GmbH", "Logistics BV"}
)

// people is how many of n actors are people; the rest are firms.
func people(n int) int { return n * 3 / 5 }

// peopleAndFirms is n different names, those of people first.
func peopleAndFirms(rng *rand.Rand, n int) []string {
	return append(pick(rng, firstNames, lastNames, people(n)), pick(rng, firms, ventures, n-people(n))...)
}

// pick makes n different names of two words from the lists, with numbers after them
// once all pairs of words are used.
func pick(rng *rand.Rand, first, last []string, n int) []string {
	var names []string
	pairs := rng.Perm(len(first) * len(last))
	for k := range n {
		i := pairs[k%len(pairs)]
		name := first[i%len(first)] + " " + last[i/len(first)]
		if round := k / len(pairs); round > 0 {
			name += " " + strconv.Itoa(round+1)
		}
		names = append(names, name)
	}
	return names
}
