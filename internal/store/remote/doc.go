// Package remote is what the stores in databases have in common: how long texts may be, how
// it is said that something is missing, and how an error of a driver is told. It connects
// to nothing.
package remote
