// Package cache keeps what took work to make: figures, pages and exports, by a key
// that says all that they are made from. What several ask for at once is made once.
// It is bounded by bytes and forgets what was not asked for the longest.
//
// It knows nothing of what it keeps.
package cache
