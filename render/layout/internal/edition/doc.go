// Package edition knows what a later edition of a figure takes over from an earlier one:
// where its actors stood, with names that are made to fit there, and the area of its page.
//
// Where new actors stand, and who gives way, package stress decides. This one leads no line
// and knows no engine.
package edition
