// Package roads knows how long the way takes from one junction of a road network to another.
//
// Read makes a Network of an extract of OpenStreetMap: what cars may use, cut into roads from junction to junction. A Profile says how
// fast each class of road is; NewRoutes works out hub labels for it, from which Routes.Time tells exact times in whole milliseconds
// by merging two short sorted lists, and Routes.Next the way, junction by junction.
//
// Everything is in whole numbers of milliseconds and of ten-millionths of a degree, so that every processor finds the same ways.
package roads
