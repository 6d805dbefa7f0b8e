package render

import "dossier/data"

// Theme is a set of colours for a figure.
type Theme string

// The themes. Auto is light, and dark where the reader asks for dark pages;
// encoders that cannot ask the reader take it as light. Print is made of greys
// that stay apart on paper.
const (
	Light Theme = "light"
	Dark  Theme = "dark"
	Auto  Theme = "auto"
	Print Theme = "print"
)

// Themes lists every theme in the order of help texts.
func Themes() []Theme {
	var all []Theme
	for i := range themes {
		all = append(all, themes[i].theme)
	}
	return all
}

// Ink names a colour by its use. A theme turns it into a value.
type Ink uint8

// The inks. Tints fill the shapes of actors, line inks draw ties, text inks
// write their captions: text needs more contrast than a line does.
const (
	InkPage Ink = iota
	InkText
	InkMuted // legend, notes and sources
	InkOutline
	InkEndOutline
	InkFaint // lines and outlines of the context
	InkFaintText
	InkFaintTint
	InkTintPerson
	InkTintState
	InkTintOrganization
	InkTintGroup
	InkTintPlace
	InkTintEvent
	InkTintUnknown
	InkLineCooperative
	InkLineNeutral
	InkLineConflictual
	InkTextCooperative
	InkTextNeutral
	InkTextConflictual
	InkGroupTint
	InkGroupOutline
	InkDiagonal     // cells of a matrix in which an actor meets itself
	NumInks     int = iota
)

// themeRow is all there is to a theme.
type themeRow struct {
	theme  Theme
	scheme string          // of its page; see [Theme.Scheme]
	inks   [NumInks]string // "#rrggbb"
}

// Blue and vermilion of the light theme are those of Okabe and Ito's palette
// for colour-blind readers ("Color universal design", 2008); the text inks are
// the same hues darkened until they reach a contrast of 4.5 on the page.
var light = [NumInks]string{
	InkPage: "#ffffff", InkText: "#1a1a1a", InkMuted: "#5c6166",
	InkOutline: "#6a7076", InkEndOutline: "#1a1a1a",
	InkFaint: "#c2c6ca", InkFaintText: "#6f7478", InkFaintTint: "#fafafa",
	InkTintPerson: "#fbf2df", InkTintState: "#e9eef4", InkTintOrganization: "#eaf3ea",
	InkTintGroup: "#f2ecf6", InkTintPlace: "#f1f0ea", InkTintEvent: "#fbecec", InkTintUnknown: "#f4f4f4",
	InkLineCooperative: "#0072b2", InkLineNeutral: "#666666", InkLineConflictual: "#d55e00",
	InkTextCooperative: "#00629a", InkTextNeutral: "#555555", InkTextConflictual: "#a84a00",
	InkGroupTint: "#f9fafb", InkGroupOutline: "#8d949b", InkDiagonal: "#edeff1",
}

// themes are the themes in the order of help texts; a new one is a row here.
var themes = [...]themeRow{
	{theme: Light, scheme: "light", inks: light},
	{theme: Dark, scheme: "dark", inks: [...]string{
		InkPage: "#15181b", InkText: "#eef0f2", InkMuted: "#a9b0b6",
		InkOutline: "#8f979e", InkEndOutline: "#ffffff",
		InkFaint: "#4a5056", InkFaintText: "#8f969c", InkFaintTint: "#1a1d20",
		InkTintPerson: "#3a3223", InkTintState: "#25303c", InkTintOrganization: "#24352a",
		InkTintGroup: "#332a3b", InkTintPlace: "#31302a", InkTintEvent: "#3d2829", InkTintUnknown: "#292c2f",
		InkLineCooperative: "#56b4e9", InkLineNeutral: "#a3a3a3", InkLineConflictual: "#f0883e",
		InkTextCooperative: "#7cc4ee", InkTextNeutral: "#b8b8b8", InkTextConflictual: "#f5a366",
		InkGroupTint: "#1b1f23", InkGroupOutline: "#6c747b", InkDiagonal: "#2b3036",
	}},
	{theme: Auto, scheme: "light dark", inks: light},
	{theme: Print, scheme: "light", inks: [...]string{
		InkPage: "#ffffff", InkText: "#000000", InkMuted: "#4a4a4a",
		InkOutline: "#5a5a5a", InkEndOutline: "#000000",
		InkFaint: "#c8c8c8", InkFaintText: "#6e6e6e", InkFaintTint: "#ffffff",
		InkTintPerson: "#f4f4f4", InkTintState: "#ececec", InkTintOrganization: "#f4f4f4",
		InkTintGroup: "#f4f4f4", InkTintPlace: "#f4f4f4", InkTintEvent: "#f4f4f4", InkTintUnknown: "#ffffff",
		InkLineCooperative: "#5f5f5f", InkLineNeutral: "#949494", InkLineConflictual: "#000000",
		InkTextCooperative: "#3f3f3f", InkTextNeutral: "#5a5a5a", InkTextConflictual: "#000000",
		InkGroupTint: "#f7f7f7", InkGroupOutline: "#8f8f8f", InkDiagonal: "#ececec",
	}},
}

