// Package browse opens an address in the browser of whoever runs the program. It
// starts the opener of the system with the address as its one argument, never a
// shell, and takes addresses of this machine and http alone.
package browse
