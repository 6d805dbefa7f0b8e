// Package path finds influence paths in a view of a graph.
//
// [Find] answers a [Question]: the best path or the k best, by hops, by
// evidence or by weight, or all within bounds; past some actors, round others,
// in step with time. [Nearest] says which limit hides a path where there is
// none, and [Stress] what becomes of an answer without each of its sources and
// voices.
//
// A path is a sequence of distinct actors, and every hop carries each tie that
// passes the view's filter, so that parallel ties neither hide a path nor repeat
// one. Answers are totally ordered: first by the choice asked for, then by hops,
// then by the ids of the actors along the path. Neither the order of the input
// nor the algorithm that happened to run shows in an answer.
//
// Every search works on plain numbers in pooled scratch memory, may be asked
// for from any number of goroutines at once, keeps no state between questions,
// does not recurse, heeds its context and keeps to a budget of arcs looked at.
// An answer that was cut short says so and is right as far as it goes.
//
// The package stands between graph, whose views it reads, and graph/ask
// and render, which print and draw its answers. It knows no names, flags or
// files, and it does not judge influence: a chain of claims is not proof of it.
package path
