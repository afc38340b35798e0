package sim

import "simulate/sim/engine"

type stream struct{}

func (w *World) nextArrival(int32) engine.Time { return engine.Never }
func (w *World) placeOf(i, ordinal int32) spot { return w.program.spotOf(w.program.Incidents[i].Place) }
func (w *World) priorityOf(i, ordinal int32) int32 { return w.program.Incidents[i].Priority }
