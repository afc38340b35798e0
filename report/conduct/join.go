package conduct

import (
	"crypto/rand"
	"slices"
	"strings"

	"simulate/sim/exercise"
)

// Me says who a key is.
type Me struct {
	Kind     string   `json:"kind"` // player, controller, evaluator, display
	Role     string   `json:"role"`
	Title    string   `json:"title"`
	Agency   string   `json:"agency"`
	Exercise string   `json:"exercise"`
	Page     string   `json:"page"`
	Joined   []string `json:"joined"` // names that are there already
	Decides  bool     `json:"decides"`
	Orders   []string `json:"orders"`
	Sees     []string `json:"sees"`
	State    State    `json:"state"` // of the clock
	Starts   string   `json:"starts"`
}

// Me says who somebody is who has a key.
func (c *Conductor) Me(id string) Me {
	c.mu.Lock()
	defer c.mu.Unlock()
	me := Me{Kind: id, Role: id, Title: c.titleOf(id), Exercise: c.title(), Page: "/" + id, Joined: []string{}, Orders: []string{}, Sees: []string{}}
	if id == Display {
		me.Title = "Display"
	}
	me.State, me.Starts = c.clock.state, c.clockText(0)
	r := c.role(id)
	if r == nil {
		return me
	}
	me.Kind, me.Agency, me.Page, me.Joined, me.Decides = "player", r.agency, "/player", list(slices.Clone(r.joined)), len(r.written.Decides) > 0
	for _, agency := range r.written.Orders {
		me.Orders = append(me.Orders, c.names.AgencyNamed(agency))
	}
	for _, agency := range r.written.Sees {
		me.Sees = append(me.Sees, c.names.AgencyNamed(agency))
	}
	return me
}

// JoinWish is who joins.
type JoinWish struct {
	Name   string `json:"name"`
	Device string `json:"device"` // phone, tablet, desktop
}

// Joined is where to go on, and by what the device says that it is there.
type Joined struct {
	Page   string `json:"page"`
	Device string `json:"device"`
}

// kindsOfDevice are those that are told apart, the usual one first.
var kindsOfDevice = []string{"desktop", "phone", "tablet"}

const (
	longestName = 60
	longestText = 300 // of what an entry is told with where there are many
	mostDevices = 500
)

// Join lets a device in. Who plays a role stands in the journal.
func (c *Conductor) Join(id string, w JoinWish) (Joined, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !slices.Contains(kindsOfDevice, w.Device) {
		w.Device = kindsOfDevice[0]
	}
	name := atMost(strings.TrimSpace(w.Name), longestName)
	j := Joined{Page: "/" + id, Device: rand.Text()[:12]}
	if r := c.role(id); r != nil {
		j.Page = "/player"
		e := exercise.Entry{Author: id, Role: &exercise.Role{Role: id, Action: exercise.Join, Name: name}}
		if name == "" {
			e.Role.Name = r.title
		}
		if !slices.Contains(r.joined, e.Role.Name) {
			if o, err := c.ask(e, w, "Join"); err != nil || o.State != Can {
				return Joined{}, err
			}
		}
	}
	c.wall = c.options.Now()
	c.devices = slices.DeleteFunc(c.devices, func(d *device) bool { return c.isAway(d) && d.role == id && d.name == name })
	if len(c.devices) >= mostDevices {
		c.devices = c.devices[1:]
	}
	c.devices = append(c.devices, &device{id: j.Device, name: name, kind: w.Device, role: id, seen: c.wall})
	c.changed++
	c.refresh()
	return j, nil
}

// atMost is the beginning of a text.
func atMost(text string, runes int) string {
	if r := []rune(text); len(r) > runes {
		return string(r[:runes]) + "…"
	}
	return text
}

// HereWish is by what a device says that it is there.
type HereWish struct {
	Device string `json:"device"`
}

// Here notes that a device is there.
func (c *Conductor) Here(id string, w HereWish) (struct{}, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, d := range c.devices {
		if d.id == w.Device && d.role == id {
			if c.isAway(d) {
				c.changed++
			}
			d.seen = c.options.Now()
		}
	}
	return struct{}{}, nil
}

// missing counts devices that have gone since the last tick, so that the controller is told.
func (c *Conductor) missing() {
	gone := 0
	for _, d := range c.devices {
		if c.isAway(d) {
			gone++
		}
	}
	if gone != c.gone {
		c.gone = gone
		c.changed++
	}
}
