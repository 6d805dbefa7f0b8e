// Package stores is the suite that every store passes. It holds a store against a plain
// model, which loops over all that was pushed, with editions made by hand and at random,
// and with texts that somebody might write to break a database.
//
// [Conformance] is the door. What a store does when it is killed, cut off or asked by
// somebody without rights belongs to the tests of its driver.
package stores
