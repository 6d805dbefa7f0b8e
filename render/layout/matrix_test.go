package layout

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"dossier/internal/testkit/figures"
	"dossier/render"
)

// TestMatrix lays figures of all sizes out as tables, on pages and in columns.
func TestMatrix(t *testing.T) {
	for _, n := range []int{1, 2, 7, 20, 50, 77} {
		f := figures.Random(n, 3*n, int64(n))
		for _, width := range []float64{0, 85, 170, 400} {
			s, r, err := Arrange(context.Background(), f, Options{Engine: Matrix, Width: width})
			if err != nil {
				t.Fatal(err)
			}
			checkScene(t, f, s)
			if s.Matrix == nil || len(s.Matrix.Cells) == 0 || len(s.Matrix.Columns) != n || r.Engine != Matrix || len(s.Places.Actors) > 0 {
				t.Errorf("%d actors: %+v", n, r)
			}
			if wide := s.Width * 25.4 / 96; width > 0 && (wide > width+0.1) != (r.TooWide != nil) {
				t.Errorf("%d actors in %v mm take %v mm: %v", n, width, wide, r.TooWide)
			}
			if lowest := s.Legend; len(lowest) > 0 && lowest[0].Box.Y < s.Matrix.Diagonal[n-1].Y {
				t.Errorf("%d actors: the legend stands in the table", n)
			}
		}
	}
}

func TestMatrixOfGroups(t *testing.T) {
	f := groupedFigure(9, 14, 3, 2)
	s := mustLayout(t, f, Options{Engine: Matrix})
	if len(s.Groups) != len(f.Groups) {
		t.Errorf("%d boxes of %d groups", len(s.Groups), len(f.Groups))
	}
	if _, err := Layout(context.Background(), figures.Path(), Options{Engine: Matrix, Keep: &render.Places{}}); err == nil || !strings.Contains(err.Error(), "cannot keep") {
		t.Errorf("a matrix that keeps places: %v", err)
	}
}

// TestMatrixLeavesItsFigureAlone lays one figure out twice.
func TestMatrixLeavesItsFigureAlone(t *testing.T) {
	f := figures.Random(12, 30, 1)
	one := mustLayout(t, f, Options{Engine: Matrix})
	if !reflect.DeepEqual(f, figures.Random(12, 30, 1)) {
		t.Error("the figure is another one")
	}
	if !reflect.DeepEqual(one, mustLayout(t, f, Options{Engine: Matrix})) {
		t.Error("the scene is another one")
	}
}
