// Package identities proposes pairs of actors that may be one and the same, likeliest
// first and each with its reason: a Wikidata item that both have, one name but for case
// and punctuation, one name in another script or scheme of transliteration, one name
// with its words in another order, a slip of the pen.
//
// It merges nothing and decides nothing: likeness proposes, a person decides (see
// [data.Decision]). Names that two actors share are no proof, and actors whose kinds,
// countries or Wikidata items are known and differ are not proposed by their names.
//
// Comparing all pairs would take a day for a hundred thousand actors. So actors are
// put into blocks by keys of their names, and only those of one block are compared
// (blocking, after Fellegi and Sunter, "A Theory for Record Linkage", JASA 64, 1969;
// with a window in large blocks, after Hernández and Stolfo, "The merge/purge problem",
// SIGMOD 1995). For slips of the pen the keys are the consonants of a name with each
// one left out in turn (deletion neighbourhoods, after Mor and Fraenkel, "A hash code
// method for detecting and correcting spelling errors", CACM 25(12), 1982), and two
// names are compared by their edit distance.
//
// In the flow it stands beside the graph: data.Dossier -> proposals. It imports data
// alone.
package identities
