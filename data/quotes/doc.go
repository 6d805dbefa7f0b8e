// Package quotes finds quotes in the text that they are taken from, and says where
// they stand: [New] makes a text ready, [Text.Find] looks up one quote, the parts
// between omissions ("[...]") each on its own. White space, typographic quotation
// marks, dashes and ellipses make no difference, letters and their case do.
//
// The loader checks quotes with it, and the explorer marks them. It reads no files and
// knows neither claims nor sources.
package quotes
