// Package servers starts the databases that stores are tested against: from programs that
// are installed here, in a temporary folder, on a free port of the loopback network, for
// the time of a test binary. Where the programs are missing, tests that ask for a server
// are skipped with a word.
//
// A server is stopped and its folder removed also where the test binary is killed: a small
// process waits for the end of a pipe that the test binary holds.
package servers
