// Package engine runs Graphviz. It takes DOT and gives back positions, and is
// the only package that imports go-graphviz.
//
// It is not safe by itself: package graphviz below render/layout calls it one at a
// time, with a time limit, only with text that it has made from numbers, and never
// again after a fault. See there for the reasons.
package engine
