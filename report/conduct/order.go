package conduct

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"simulate/report/words"
	"simulate/sim/exercise"
)

// Check says what would come of an order, and keeps nothing.
func (c *Conductor) Check(role string, w OrderWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, o, err := c.look(role, w)
	return o, err
}

// Order gives an order.
func (c *Conductor) Order(role string, w OrderWish) (Outcome, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, o, err := c.look(role, w)
	if err != nil {
		return Outcome{}, err
	}
	if o.State == Refused {
		err := c.refuse(e.Author, e.For, "order", w.Order, o.Lines)
		c.refresh()
		return o, err
	}
	given, err := c.ask(e, w.Order, o.Words)
	if given.State == Can {
		given.State, given.Lines = o.State, o.Lines
	}
	return given, err
}

// look makes the entry of an order, and says what would come of it.
func (c *Conductor) look(author string, w OrderWish) (exercise.Entry, Outcome, error) {
	if c.problem != "" {
		return exercise.Entry{}, Outcome{}, &NotKept{c.problem}
	}
	author, behalf, err := c.author(author, w.For)
	if err != nil {
		return exercise.Entry{}, Outcome{}, err
	}
	e := exercise.Entry{Author: author, For: behalf, Wall: c.wall.UTC()}
	r := c.role(e.Actor())
	if r == nil {
		return e, Outcome{}, errors.New("an order is that of a role: say of which")
	}
	if wrong := r.idle(author); wrong != "" {
		return e, refused("An order", wrong), nil
	}
	r.learn(&c.run, c.run.shown(c.instant(c.clock.now(c.wall))))
	f := c.form(r)
	made, text, wrong := c.made(r, &f, &w.Order)
	if wrong != "" {
		return e, refused(text, wrong), nil
	}
	e.Order = made
	if p, problems := c.exercise.Propose(e); p == nil {
		o := refused(text, c.said(problems)...)
		o.Change = nearest(&f, &w.Order)
		return e, o, nil
	}
	o := done(text)
	if short := shortOf(&f, &w.Order); len(short) > 0 {
		o.State, o.Lines = Waiting, short
	}
	return e, o, nil
}

// made is an order as the journal has it, and in words; wrong says why it is none: it names what the role is not offered.
func (c *Conductor) made(r *role, f *Form, o *Order) (made *exercise.Order, text, wrong string) {
	w := slices.IndexFunc(f.Words, func(w Word) bool { return w.Word == o.Word })
	if w < 0 {
		return nil, "An order", "that is no order that you can give now"
	}
	word := &f.Words[w]
	incident, wrong := incidentOf(f, o)
	if wrong != "" {
		return nil, "An order", wrong
	}
	if o.What != "" {
		i := slices.IndexFunc(word.What, func(ready Ready) bool { return ready.ID == o.What })
		if i < 0 {
			return nil, "An order", "that is not to be ordered now: it has begun already, or you know of nothing that it follows"
		}
		of, id, _ := strings.Cut(o.What, ":")
		made := &exercise.Order{Incident: word.What[i].Incident}
		if of == "do" {
			made.Do = id
		} else {
			made.Named = id
		}
		return made, word.What[i].Label, ""
	}
	if wrong := offered(word, o); wrong != "" {
		return nil, c.inWords(word, o), wrong
	}
	step, err := json.Marshal(c.stepOf(r, o))
	if err != nil {
		return nil, "An order", err.Error()
	}
	return &exercise.Order{Incident: incident, Step: step}, c.inWords(word, o), ""
}

func incidentOf(f *Form, o *Order) (id, wrong string) {
	if o.Incident == "" && len(f.Incidents) == 1 {
		return f.Incidents[0].ID, ""
	}
	if !hasChoice(f.Incidents, o.Incident) {
		return "", "say about what the order is"
	}
	return o.Incident, ""
}

func hasChoice(of []Choice, id string) bool {
	return slices.ContainsFunc(of, func(c Choice) bool { return c.ID == id })
}

