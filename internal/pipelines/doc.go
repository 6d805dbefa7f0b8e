// Package pipelines puts reports and figures through the programs that people
// write and publish with, and measures what comes out: nothing is cut off, type is
// large enough to read, the numbers of the evidence are those of the figure, words
// can be searched, and those who do not see the figure are told what it shows.
//
// It holds nothing but tests, one file a family of tools, and is a module of its
// own so that `go test ./...` leaves it alone: it builds the program and runs it as
// a reader would, and imports none of it. tools.sh installs the tools. One that is
// not there is skipped by name, and the last line says how many ran.
//
// `make pipelines` runs all; with -short, `make pipelines-quick`, only those run that
// are quick to install. PIPELINES_OUT names a folder in which what the tools made is
// kept, for people to look at. The tests need a Unix, as they end whole groups of
// processes where a tool takes too long.
package pipelines
