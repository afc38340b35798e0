package format

import "simulate/report/document"

// pictures are the kinds of section that only pages show: what they show is in tables and in data too.
type pictures struct{}

// Distributions are drawn by charts.
func (pictures) Distributions(*document.Distributions) {}

// Heat is drawn by a chart.
func (pictures) Heat(*document.Heat) {}

// Chapter divides a page.
func (pictures) Chapter(*document.Chapter) {}

// Chart is drawn by a page.
func (pictures) Chart(*document.Chart) {}

// Replay is played by a page.
func (pictures) Replay(*document.Replay) {}
