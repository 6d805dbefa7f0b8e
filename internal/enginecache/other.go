//go:build !(linux || darwin || freebsd)

package enginecache

// Done does nothing on this system.
func Done() {}

// Place is empty: the engine uses the user's own temporary folder.
func Place() string { return "" }
