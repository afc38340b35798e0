package sim

import "simulate/sim/engine"

// orderPosture orders every site of a step; an earlier order that a site has not carried out is superseded.
func (w *World) orderPosture(si stepIndex, cause Seq) {
	s, all := &w.steps[si], w.ordersOf(si)
	started := w.start(si, cause, 0)
	s.open, s.sites, s.short = all.to-all.from, 0, false
	for i := all.from; i < all.to; i++ {
		w.orderSite(si, i, started)
	}
	if s.open == 0 {
		w.finish(si, started)
	}
}

// ordersOf are the states of a posture step's orders.
func (w *World) ordersOf(si stepIndex) indexes { return w.stepOf(si).orders.at(w.shiftOf(si).orders) }

// order is the compiled order of a state.
func (w *World) order(i int32) *order { return &w.program.orders[w.orders[i].of] }

func (w *World) orderSite(si stepIndex, i int32, cause Seq) {
	order, site := &w.orders[i], w.order(i).site
	superseded := w.sites[site].order
	w.sites[site].order = i
	order.live = true
	order.placed = w.append(w.siteFact(i, PostureOrdered, cause))
	if superseded != None {
		w.supersede(superseded, order.placed)
	}
	order.due = w.now + w.time(&w.drawnWith(si, &order.state).takes, w.siteQuantity(i, DrawTakes))
	w.schedule(order.due, postureReached, i)
}

// siteFact is a record about one site of a posture step.
func (w *World) siteFact(i int32, kind Kind, cause Seq) *Record {
	order := w.order(i)
	site := &w.program.Sites[order.site]
	r := w.fact(w.orders[i].step, kind, cause, 0)
	r.Arg, r.Agency, r.Place = order.site, site.Agency, site.Place
	return r
}

func (w *World) siteQuantity(i int32, purpose Purpose) quantity {
	order, si := w.order(i), w.orders[i].step
	q := w.stepQuantity(si, purpose, uint64(w.steps[si].round))
	q.subject = &order.subject
	return q
}

// supersede ends an order that a later one at the same site replaces.
func (w *World) supersede(i int32, cause Seq) {
	si := w.orders[i].step
	w.steps[si].short = true
	seq := w.append(w.siteFact(i, PostureSuperseded, cause))
	w.settleOrder(i, seq, SetOf(PostureSet, PostureRefused), lost)
}

// reachPosture is a site's carrying out of an order, or its refusal.
func (w *World) reachPosture(i int32) {
	order, si := w.order(i), w.orders[i].step
	w.sites[order.site].order = None
	if refused := &w.stepOf(si).refused; !refused.never() && w.happens(*refused, w.siteQuantity(i, DrawRefusal)) {
		seq := w.append(w.siteFact(i, PostureRefused, w.orders[i].placed))
		w.settleOrder(i, seq, SetOf(PostureSet), foiled)
		return
	}
	w.steps[si].sites++
	seq := w.append(w.siteFact(i, PostureSet, w.orders[i].placed))
	w.settleOrder(i, seq, SetOf(PostureRefused), lost)
}

// settleOrder closes the order of one site, after which milestones of some kinds cannot come there, and why; the last one ends
// the step. It has failed only when every site refused: one that obeyed makes it done, and where an order was superseded
// somebody wanted something else.
func (w *World) settleOrder(i int32, seq Seq, impossible KindSet, why fate) {
	order, si := w.order(i), w.orders[i].step
	s, step := &w.steps[si], w.stepOf(si)
	w.orders[i].live, w.orders[i].due = false, engine.Never
	if !step.repeats {
		w.loseAt(si, impossible, order.site, seq, why)
	}
	s.open--
	switch {
	case s.open > 0:
	case s.sites > 0 || s.short:
		w.finish(si, seq)
	case step.repeats:
		w.rest(si)
	default:
		w.end(si, w.fact(si, StepFailed, seq, 0))
	}
}

// withdrawOrders takes back the orders that sites have not carried out.
func (w *World) withdrawOrders(si stepIndex) {
	all := w.ordersOf(si)
	for i := all.from; i < all.to; i++ {
		if w.orders[i].live {
			w.orders[i].live, w.orders[i].due = false, engine.Never
			w.sites[w.order(i).site].order = None
		}
	}
}
