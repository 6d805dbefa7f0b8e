// Package memory is a store that lies in memory and is gone with the process: what the
// others are held against, and what tests of the engine above run on.
package memory
