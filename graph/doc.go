// Package graph is the index of a dossier: who is tied to whom, by which
// claims, and how well each tie is held.
//
// [Build] makes an immutable [Graph] once: actors and ties get dense numbers
// that follow from their ids alone, ties lie in compressed sparse rows in both
// directions ([Rows]), and what filters ask about lies in columns. A [View] is
// a [Filter] laid over a graph; nothing is copied, and any number of views and
// searches may use one graph at the same time. [Library] presents a view as a
// github.com/dominikbraun/graph graph.
//
// The package does not search for paths (graph/path) or measure (graph/measure),
// it does not read files (data/load) and draws nothing (render). In the flow it
// stands between the dossier and every question asked of it. It is the only
// package that imports dominikbraun/graph.
package graph
