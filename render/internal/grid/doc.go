// Package grid finds which things of a drawing lie near a place without a look at all
// of them. Routing asks it which lines, captions and actors a new way or place bears
// on, and readability which marks may be a fault of one another.
//
// It answers with all that is near and some that is not, in an order that does not
// depend on how things were entered, and leaves it to those who ask to look closely.
// It knows nothing of actors, lines and captions but a number and where each is.
package grid
