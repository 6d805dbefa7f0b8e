package specimen

import (
	"image"
	"image/color"
	"math"
)

// tile is the side of what [Difference] compares, in pixels.
const tile = 8

// Difference compares the brightness of two pictures, from 0 to 1, in tiles of
// 8 by 8 pixels, and gives the mean and the largest difference. Rasterizers may
// differ in the shade of a pixel, not in a mark. Sizes may differ by a pixel,
// which is how sizes with fractions are rounded; else everything differs.
func Difference(a, b image.Image) (mean, worst float64) {
	size := a.Bounds().Size()
	if d := size.Sub(b.Bounds().Size()); d.X < -1 || d.X > 1 || d.Y < -1 || d.Y > 1 {
		return 1, 1
	}
	tiles := 0
	for y := 0; y+tile < size.Y; y += tile {
		for x := 0; x+tile < size.X; x += tile {
			d := math.Abs(brightness(a, x, y) - brightness(b, x, y))
			mean, worst, tiles = mean+d, max(worst, d), tiles+1
		}
	}
	return mean / float64(max(tiles, 1)), worst
}

func brightness(img image.Image, x, y int) float64 {
	sum, from := 0, img.Bounds().Min
	for i := range tile * tile {
		sum += int(color.GrayModel.Convert(img.At(from.X+x+i%tile, from.Y+y+i/tile)).(color.Gray).Y)
	}
	return float64(sum) / (255 * tile * tile)
}
