// Package servers starts the databases that stores are tested against: from programs that
// are installed here, in a temporary folder, on a free port of the loopback network, for
// the time of a test binary. Where the programs are missing, tests that ask for a server
// are skipped with a word.
//
// PostgreSQL starts in a few seconds. Neo4j and ArcadeDB, which fetch.sh fetches, take
// longer: tests start those that the variable DOSSIER_TEST_STORES names.
//
// A server is stopped and its folder removed also where the test binary is killed: a small
// process waits for the end of a pipe that the test binary holds.
package servers
