// Package emf encodes a scene as an Enhanced Metafile, the vector format that Word and
// PowerPoint show, scale and take apart, as [MS-EMF] specifies it. A file is as large as
// the figure: a pixel of the scene is 1/96 inch.
//
// Text is text, in Arial, whose letters are as wide as those of Liberation Sans, and each
// letter has its place. Other scripts are set by the program that shows the figure, with
// a typeface of its computer, at the widths that the layout estimated. Metafiles have no
// links, no hover texts and no script. What the figure was made from stands in a comment
// record (see [stamp.EMFSignature]).
//
// The package draws what render/internal/paint hands it, as render/pdf does, and reads
// nothing: neither a typeface nor another metafile.
//
// [MS-EMF]: https://learn.microsoft.com/openspecs/windows_protocols/ms-emf
package emf
