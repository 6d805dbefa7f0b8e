// Package route turns positions into a drawing: it leads lines between actors that
// stay in place, finds places for captions beside them, and makes the marks.
//
//	Positions -> pairs    the lines of a pair brought apart
//	          -> route    curves cut at the actors' outlines and led where lines
//	                      and captions keep apart, each with the other in view
//	          -> captions set beside their own line and clear of the rest
//	          -> ends     spread along the outlines
//	          -> lines    arrowheads; bars where their line runs alone
//	          -> Drawing
//
// It moves no actor and no box of a group, and knows neither who has placed them
// nor the page.
package route
