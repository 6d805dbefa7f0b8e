// Package networks holds the networks on which figures are judged, in tests and in
// tables of how figures compare: known ones and ones that are hard in one way each
// as edge lists in files, and a series that is made by a seeded generator, from
// sparse to dense. It makes figures of them. It lays nothing out and judges nothing,
// and stands beside the flow: no file of the program itself uses it.
package networks
