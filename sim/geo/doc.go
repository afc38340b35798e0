// Package geo is the geometry of the map: points, distances and areas on the sphere, and a grid that finds what is near.
//
// It knows the Earth as a sphere of radius [EarthRadius] and nothing else: no units or pools, no program, no time and no
// speed. How long a way takes, and who goes it, is for the model to say. That keeps it a leaf, which can be tried against
// formulas alone; roads, when they come, have their place below it.
//
// A point is a [Vector] on the unit sphere and not a latitude and longitude: distances are compared without a single
// trigonometric function, and neither the poles nor the date line are special. [Position] is how people write points, in
// degrees; it is turned into vectors once, when a scenario is compiled. Lengths are in metres where a name says metres, and
// in radii of the sphere everywhere else.
//
// Elementary functions come from package portable, and products that flow into sums are wrapped in float64(…), so that
// every machine finds the same unit nearest.
package geo
