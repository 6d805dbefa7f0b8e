// Package arch holds a test over the import graph and nothing else: who may
// import whom in this module stands in table_test.go, one row a package, and
// `go test` fails on an import that no row allows, naming file and line.
package arch
