// Package xmltext reads XML documents that come from anywhere, element by element.
//
// It is what the readers of GraphML and GEXF share. A [Reader] walks through a
// document once, in order, and keeps none of it: whoever reads asks for the next
// child of an element, for its attributes, or for its text. Every element has its
// line and column.
//
// It reads less than XML is. Documents are UTF-8; a document type is passed over if
// it has no declarations of its own, else refused, so that there are no entities but
// the five that XML itself has; nothing that a document refers to is ever opened.
// Depth, attributes, tags and texts have limits. What is not well-formed is refused
// at its place. Names are compared without their prefix, so that a file whose author
// forgot to declare a name space can be read; what a prefix stands for is not looked
// up.
//
// It is no reader of [encoding/xml] with checks around it, since that one reads
// comments, directives and texts of any length into memory before anybody is asked,
// knows columns in bytes alone, and takes several times as long. Tests hold the two
// against each other.
//
// In the flow it is the first stage of a file: bytes -> xmltext -> graphml or gexf.
package xmltext
