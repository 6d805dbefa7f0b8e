// Package edition places the actors of a figure that is a later edition of another:
// those that were there stay where they stood, with their names made to fit, and
// new ones find places among them.
//
//	Draft, Places of the earlier figure -> names     sizes around old centres
//	                                    -> newcomers places for new actors
//	                                    -> Stand
//
// It works on the page of the earlier figure, leads no line and knows no engine.
package edition
