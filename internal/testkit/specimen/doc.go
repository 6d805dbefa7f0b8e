// Package specimen makes a scene that shows every mark, placed by hand, and
// compares pictures of it, for the tests of the encoders that draw. It stands
// beside the flow: no file of the program itself uses it.
package specimen
