package geo

// Within reports whether a position lies in a polygon of corners: a line from it to the east crosses an odd number of edges. Edges are
// straight on a map whose degrees of latitude and longitude are its axes.
func Within(corners []Position, p Position) bool {
	inside := false
	for i, a := range corners {
		b := corners[(i+1)%len(corners)]
		if (a.Lat > p.Lat) == (b.Lat > p.Lat) {
			continue
		}
		at := a.Lon + float64((b.Lon-a.Lon)*((p.Lat-a.Lat)/(b.Lat-a.Lat)))
		if p.Lon < at {
			inside = !inside
		}
	}
	return inside
}
