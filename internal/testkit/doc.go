// Package testkit is what the tests of several packages share: generators of
// random dossiers, to begin with. It is not part of the program, and only tests
// import it.
package testkit
