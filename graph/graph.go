package graph

import "dossier/data"

// CONTRACT STUB: the bodies are to be written; the signatures stand.

type Graph struct{ d *data.Dossier }

func Build(d *data.Dossier) *Graph                      { panic("todo") }
func (g *Graph) Dossier() *data.Dossier                 { panic("todo") }
func (g *Graph) NumActors() int                         { panic("todo") }
func (g *Graph) NumTies() int                           { panic("todo") }
func (g *Graph) Actor(n Node) *data.Actor               { panic("todo") }
func (g *Graph) NodeOf(id string) (Node, bool)          { panic("todo") }
func (g *Graph) Find(name string) (Node, error)         { panic("todo") }
func (g *Graph) Ends(t Tie) (from, to Node)             { panic("todo") }
func (g *Graph) Relation(t Tie) *data.Relation          { panic("todo") }
func (g *Graph) Claims(t Tie) []ClaimRef                { panic("todo") }
func (g *Graph) Claim(c ClaimRef) data.Claim            { panic("todo") }
func (g *Graph) Span(c ClaimRef) (first, last data.Day) { panic("todo") } // the days a claim can hold
func (g *Graph) Rows(d Direction, backward bool) *Rows  { panic("todo") }
func (g *Graph) View(f Filter) (*View, error)           { panic("todo") }

type View struct{ g *Graph }

func (v *View) Graph() *Graph                     { panic("todo") }
func (v *View) Filter() Filter                    { panic("todo") }
func (v *View) Has(t Tie) bool                    { panic("todo") }
func (v *View) HasActor(n Node) bool              { panic("todo") }
func (v *View) Status(t Tie) data.Status          { panic("todo") } // of the best claim that passes
func (v *View) Grade(t Tie) data.Grade            { panic("todo") } // of the best claim that passes
func (v *View) Weight(t Tie) float64              { panic("todo") } // of the lightest claim that passes; 1 where none says
func (v *View) Claims(t Tie) []ClaimRef           { panic("todo") } // those that pass, best grade first, then id
func (v *View) Assess(c ClaimRef) data.Assessment { panic("todo") } // under the filter's withdrawals
