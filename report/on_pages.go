package report

// pictures are the kinds of section that only pages show: what they show is in tables and in data too.
type pictures struct{}

// Distributions are drawn by charts.
func (pictures) Distributions(*Distributions) {}

// Heat is drawn by a chart.
func (pictures) Heat(*Heat) {}

// Chapter divides a page.
func (pictures) Chapter(*Chapter) {}

// Headlines stand on the first screen of a page.
func (pictures) Headlines(*Headlines) {}

// Chart is drawn by a page.
func (pictures) Chart(*Chart) {}

// Replay is played by a page.
func (pictures) Replay(*Replay) {}
