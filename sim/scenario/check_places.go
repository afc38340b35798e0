package scenario

// places checks the travel section, which is all that places refer to.
func (c *checker) places() {
	travel := &c.s.Travel
	for a, row := range travel.Between.All() {
		path := "travel.between." + a
		c.place(path+atKey, a)
		for b := range row.All() {
			c.place(path+"."+b+atKey, b)
			if a == b {
				c.errorf(path+"."+b+atKey, "name two places", "this is the way from %s to itself", a)
			}
		}
	}
	for kind := range travel.Speed.All() {
		if kind != "default" {
			c.kind("travel.speed."+kind+atKey, kind)
		}
	}
	for kind, rule := range c.s.Dispatch.All() {
		c.kind("dispatch."+kind+atKey, kind)
		if rule.Choose != nil {
			c.chosen("dispatch."+kind+".choose", rule.Choose, c.allScenes())
		}
	}
}

func (c *checker) sites() {
	for id, site := range c.s.Sites.All() {
		path := "sites." + id
		c.agency(path+".agency", site.Agency)
		c.place(path+".place", site.Place)
		switch {
		case site.Place == "" && site.Position == nil:
			c.errorf(path+atKey, "write place or position", "nothing says where %s is", id)
		case site.Place != "" && site.Position != nil:
			c.errorf(path+".position"+atKey, "remove one of the two", "%s has a place and a position", id)
		case site.Position != nil && c.s.Places.Get(id) != nil:
			c.errorf(path+atKey, "write place: "+id+" instead of a position, or rename one", "%s is also a place", id)
		}
	}
}

func (c *checker) channels() {
	for id, channel := range c.s.Channels.All() {
		path := "channels." + id
		c.agencies(path+".members", channel.Members)
		if len(channel.Members) == 0 {
			c.errorf(path+".members", "list the agencies that use it", "the channel has no members")
		}
	}
}

// agencies checks a list of agencies: each known, and each once.
func (c *checker) agencies(path string, names []string) {
	for i, name := range names {
		c.agency(item(path, i), name)
	}
	c.once(path, names)
}

// once reports names that a list has twice.
func (c *checker) once(path string, names []string) {
	seen := make(map[string]bool)
	for i, name := range names {
		if seen[name] {
			c.errorf(item(path, i), "remove one", "%s is named twice", name)
		}
		seen[name] = true
	}
}
