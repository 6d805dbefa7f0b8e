// Package measure computes what is known of a network as a whole: which actors
// are central, who is a broker, which groups there are, whether ties of two
// tones are in balance.
//
// Each file holds one measure: a function over a [graph.View] that takes a
// context and, where it matters, a [graph.Direction]. [Rankings] and
// [Groupings] list those that score or group actors by name, each with a line
// that says what its numbers mean, so that a command can offer them all.
//
// These rules hold throughout:
//   - The unit is the dyad: parallel ties of a pair count as one arc, because a
//     pair with five relations is not five pairs. Only [Degree] counts ties.
//   - Ties of an actor to itself count for nothing.
//   - Actors that the filter hides do not exist: they score 0, belong to no
//     group, and no share is taken of them.
//   - Answers are the same bit for bit, whatever the order of the input, the
//     number of processors or the machine: sums are taken in a fixed order, and
//     wherever there is a choice the lower node wins.
//   - A measure stops within some 50 ms of the end of its context and then
//     returns the context's error. The tables of arcs that the graph makes on
//     first use ([graph.Graph.Rows]) do not stop half-way.
//   - Nothing recurses, so a chain of a million actors is as good as any graph.
//   - Functions share nothing: any number may run at the same time.
//
// The package searches no paths (graph/path) and draws nothing. In the flow it
// stands beside graph/path: it reads a view and returns plain values.
package measure