// row is that of a theme; an unknown one is light.
func (t Theme) row() *themeRow {
	for i := range themes {
		if themes[i].theme == t {
			return &themes[i]
		}
	}
	return &themes[0]
}

// Colour gives the value of an ink as "#rrggbb". An unknown theme is light.
func (t Theme) Colour(i Ink) string { return t.row().inks[i] }

// Scheme says in the words of CSS (color-scheme) whether pages of the theme are
// light or dark, or either as the reader asks.
func (t Theme) Scheme() string { return t.row().scheme }

// TintInk fills the shape of an actor; one without a kind has no tint.
func TintInk(k data.Kind, r Role) Ink {
	if r == Context {
		return InkFaintTint
	}
	switch k {
	case data.KindPerson:
		return InkTintPerson
	case data.KindState:
		return InkTintState
	case data.KindOrganization:
		return InkTintOrganization
	case data.KindGroup:
		return InkTintGroup
	case data.KindPlace:
		return InkTintPlace
	case data.KindEvent:
		return InkTintEvent
	case data.KindUnknown:
		return InkTintUnknown
	}
	return InkPage
}

// OutlineInk draws the outline of an actor's shape with a line so many pixels wide.
func OutlineInk(r Role) (ink Ink, width float64) {
	switch r {
	case End:
		return InkEndOutline, 2.4
	case Context:
		return InkFaint, 1
	}
	return InkOutline, 1.2
}

// GroupInks fill the box of a group, draw its outline with a line so many pixels
// wide, and write its label.
func GroupInks(r Role) (tint, outline, label Ink, width float64) {
	if r == Context {
		return InkGroupTint, InkFaint, InkFaintText, 1
	}
	return InkGroupTint, InkGroupOutline, InkMuted, 1
}

// HaloInk fills the patch that a caption stands on.
func (c *CaptionMark) HaloInk() Ink {
	if c.InGroup {
		return InkGroupTint
	}
	return InkPage
}

// LineInk draws a tie.
func LineInk(t data.Tone, r Role) Ink {
	if r == Context {
		return InkFaint
	}
	switch t {
	case data.Cooperative:
		return InkLineCooperative
	case data.Conflictual:
		return InkLineConflictual
	}
	return InkLineNeutral
}

// NameInk writes the name of an actor.
func NameInk(r Role) Ink {
	if r == Context {
		return InkFaintText
	}
	return InkText
}

// CaptionInk writes the caption of a tie.
func CaptionInk(t data.Tone, r Role) Ink {
	if r == Context {
		return InkFaintText
	}
	switch t {
	case data.Cooperative:
		return InkTextCooperative
	case data.Conflictual:
		return InkTextConflictual
	}
	return InkTextNeutral
}

// TextInk writes every other text.
func TextInk(r TextRole) Ink {
	switch r {
	case RoleLegend, RoleNote, RoleFooter, RoleLimit:
		return InkMuted
	}
	return InkText
}
