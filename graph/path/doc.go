// Package path finds influence paths in a view of a graph.
package path