// offered says what is missing, or not to be chosen.
func offered(w *Word, o *Order) string {
	for id, n := range o.Who {
		if n < 0 || n > 1000 || !slices.ContainsFunc(w.Who, func(c Count) bool { return c.ID == id }) {
			return "those units are not yours to order"
		}
	}
	for _, id := range o.To {
		if !hasChoice(w.To, id) {
			return "say to whom"
		}
	}
	switch {
	case !w.Own:
		return "choose one of the orders that are ready"
	case o.Where != "" && !hasChoice(w.Where, o.Where):
		return "say where"
	case len(w.Who) > 0 && countOf(o.Who) == 0:
		return "say how many of whom"
	case o.Where == "" && (w.Word == "send" || w.Word == "move"):
		return "say where"
	case strings.TrimSpace(o.Text) == "" && (w.Word == "work" || w.Word == "message"):
		return "write what, in your own words"
	case len(o.To) == 0 && (w.Word == "message" || w.Word == "posture"):
		return "say to whom"
	case w.Word == "posture" && !hasChoice(w.Postures, o.Posture):
		return "say into which posture"
	}
	return ""
}

func countOf(who map[string]int) (n int) {
	for _, of := range who {
		n += of
	}
	return n
}

// stepOf is an order in one's own words or choices, as a plan has it.
func (c *Conductor) stepOf(r *role, o *Order) map[string]any {
	who := maps.Clone(o.Who)
	maps.DeleteFunc(who, func(_ string, n int) bool { return n == 0 })
	step := map[string]any{}
	if o.Where != "" {
		step["where"] = o.Where
	}
	switch o.Word {
	case "send":
		var from []string
		for id, u := range c.scenario().Units.All() {
			if who[id] > 0 && !slices.Contains(from, u.Agency) {
				from = append(from, u.Agency)
			}
		}
		step["send"], step["from"] = who, from
	case "move", "release":
		step[o.Word] = who
	case "work":
		step["work"], step["needs"] = o.Text, who
	case "message":
		step["message"], step["from"], step["to"] = o.Text, r.written.Agency, o.To
	case "posture":
		step["posture"], step["sites"] = o.Posture, o.To
	}
	return step
}

// inWords is an order as a person says it.
func (c *Conductor) inWords(w *Word, o *Order) string {
	var who []string
	for _, count := range w.Who {
		if n := o.Who[count.ID]; n > 0 {
			who = append(who, fmt.Sprintf("%d× %s", n, count.Label))
		}
	}
	named := func(from []Choice, ids ...string) string {
		var labels []string
		for _, of := range from {
			if slices.Contains(ids, of.ID) {
				labels = append(labels, of.Label)
			}
		}
		return words.Enumerated(labels)
	}
	units, where := words.Enumerated(who), named(w.Where, o.Where)
	switch o.Word {
	case "send":
		return "Send " + units + " to " + where
	case "move":
		return "Move " + units + " to " + where
	case "release":
		return "Let go " + units
	case "work":
		if where != "" {
			where = ", at " + where
		}
		return units + ": " + o.Text + where
	case "message":
		return "To " + named(w.To, o.To...) + ": “" + o.Text + "”"
	default:
		return named(w.To, o.To...) + " into " + named(w.Postures, o.Posture)
	}
}

// shortOf says for what an order will have to wait, as far as the role knows.
func shortOf(f *Form, o *Order) (lines []string) {
	if o.Word != "send" || o.What != "" {
		return nil
	}
	for _, w := range f.Words {
		for _, count := range w.Who {
			if n := o.Who[count.ID]; w.Word == o.Word && n > count.Free {
				lines = append(lines, fmt.Sprintf("It will wait: %d of %d %s free", count.Free, n, count.Label))
			}
		}
	}
	return lines
}

// nearest is what can be ordered instead of more than there is.
func nearest(f *Form, o *Order) []Offer {
	offers := []Offer{}
	for _, w := range f.Words {
		for _, count := range w.Who {
			if w.Word == o.Word && o.Who[count.ID] > count.Most && count.Most > 0 {
				less := *o
				less.Who = maps.Clone(o.Who)
				less.Who[count.ID] = count.Most
				offers = append(offers, Offer{fmt.Sprintf("Ask for %d", count.Most), less})
			}
		}
	}
	return offers
}
